import type { AnswerOf, CallFunction } from '@huiyin/contracts'
import type { campaignCalls } from '@huiyin/contracts/campaign'
import type { intakeCalls } from '@huiyin/contracts/intake'
import type { organisationCalls } from '@huiyin/contracts/organisation'
import type { rectificationCalls } from '@huiyin/contracts/rectification'
import type { Clock } from '@huiyin/kernel'
import type { CommandGateway } from '@huiyin/nest-platform'
import type { Stage } from './words.js'

/** A program that may send requests: what it is called, and the channel its reports come in by. */
export type ApiClient = NonNullable<AnswerOf<typeof organisationCalls.programOfKey>>

/** An item that came in by this interface, as intake tells it: nothing of its reporter, nothing it complains of. */
export type SentItem = AnswerOf<typeof intakeCalls.sentItems>[number]

/** One unit's work on an item. */
export type SentEntry = Pick<
  AnswerOf<typeof rectificationCalls.sentEntries>[number],
  'itemId' | 'unitId' | 'state' | 'openedAt' | 'dueAt' | 'closedAt'
>

/** A step of an item that a program may be told of. */
export interface SentStep {
  readonly itemId: string
  /** Told twice, it is known again. */
  readonly id: string
  readonly stage: Exclude<Stage, 'received'>
  readonly recordedAt: string
}

/** Whom this interface asks, each for what is its own: in the same process, or in one of their own. */
export interface Open311Owners {
  /** To the context that owns the command; rejects with `CommandIdReused`. */
  readonly send: CommandGateway['send']
  /** Of intake. */
  readonly sentItems: CallFunction<typeof intakeCalls.sentItems>
  readonly sentItemIds: CallFunction<typeof intakeCalls.sentItemIds>
  readonly sentItemsChanged: CallFunction<typeof intakeCalls.sentItemsChanged>
  readonly sentSteps: CallFunction<typeof intakeCalls.sentSteps>
  readonly knownPosition: CallFunction<typeof intakeCalls.knownPosition>
  /** Of rectification. */
  readonly sentEntries: CallFunction<typeof rectificationCalls.sentEntries>
  readonly workSteps: CallFunction<typeof rectificationCalls.workSteps>
  readonly itemsWorkedOn: CallFunction<typeof rectificationCalls.itemsWorkedOn>
  /** Of campaign. */
  readonly promisedToReporters: CallFunction<typeof campaignCalls.promisedToReporters>
  readonly channelOf: CallFunction<typeof campaignCalls.channelOf>
  readonly servicesChangedAt: CallFunction<typeof campaignCalls.servicesChangedAt>
  /** Of organisation. */
  readonly unitNames: CallFunction<typeof organisationCalls.unitNames>
  readonly tenantSettings: CallFunction<typeof organisationCalls.tenantSettings>
  readonly programOfKey: CallFunction<typeof organisationCalls.programOfKey>
}

export type Promised = AnswerOf<typeof campaignCalls.promisedToReporters>

/** Who may read without a key: nobody, or anybody. */
export type Reading = 'key' | 'anybody'

/** All this app has: it keeps nothing. */
export interface Open311Ports {
  readonly owners: Open311Owners
  /** The tenant whose city this is; the `jurisdiction_id` of the specification. */
  readonly tenant: string
  readonly reading: Reading
  /** The clock of the log. */
  readonly clock: Clock
  /** Where programs reach it, as `https://city.example`; null: as each request was addressed, which a proxy may change. */
  readonly address: string | null
  /** How whoever runs this is reached, for the discovery document. */
  readonly contact: string
}
