import type { Reaction } from '@huiyin/messaging'
import type { RectificationPublished } from '@huiyin/contracts/rectification'

const record = (to: 'ObjectionUpheld' | 'ObjectionRejected'): Reaction => ({
  name: `record-${to === 'ObjectionUpheld' ? 'objection-upheld' : 'objection-rejected'}`,
  to,
  settledBy: ['NoObjectionRaised'], // the reply it was about was voided meanwhile
  react: (event) => {
    const { itemId, reportId } = event.data as RectificationPublished<typeof to>
    const input = { itemId, reportId, upheld: to === 'ObjectionUpheld' }
    return [{ name: 'RecordObjectionDecision', target: `${itemId}/${reportId}`, input }]
  },
})

/** An entry passed to a successor → the item is his as well. A part is not the item; of a work there is none. */
const passOn: Reaction = {
  name: 'pass-on-item',
  to: 'EntryPassedOn',
  settledBy: ['ItemUnknown'],
  react: (event) => {
    const data = event.data as RectificationPublished<'EntryPassedOn'>
    const { itemId, unitId, toPersonId: personId, named, leadEntryId } = data
    if (!named || leadEntryId !== undefined) return []
    return [{ name: 'RecordItemPassedOn', target: itemId, input: { itemId, unitId, personId } }]
  },
}

/** An entry goes on in the unit that took over its own → so does the item. */
const takeOver: Reaction = {
  name: 'take-over-item',
  to: 'EntryTakenOver',
  settledBy: ['ItemUnknown'],
  react: (event) => {
    const { itemId, unitId, intoUnitId, leadEntryId } = event.data as RectificationPublished<'EntryTakenOver'>
    if (leadEntryId !== undefined) return []
    return [{ name: 'RecordItemPassedOn', target: itemId, input: { itemId, unitId, intoUnitId } }]
  },
}

/**
 * What intake does when rectification has published something: the report hears what became of its objection, and the item
 * who goes on with it.
 */
export const reactionsToRectification: readonly Reaction[] = [
  ...[record('ObjectionUpheld'), record('ObjectionRejected')],
  ...[passOn, takeOver],
]
