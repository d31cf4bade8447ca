import { appending } from './event-store/appending.js'
import { beside } from './event-store/beside.js'
import { commands } from './event-store/commands.js'
import { envelopes } from './event-store/envelope.js'
import { lifecycle } from './event-store/lifecycle.js'
import type { Promises } from './event-store/log.js'
import { parts } from './event-store/parts.js'
import { reading } from './event-store/reading.js'
import { times } from './event-store/times.js'

export type { OpenedLog, OpenStore, Promises } from './event-store/log.js'

/** What every event store promises (design §3, "The log"). An adapter is done when all of it holds. */
export const eventStoreContract: Promises = {
  ...appending,
  ...commands,
  ...reading,
  ...parts,
  ...times,
  ...envelopes,
  ...lifecycle,
  ...beside,
}
