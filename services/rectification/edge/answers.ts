import { MOST_FILE_BYTES } from '@huiyin/files'
import { answerPeers, remoteSeenItems, type SignedCalls, type SignedQuestion } from '@huiyin/nest-platform'
import { answeringPeople, type ServiceAnswers, type ServiceParts } from '@huiyin/process-host'
import type { ListQueries } from '@huiyin/read-model'
import { z } from 'zod'
import { keepEvidence, type EvidenceKept } from '../application/keep-evidence.js'
import type { EntryRow } from '../projections/entries.js'
import { rectificationCalls } from './calls.js'
import { EvidenceModule } from './evidence.module.js'
import { evidenceQuestions, type EvidenceQuestionPorts } from './evidence-questions.js'

/** Four characters for every three bytes. */
const longest = Math.ceil((MOST_FILE_BYTES * 4) / 3) + 4

const KEEP_EVIDENCE: SignedQuestion<{ readonly entryId: string; readonly bytes: string }, EvidenceKept> = {
  call: 'keep-evidence',
  asked: z.strictObject({ entryId: z.string().min(1).max(200), bytes: z.base64().max(longest) }),
  answer: z.unknown() as z.ZodType<EvidenceKept>,
  bodyLimit: '14mb',
}

/** An operator brings evidence in for an entry, as a demonstration and a taking-over of another system do. */
const answerKeeping = ({ files, vault }: Pick<ServiceParts, 'files' | 'vault'>): SignedCalls =>
  answerPeers(KEEP_EVIDENCE, ['operator'], ({ entryId, bytes }) =>
    keepEvidence({ files, vault }, entryId, { bytes: Buffer.from(bytes, 'base64'), declared: '' }),
  )

/** What rectification's process answers beside commands: evidence, to those who see the item, and its upload; to other processes. */
export const rectificationAnswers = (parts: ServiceParts): ServiceAnswers => {
  const { store, vault, files, lists, listsCaughtUp: settle, peerOf } = parts
  const seen = remoteSeenItems(peerOf('dashboard-api'))
  const evidence: EvidenceQuestionPorts = {
    ...{ store, files, vault },
    seenEntries: async (viewer, itemId) => (await seen(viewer, itemId))?.entryIds ?? null,
  }
  const questions = { rectification: evidenceQuestions(evidence) }
  const people = answeringPeople(parts, { questions, modules: [EvidenceModule.with(evidence)] })
  const own = rectificationCalls({ store, lists: lists.query as ListQueries<{ readonly entries: EntryRow }>, settle })
  return { ...people, calls: { ...own, ...answerKeeping({ files, vault }) } }
}
