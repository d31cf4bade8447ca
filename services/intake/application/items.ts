import type { Clock } from '@huiyin/kernel'
import { commandHandler, type EventStore } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { KeyVault } from '@huiyin/privacy'
import type { intakeCommands } from '@huiyin/contracts/intake'
import { itemEvents } from '../domain/item/events.js'
import { item } from '../domain/item/item.js'
import { indexPerson, sealPerson } from './sealing.js'

/** What intake needs from outside. */
export interface IntakePorts {
  readonly store: EventStore
  readonly clock: Clock
  readonly vault: KeyVault
}

/** Runs the commands of intake; each belongs to one item. */
export const itemHandlers = ({ store, vault }: IntakePorts): CommandHandlers<typeof intakeCommands> => {
  const handle = commandHandler({
    store,
    definitions: itemEvents,
    decider: item,
    unitOf: ({ assignment }) => assignment?.unitId ?? null,
  })
  return {
    ReceiveReport: async ({ itemId, personal, ...input }, by) => {
      if (!personal) return handle(itemId, { type: 'ReceiveReport', ...input }, by)
      const ids = { itemId, reportId: input.reportId }
      const sealed = await sealPerson(vault, ids, personal)
      if (!sealed) return { ok: false, refusal: 'PersonErased' }
      const handled = await handle(itemId, { type: 'ReceiveReport', ...input, sealed }, by)
      // sent again after a crash, it is the first result again, and what the crash left out is done now
      if (handled.ok && handled.events.length > 0) await indexPerson(vault, ids, personal)
      return handled
    },
    OpenReporter: ({ itemId, ...input }, by) => handle(itemId, { type: 'OpenReporter', ...input }, by),
    OrderErasure: ({ itemId, ...input }, by) => handle(itemId, { type: 'OrderErasure', ...input }, by),
    RecordErasure: ({ itemId, ...input }, by) => handle(itemId, { type: 'RecordErasure', ...input }, by),
    LinkReport: ({ itemId, ...input }, by) => handle(itemId, { type: 'LinkReport', ...input }, by),
    RegisterItem: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'RegisterItem', ...input, at: by.occurred.at }, by),
    WriteSummary: ({ itemId, ...input }, by) => handle(itemId, { type: 'WriteSummary', ...input }, by),
    DeclineItem: ({ itemId, ...input }, by) => handle(itemId, { type: 'DeclineItem', ...input }, by),
    TakeFirstContact: ({ itemId, ...input }, by) => handle(itemId, { type: 'TakeFirstContact', ...input }, by),
    AssignItem: ({ itemId, ...input }, by) => handle(itemId, { type: 'AssignItem', ...input }, by),
    TransferItem: ({ itemId, ...input }, by) => handle(itemId, { type: 'TransferItem', ...input }, by),
    WithdrawReport: ({ itemId, ...input }, by) => handle(itemId, { type: 'WithdrawReport', ...input }, by),
    ReplyToReport: ({ itemId, ...input }, by) => handle(itemId, { type: 'ReplyToReport', ...input }, by),
    MarkDuplicate: ({ itemId, ...input }, by) => handle(itemId, { type: 'MarkDuplicate', ...input }, by),
  }
}
