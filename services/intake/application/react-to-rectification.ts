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

/** What intake does when rectification has published something: the report hears what became of its objection. */
export const reactionsToObjections: readonly Reaction[] = [record('ObjectionUpheld'), record('ObjectionRejected')]
