import { accept, reject, type Decision } from '@huiyin/kernel'
import { cataloguedAs } from './catalogue.js'
import { nameComplainedOf } from './complained-of.js'
import type { ItemEvent } from './events.js'
import type { ItemCommand, ItemRefusal } from './command.js'
import { foundAs } from './recurring.js'
import { evolve, type ItemState } from './state.js'

type Of<N extends ItemCommand['type']> = Extract<ItemCommand, { type: N }>

/**
 * A finding of an inspection becomes an item as a report does that arrives on the inspection's channel. The channel's
 * fields are not asked again: team, record and date stand in the inspection the report names.
 */
export const receiveFinding = (command: Of<'ReceiveFinding'>, state: ItemState): Decision<ItemEvent, ItemRefusal> => {
  const { inspectionId, findingId, reportId, finding, atOrBelow, definitionOf, looksForKinds } = command
  if (state.status !== 'unknown') {
    return Object.hasOwn(state.reports, reportId) ? accept() : reject('ItemAlreadyReceived')
  }
  if (!finding) return reject('FindingUnknown')
  const { channel, text: summary, category, place, complainedOf } = finding
  if (definitionOf && !definitionOf(channel)) return reject('ChannelUnknown')
  const received: ItemEvent = {
    type: 'ReportReceived',
    data: {
      ...{ reportId, channel, reporter: 'staff', summary, category, place, outsideNumber: null },
      source: { inspectionId, findingId },
      ...cataloguedAs(finding),
      ...(looksForKinds ? foundAs(finding) : {}),
    },
  }
  if (!complainedOf) return accept(received)
  const named = nameComplainedOf({ personIds: complainedOf, atOrBelow }, evolve(state, received))
  return named.ok ? accept(received, ...named.events) : named
}
