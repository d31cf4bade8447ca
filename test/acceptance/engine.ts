import type { Kysely } from 'kysely'
import type { Clock, Instant } from '@huiyin/kernel'
import type { EventStore, StoredEvent } from '@huiyin/event-sourcing'
import type { FileGuard, Files } from '@huiyin/files'
import type { Lists } from '@huiyin/host/contexts'
import type { SendCommand } from '@huiyin/messaging'
import type { KeyVault } from '@huiyin/privacy'
import type { BusMode, Parts } from './parts.js'

export interface WorldOptions {
  readonly bus: BusMode
  /** When the story begins. */
  readonly start: Instant
  /** The log of an earlier world: everything is delivered and listed anew. A new log when left out. */
  readonly anew?: Parts['anew']
  /** What everybody reads the time from, where it is not the story's own clock: it may also jump. */
  readonly clock?: Clock
}

/** What a story runs on, however the product is put together behind it. */
export interface Engine {
  readonly store: EventStore
  readonly clock: Clock & { moveTo(instant: Instant): Promise<void> }
  readonly send: SendCommand
  readonly lists: Kysely<Lists>
  /** Where files are, and the keys they are sealed under. */
  readonly kept: { readonly files: Files; readonly vault: KeyVault; readonly guard: FileGuard }
  readonly facts: () => readonly StoredEvent[]
  /** Resolves when everything up to now has had its consequences. */
  readonly drain: () => Promise<void>
  readonly faults: () => readonly string[]
  readonly anew: Parts['anew']
  readonly close: () => Promise<void>
}
