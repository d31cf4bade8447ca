import type { Reaction } from '@huiyin/messaging'
import type { IntakePublished } from '@huiyin/contracts/intake'

/** What follows within intake itself: a finding becomes an item, and who is named at the item is named at the finding. */
export const reactionsToFindings: readonly Reaction[] = [
  {
    name: 'receive-finding',
    to: 'FindingBecameItem',
    settledBy: [],
    react: (event) => {
      const { itemId, reportId, inspectionId, findingId } = event.data as IntakePublished<'FindingBecameItem'>
      return [{ name: 'ReceiveFinding', target: itemId, input: { itemId, reportId, inspectionId, findingId } }]
    },
  },
  {
    name: 'record-finding-complained-of',
    to: 'PersonComplainedOfNamed',
    settledBy: [],
    react: (event) => {
      const { complainedOf, source } = event.data as IntakePublished<'PersonComplainedOfNamed'>
      if (!source) return []
      const input = { ...source, personIds: complainedOf }
      return [{ name: 'RecordFindingComplainedOf', target: source.inspectionId, input }]
    },
  },
]
