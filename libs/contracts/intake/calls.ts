import { z } from 'zod'
import { defineCall } from '../calls.js'
import { itemHistoryCall, position } from '../histories.js'
import { base64, id, instant, sha256Hex } from '../shapes.js'
import { sentCalls } from './sent-calls.js'
import { trackingHash } from './tracking-commands.js'

/** Up to where the log was known at a moment: resolved once for all who tell their part of a history. */
const knownPosition = defineCall({
  owner: 'intake',
  call: 'known-position',
  says: 'The last place of the log that was recorded by a moment, or at all; null: nothing was.',
  asked: z.strictObject({ knownAt: instant.nullable() }),
  answer: position.nullable(),
})

const reply = z.strictObject({
  reportId: z.string(),
  result: z.string(),
  text: z.string(),
  occurredAt: instant,
  objectUntil: instant.nullable(),
})
const followedItem = z.strictObject({
  state: z.string(),
  number: z.string().nullable(),
  category: z.string().nullable(),
  channel: z.string(),
  receivedAt: instant,
  registeredAt: instant.nullable(),
  unitId: z.string().nullable(),
  declinedFor: z.string().nullable(),
})

/** What somebody who follows his report is told of it, and nothing of any other report of the item. */
const followedReport = defineCall({
  owner: 'intake',
  call: 'followed-report',
  says: 'An item as somebody who follows one of its reports may know it; null: there is none in this tenant.',
  asked: z.strictObject({ tenant: id, itemId: id, reportId: id }),
  answer: z
    .strictObject({
      item: followedItem,
      withdrawn: z.boolean(),
      photos: z.number().int().nonnegative(),
      replies: z.array(reply).readonly(),
      /** The last objection to a reply to this report: which unit had the item, and when it was raised. */
      raised: z.strictObject({ unitId: z.string(), at: instant }).nullable(),
    })
    .nullable(),
})

/** The largest file that is taken (libs/files). */
const MOST_BYTES = 10 * 1024 * 1024

/** Whose report a tracking code is of: the code itself goes no further than the pages on which it is typed. */
const trackedReport = defineCall({
  owner: 'intake',
  call: 'tracked-report',
  says: 'The report of this tenant whose tracking code has this hash, and its item; null: there is none.',
  asked: z.strictObject({ tenant: id, tracking: trackingHash }),
  answer: z.strictObject({ itemId: z.string(), reportId: z.string() }).nullable(),
})

/** A photo before the report that names it is sent. It travels in the clear inside TLS or a private network (ADR 0018). */
const keepPhoto = defineCall({
  owner: 'intake',
  call: 'keep-photo',
  says: 'Keeps a photo sealed for a report that is about to be sent.',
  asked: z.strictObject({ itemId: id, reportId: id, declared: z.string().max(200), base64: base64(MOST_BYTES) }),
  bodyLimit: '14mb',
  answer: z.union([
    z.strictObject({ ok: z.literal(true), photo: z.strictObject({ file: sha256Hex, sha256: sha256Hex }) }),
    z.strictObject({ ok: z.literal(false), refusal: z.string() }),
  ]),
})

/** What intake answers to other processes. */
export const intakeCalls = {
  knownPosition,
  itemHistory: itemHistoryCall('intake'),
  trackedReport,
  followedReport,
  keepPhoto,
  ...sentCalls,
} as const
