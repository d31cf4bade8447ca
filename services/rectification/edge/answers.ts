import { remoteSeenItems } from '@huiyin/nest-platform'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { answeringPeople, type ServiceAnswers, type ServiceParts } from '@huiyin/process-host/hosting'
import type { ListQueries } from '@huiyin/read-model'
import type { EntryRow } from '../projections/entries.js'
import { rectificationCalls } from './calls.js'
import { EvidenceModule } from './evidence.module.js'
import { evidenceQuestions, type EvidenceQuestionPorts } from './evidence-questions.js'

/** What rectification's process answers beside commands: evidence, to those who see the item, and its upload; to other processes. */
export const rectificationAnswers = (parts: ServiceParts): ServiceAnswers => {
  const { store, vault, files, guard, lists, listsCaughtUp: settle, peerOf } = parts
  const seen = remoteSeenItems(peerOf('dashboard-api'))
  const evidence: EvidenceQuestionPorts = {
    ...{ store, files, vault, guard, pictures: sharpPictures() },
    seenEntries: async (viewer, itemId) => (await seen(viewer, itemId))?.entryIds ?? null,
  }
  const questions = { rectification: evidenceQuestions(evidence) }
  const people = answeringPeople(parts, { questions, modules: [EvidenceModule.with(evidence)] })
  const own = { store, lists: lists.query as ListQueries<{ readonly entries: EntryRow }>, settle }
  return { ...people, calls: rectificationCalls({ ...own, files, vault, guard }) }
}
