import { rectificationCalls as calls } from '@huiyin/contracts/rectification'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { HistorySources } from '@huiyin/read-model'
import type { KeepingPorts } from '@huiyin/privacy'
import { keepEvidence } from '../application/keep-evidence.js'
import type { EntryRow } from '../projections/entries.js'
import { itemsWorkedOn, workSteps } from './entry-steps.js'
import { followedEntries, followedEntriesOf, followedObjection } from './followed-entries.js'
import { publishedEntries } from './published-entries.js'
import { publishedPhoto } from './published-photo.js'
import { rectificationHistory } from './history.js'

/** What rectification answers from. */
export type RectificationCallNeeds = HistorySources<{ readonly entries: EntryRow }> & KeepingPorts

/** What rectification answers to other processes, each call to those alone who need it. */
export const rectificationCalls = ({ files, vault, guard, ...sources }: RectificationCallNeeds): SignedCalls => ({
  ...answerPeers(calls.itemHistory, ['dashboard-api'], rectificationHistory(sources)),
  ...answerPeers(calls.followedEntries, ['citizen'], (asked) => followedEntries(sources.lists, asked)),
  ...answerPeers(calls.sentEntries, ['open311'], (asked) => followedEntriesOf(sources.lists, asked)),
  ...answerPeers(calls.workSteps, ['open311'], (asked) => workSteps(sources, asked)),
  ...answerPeers(calls.itemsWorkedOn, ['open311'], (asked) => itemsWorkedOn(sources.lists, asked)),
  ...answerPeers(calls.followedObjection, ['citizen'], (asked) => followedObjection(sources.store, asked)),
  ...answerPeers(calls.publishedEntries, ['citizen'], (asked) => publishedEntries(sources.lists, asked)),
  ...answerPeers(calls.publishedPhoto, ['citizen'], async (asked) => {
    const bytes = await publishedPhoto(sources.lists, { files, vault }, asked)
    return bytes && Buffer.from(bytes).toString('base64')
  }),
  ...answerPeers(calls.keepEvidence, ['operator'], ({ entryId, base64 }) =>
    keepEvidence({ files, vault, guard }, entryId, { bytes: Buffer.from(base64, 'base64'), declared: '' }),
  ),
})
