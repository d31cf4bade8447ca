import { NEGATIVE_LIST, type RectificationPublished } from '@huiyin/contracts/rectification'
import type { Reaction } from '@huiyin/messaging'

/** A short name for a text, always the same for the same one: ids of works are short, and those of lists need not be. */
export type Digest = (text: string) => string

/** A unit handed in what it found → every problem is work in its ledger, with the same acceptance as any (S2-71). */
const openListed = (digest: Digest): Reaction => ({
  name: 'open-listed-problems',
  to: 'UnitNegativeListHandedIn',
  settledBy: ['EntryAlreadyOpened'],
  react: (event) => {
    const { listsId, unitId, campaign, problems } = event.data as RectificationPublished<'UnitNegativeListHandedIn'>
    return problems.map(({ number, title, category, rootCause, fix, establish, dueOn, responsibleId }) => {
      const workId = `work-${digest(listsId)}-${number}`
      const fields = { category, rootCause }
      const about = { workId, unitId, campaign, personId: responsibleId, title, dueOn, remedies: { fix, establish } }
      return { name: 'OpenWork', target: `${workId}:${unitId}`, input: { ...about, ledger: NEGATIVE_LIST, fields } }
    })
  },
})

/** What follows when negative lists are handed in. */
export const reactionsToNegativeLists = (digest: Digest): readonly Reaction[] => [openListed(digest)]
