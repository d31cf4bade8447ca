import type { AccessLog } from '@huiyin/access-log'
import type { Counting } from '@huiyin/calendar'
import type { Clock } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import type { FileGuard, Files } from '@huiyin/files'
import type { Identity } from '@huiyin/identity'
import type { LiveSettings } from '@huiyin/installation'
import type { BoundService, CopyStore, Publisher } from '@huiyin/messaging'
import type { HttpHostOptions, LogLine, Peer, SignedCalls } from '@huiyin/nest-platform'
import type { CommandPrinting, ErasureJournal, KeyVault } from '@huiyin/privacy'
import type { ListDefinition, ListQueries } from '@huiyin/read-model'
import type { SignedClient } from '@huiyin/signed-http'
import type { ContextName, ProcessName } from '../config/processes.js'
import type { ServiceConfig } from '../config/shapes.js'

/** How a process asks others, and says what happens to it. */
export interface PeersAndLog {
  readonly log: LogLine
  /** Asks another process, whichever instance of it. Throws `BadConfig` where no address is configured. */
  readonly clientOf: (peer: ProcessName, timeoutMillis?: number) => SignedClient
  /** The same with its name, for who says who did not answer. */
  readonly peerOf: (peer: ProcessName, timeoutMillis?: number) => Peer
}

/** What a context stands on in a process of its own. */
export interface ServiceParts extends PeersAndLog {
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
  /** Who looks through files before they are kept. */
  readonly guard: FileGuard
  /** The context's own lists; what they are a caller knows. */
  readonly lists: { readonly query: ListQueries<unknown> }
  /** Resolves when the lists have everything committed before the call. */
  readonly listsCaughtUp: () => Promise<void>
  /** Does something while no other instance of the context does such a thing. */
  readonly alone: <T>(deed: () => Promise<T>) => Promise<T>
  /** Passwords and sessions of the installation, opened by the context that answers who is who. */
  readonly openIdentity: () => Promise<Identity>
  /** Who asked what in the installation, opened by the context that keeps it. */
  readonly openAccessLog: () => Promise<AccessLog>
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
export const COMMAND_SENDERS: readonly ProcessName[] = ['dashboard-api', 'citizen', 'open311', 'operator']
