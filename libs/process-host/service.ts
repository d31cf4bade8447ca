import type { z } from 'zod'
import type { Counting } from '@huiyin/calendar'
import type { Clock } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Files } from '@huiyin/files'
import type { BoundService, CopyStore, Publisher } from '@huiyin/messaging'
import type { HttpHostOptions, SignedCalls } from '@huiyin/nest-platform'
import type { CommandPrinting, ErasureJournal, KeyVault } from '@huiyin/privacy'
import type { ListDefinition } from '@huiyin/read-model'
import type { PostgresLists } from '@huiyin/lists-postgres'
import type { ContextName, ProcessName } from './processes.js'
import type { ProcessTools } from './run-process.js'
import type { LiveSettings } from './settings.js'
import type { serviceConfig } from './shapes.js'

export type ServiceConfig = z.output<typeof serviceConfig>

/** What a context stands on in a process of its own. */
export interface ServiceParts extends Pick<ProcessTools, 'clientOf' | 'peerOf' | 'log'> {
  readonly config: ServiceConfig
  readonly store: EventStore
  readonly clock: Clock
  readonly settings: LiveSettings
  readonly countingOf: (tenant: string) => Counting
  readonly copies: CopyStore
  /** The vault, and the journal of erasures, of the vault's process. */
  readonly vault: KeyVault
  readonly journal: ErasureJournal
  readonly files: Files
  /** The context's own lists; what they are a caller knows. */
  readonly lists: PostgresLists<unknown>
  /** Resolves when the lists have everything committed before the call. */
  readonly listsCaughtUp: () => Promise<void>
}

/** What a context answers beside commands: to other processes, and over HTTP to who is signed in. */
export interface ServiceAnswers {
  readonly calls?: SignedCalls
  readonly modules?: HttpHostOptions['modules']
  readonly close?: () => Promise<void>
}

/** A context as a process hosts it. */
export interface HostedContext {
  readonly name: ContextName
  readonly publishers: readonly Publisher[]
  readonly lists: readonly ListDefinition[]
  readonly alarms: readonly ListDefinition[]
  readonly printing?: CommandPrinting
  readonly bind: (parts: ServiceParts) => Promise<BoundService> | BoundService
  readonly answers?: (parts: ServiceParts) => Promise<ServiceAnswers> | ServiceAnswers
}

/** Who may send commands to a context's process: those who judged what the sender may do. */
export const COMMAND_SENDERS: readonly ProcessName[] = ['dashboard-api', 'citizen', 'operator']
