import { z } from 'zod'
import { defineCall } from '../calls.js'
import { itemHistoryCall, position } from '../histories.js'
import { base64, day, id, instant, sha256Hex } from '../shapes.js'

const entry = z.strictObject({
  unitId: z.string(),
  state: z.string(),
  openedAt: instant,
  dueAt: instant.nullable(),
  provisional: z.boolean(),
  closedAt: instant.nullable(),
})

/** Who works on an item since when and until when, without anybody's name. */
const followedEntries = defineCall({
  owner: 'rectification',
  call: 'followed-entries',
  says: 'The entries of an item as somebody who follows it may know them, in the order in which they were opened.',
  asked: z.strictObject({ tenant: id, itemId: id }),
  answer: z.array(entry).readonly(),
})

const ids = z.array(id).max(1_000).readonly()

/** The work on items that a program sent. */
const sentEntries = defineCall({
  owner: 'rectification',
  call: 'sent-entries',
  says: 'The entries of several items as the program that sent them may know them, in the order in which they were opened.',
  asked: z.strictObject({ tenant: id, itemIds: ids }),
  answer: z.array(z.strictObject({ ...entry.shape, itemId: z.string() })).readonly(),
})

/** When that work was closed out and opened again. */
const workSteps = defineCall({
  owner: 'rectification',
  call: 'work-steps',
  says: 'When the work of the units that have these items was closed out and opened again, as far as that stands.',
  asked: z.strictObject({ tenant: id, itemIds: ids }),
  answer: z
    .array(
      z.strictObject({
        ...{ itemId: z.string(), id: z.string(), is: z.enum(['closedOut', 'reopened']), recordedAt: instant },
      }),
    )
    .readonly(),
})

const itemsWorkedOn = defineCall({
  owner: 'rectification',
  call: 'items-worked-on',
  says: 'Items whose ids begin so, with work that changed after a place of the log (null: ever).',
  asked: z.strictObject({
    ...{ tenant: id, prefix: id, after: position.nullable(), most: z.number().int().min(1).max(1_000) },
  }),
  answer: z.array(z.string()).readonly(),
})

/** What became of an objection. */
const followedObjection = defineCall({
  owner: 'rectification',
  call: 'followed-objection',
  says: 'What became of the objection raised then to the reply to a report; null: nothing is known of it yet.',
  asked: z.strictObject({ itemId: id, unitId: id, reportId: id, raisedAt: instant }),
  answer: z
    .strictObject({
      dueAt: instant.nullable(),
      decided: z.strictObject({ upheld: z.boolean(), reason: z.string(), at: instant }).nullable(),
    })
    .nullable(),
})

/** What everybody may read, for the pages of citizens. */
const publishedEntries = defineCall({
  owner: 'rectification',
  call: 'published-entries',
  says: 'The entries that are public on a day, the latest first; nothing that was not written for the public.',
  asked: z.strictObject({ tenant: id, on: day }),
  answer: z.strictObject({
    entries: z
      .array(
        z.strictObject({
          ...{ publicationId: z.string(), itemId: z.string(), unitId: z.string(), campaign: z.string() },
          ...{ category: z.string(), kind: z.string(), state: z.string(), dueAt: instant.nullable() },
          ...{ provisional: z.boolean(), text: z.string().nullable(), answer: z.string().nullable() },
          ...{ publishedAt: instant, until: day.nullable(), photos: z.array(z.string()).readonly() },
        }),
      )
      .readonly(),
    more: z.boolean(),
  }),
})

/** A photo of what everybody may read, as it was made for the public. */
const publishedPhoto = defineCall({
  owner: 'rectification',
  call: 'published-photo',
  says: 'A photo of an entry that is public on a day, as JPEG in base64; null: there is none, or it is public no more.',
  asked: z.strictObject({ tenant: id, on: day, publicationId: id, photoId: id }),
  answer: z.string().nullable(),
})

/** The largest file that is taken (libs/files). */
const MOST_BYTES = 10 * 1024 * 1024

/** Evidence that an operator brings in, as a demonstration and a taking-over of another system do. */
const keepEvidence = defineCall({
  owner: 'rectification',
  call: 'keep-evidence',
  says: 'Keeps a file sealed for an entry whose claim is about to name it.',
  asked: z.strictObject({ entryId: id, base64: base64(MOST_BYTES) }),
  bodyLimit: '14mb',
  answer: z.union([
    z.strictObject({
      ok: z.literal(true),
      evidence: z.strictObject({
        ...{ file: sha256Hex, sha256: sha256Hex, size: z.number().int(), mediaType: z.string() },
      }),
    }),
    z.strictObject({ ok: z.literal(false), refusal: z.string() }),
  ]),
})

/** What rectification answers to other processes. */
export const rectificationCalls = {
  itemHistory: itemHistoryCall('rectification'),
  followedEntries,
  sentEntries,
  workSteps,
  itemsWorkedOn,
  followedObjection,
  publishedEntries,
  publishedPhoto,
  keepEvidence,
} as const
