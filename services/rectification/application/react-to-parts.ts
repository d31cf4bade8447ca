import type { RectificationPublished } from '@huiyin/contracts/rectification'
import type { Reaction } from '@huiyin/messaging'
import { entryIdOf } from './react-to-intake.js'

/** Another unit was asked for a part → it gets an entry that knows its lead. */
const openPart: Reaction = {
  name: 'open-part-when-asked',
  to: 'JointUnitAsked',
  settledBy: ['EntryAlreadyOpened'],
  react: (event) => {
    const { entryId: leadId, part, dueAt, ...data } = event.data as RectificationPublished<'JointUnitAsked'>
    const entryId = entryIdOf(data.itemId, data.unitId)
    const outsideDeadline = dueAt === null ? { kind: 'none' } : { kind: 'given', dueAt }
    const input = { ...data, entryId, outsideDeadline, lead: { entryId: leadId, part } }
    return [{ name: 'OpenEntry', target: entryId, input }]
  },
}

const record = (
  { unitId, leadEntryId }: { readonly unitId: string; readonly leadEntryId?: string | undefined },
  done: boolean,
) =>
  leadEntryId === undefined
    ? []
    : [{ name: 'RecordPart', target: leadEntryId, input: { entryId: leadEntryId, unitId, done } }]

/** A part was struck off → its lead knows. */
const recordPartDone: Reaction = {
  name: 'record-part-done',
  to: 'EntryClosedOut',
  settledBy: [],
  react: (event) => record(event.data as RectificationPublished<'EntryClosedOut'>, true),
}

/** A part was taken up again → its lead is not done. */
const recordPartOpen: Reaction = {
  name: 'record-part-open',
  to: 'EntryReopened',
  settledBy: [],
  react: (event) => record(event.data as RectificationPublished<'EntryReopened'>, false),
}

/** The close-out of a part was voided → its lead is not done. */
const recordPartVoided: Reaction = {
  name: 'record-part-open-when-voided',
  to: 'EntryFactVoided',
  settledBy: [],
  react: (event) => record(event.data as RectificationPublished<'EntryFactVoided'>, false),
}

/** An entry is hidden from somebody → so are its parts. */
const hideParts: Reaction = {
  name: 'hide-parts',
  to: 'PartsHidden',
  settledBy: [],
  react: (event) => {
    const { itemId, personIds, jointUnitIds } = event.data as RectificationPublished<'PartsHidden'>
    return jointUnitIds.map((unitId) => {
      const entryId = entryIdOf(itemId, unitId)
      return { name: 'RecordComplainedOf', target: entryId, input: { entryId, personIds } }
    })
  },
}

/** What rectification does with what it published itself: a lead and its parts are entries of their own. */
export const reactionsToParts: readonly Reaction[] = [
  ...[openPart, recordPartDone, recordPartOpen, recordPartVoided, hideParts],
]
