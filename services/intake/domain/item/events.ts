// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import type { DeadlineRule } from '@huiyin/calendar'
import { OWNER_GROUNDS, TRANSFER_RULES } from '@huiyin/contracts/intake'
import { defineEvents, event, voidingEvent, type EventOf } from '@huiyin/event-sourcing'
import { assignmentObjectionEvents, deadline } from './assignment-objection/events.js'
import { besideEvents } from './beside-events.js'

const outsideDeadline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('given'), dueAt: z.string() }),
  z.object({ kind: z.literal('none') }),
])
/** Sealed texts under the subject's key; null where nothing was said. */
const sealed = z.object({
  subject: z.string(),
  name: z.string().nullable(),
  contact: z.string().nullable(),
  address: z.string().nullable(),
  text: z.string().nullable(),
})
export type SealedPerson = z.infer<typeof sealed>
/** A photo of the reporter, sealed under the same key: where its ciphertext lies, and sealed the hash of its content. */
const photo = z.object({
  file: z.string(),
  /** Bytes of its content. */
  size: z.number().int(),
  mediaType: z.string(),
  sealed: z.string(),
})
export type Photo = z.infer<typeof photo>
const fields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
const deadlineRule = z.custom<DeadlineRule>((value) => isMap(value) && 'kind' in value, 'a rule of the calendar')
/** The finding of an inspection that a report was made of. */
const source = z.object({ inspectionId: z.string(), findingId: z.string() })
/** Where it stands in the campaign's catalogue beside its category. */
const catalogued = { manifestation: z.string().optional(), violation: z.string().optional() }
const reporter = z.enum(['named', 'anonymous', 'staff'])
/** What the unit that gets the item must know; repeated on a transfer so that the published event is a pick of one fact. */
const assignment = {
  unitId: z.string(),
  personId: z.string().nullable(),
  category: z.string(),
  campaign: z.string().nullable(),
  registeredAt: z.string(),
  outsideDeadline: outsideDeadline.nullable(),
  /** The rule of its channel; left out: the channel has none of its own. */
  deadlineRule: deadlineRule.optional(),
  /** Of whom the item complains; left out: of nobody. */
  complainedOf: z.array(z.string()).optional(),
  /** It is a style lead; left out: it is none. */
  styleLead: z.literal(true).optional(),
  /** Until when the unit may object to getting it, with how that was counted; left out: it may not. */
  objectionDeadline: deadline.optional(),
}

export const itemEvents = defineEvents('intake-item', {
  ...{ ...assignmentObjectionEvents, ...besideEvents },
  ReportReceived: event(
    1,
    'A report arrived on a channel and became this item.',
    z.object({
      reportId: z.string(),
      channel: z.string(),
      reporter,
      summary: z.string(),
      category: z.string().nullable(),
      place: z.string().nullable(),
      outsideNumber: z.string().nullable(),
      /** The item it comments on; left out: on none. */
      about: z.string().optional(),
      /** By when a leader reads it, where its channel asks for that. */
      readingDueAt: z.string().optional(),
      /** What its channel asked; left out where nothing was filled in. */
      fields: fields.optional(),
      sealed: sealed.nullable().optional(),
      /** The summary only says how it came; the desk still had to write one. */
      summaryOwed: z.literal(true).optional(),
      /** Left out where none came. */
      photos: z.array(photo).optional(),
      /** Left out: it came from no inspection. */
      source: source.optional(),
      ...catalogued,
      /** The cell of the grid in which the place lies; left out: nobody said so. */
      gridCell: z.string().optional(),
      /** The version of the map in which its position lay in that cell; left out: somebody said the cell. */
      cellFoundIn: z.number().int().optional(),
      /** The unit the reporter turned up at; left out: nobody said so. */
      cameTo: z.string().optional(),
      /** The day on which it was found; left out: nobody looks for what recurs, or said so. */
      foundOn: z.string().optional(),
    }),
  ),
  SummaryWritten: event(
    1,
    'The desk wrote what the matter is about, without names.',
    z.object({ summary: z.string() }),
  ),
  ReportLinked: event(
    1,
    'A further report of the same matter joined the item.',
    z.object({
      reportId: z.string(),
      channel: z.string(),
      reporter,
      /** The number it has where it came from; left out: none. */
      outsideNumber: z.string().optional(),
      fields: fields.optional(),
      sealed: sealed.optional(),
      /** The unit the reporter turned up at; left out: nobody said so. */
      cameTo: z.string().optional(),
    }),
  ),
  ReporterCameBefore: event(
    1,
    'Whoever brought this report gave a contact that other reports gave; they are named by their subjects alone.',
    z.object({ reportId: z.string(), subjects: z.array(z.string()) }),
  ),
  ItemRegistered: event(
    1,
    'The desk took the item on and numbered it; the first clock started.',
    z.object({
      number: z.string(),
      category: z.string(),
      campaign: z.string().nullable(),
      registeredAt: z.string(),
      ...catalogued,
      /** null: its campaign has no such measure, so nobody has to read it any more; left out: as before. */
      readingDueAt: z.null().optional(),
    }),
  ),
  ProblemCounted: event(
    1,
    'The item counts as one problem of its kind under a campaign that looks for what recurs.',
    z.object({ campaign: z.string(), problem: z.string(), foundOn: z.string() }),
  ),
  ItemRead: event(
    1,
    'A leader read the matter and wrote an instruction.',
    z.object({
      instruction: z.string(),
      /** Who read it. */
      reader: z.string(),
      /** Of the first reading where its channel asks for one: by when it was due, and whether it was in time. */
      dueAt: z.string().optional(),
      sameDay: z.boolean().optional(),
    }),
  ),
  ItemDeclined: event(1, 'The desk did not take the item on.', z.object({ reason: z.string() })),
  FirstContactTaken: event(
    1,
    'A person answers for the item until another takes over.',
    z.object({ personId: z.string(), unitId: z.string() }),
  ),
  PersonComplainedOfNamed: event(
    1,
    'The item complains of these persons: they and everybody below them see nothing of it.',
    z.object({
      /** Those named now. */
      personIds: z.array(z.string()),
      /** Everybody named so far, these included. */
      complainedOf: z.array(z.string()),
      /** Every unit that has or had the item. */
      unitIds: z.array(z.string()),
      /** Whether the unit or the person that has it stands at or below: then it has to be handed on. */
      misplaced: z.boolean(),
      /** The finding it came from; left out: from none. */
      source: source.optional(),
    }),
  ),
  ItemAssigned: event(1, 'A unit was made responsible.', z.object(assignment)),
  ItemTransferred: event(
    1,
    'The item was handed on to another unit; the first clock is kept.',
    z.object({
      ...assignment,
      fromUnitId: z.string(),
      /** Left out: its campaign asks for none. */
      reason: z.string().optional(),
      /** The rule by which it went; left out: with a reason. */
      rule: z.enum(TRANSFER_RULES).optional(),
      /** What let its owner be changed, where it has only one. */
      ground: z.enum(OWNER_GROUNDS).optional(),
      /** The unit that had it objected, and was right: no kick. */
      objected: z.literal(true).optional(),
    }),
  ),
  ItemPassedOn: event(
    1,
    'Who had the item has a successor: a person (null: nobody yet), or the unit that took over the one that had it.',
    z.object({
      unitId: z.string(),
      personId: z.string().nullable(),
      /** Whether the successor stands at or below a person complained of: it has to be handed on. */
      misplaced: z.boolean(),
    }),
  ),
  ReportWithdrawn: event(1, 'The reporter took a report back.', z.object({ reportId: z.string(), reason: z.string() })),
  ItemWithdrawn: event(
    1,
    'Every report of the item was taken back; the unit that had the item by then is named.',
    z.object({ unitId: z.string().nullable() }),
  ),
  ReportReplied: event(
    1,
    'A report was answered with a result.',
    z.object({
      reportId: z.string(),
      result: z.string(),
      text: z.string(),
      /** What it says to each point that its channel asks for. */
      points: z.record(z.string(), z.string()).optional(),
      /** Who gave it: that person does not decide about an objection to it. */
      repliedBy: z.string().optional(),
      /** Up to this moment it may be objected to; left out: no limit was set. */
      objectUntil: z.string().optional(),
    }),
  ),
  ItemAnswered: event(
    1,
    'Every report of the item has its reply.',
    z.object({ unitId: z.string(), reports: z.number().int() }),
  ),
  ReplyOwed: event(
    1,
    'A report joined after the item had been answered; a reply is owed again.',
    z.object({ unitId: z.string(), reportId: z.string() }),
  ),
  ObjectionRaised: event(
    1,
    'Whoever was answered was not satisfied with the reply; the words are sealed.',
    z.object({
      reportId: z.string(),
      unitId: z.string(),
      repliedBy: z.string().nullable(),
      sealed: z.object({ subject: z.string(), text: z.string() }),
    }),
  ),
  ObjectionDecided: event(
    1,
    'A person decided about an objection; upheld, the report is owed a new reply.',
    z.object({ reportId: z.string(), upheld: z.boolean() }),
  ),
  ObjectionLapsed: event(
    1,
    'The reply that was objected to was voided: nobody decides about the objection any more. The unit that had the item then.',
    z.object({ reportId: z.string(), unitId: z.string() }),
  ),
  OpeningRequested: event(
    1,
    'Somebody wants to look at what a reporter said of himself, and says why; a second person has to consent.',
    z.object({
      reportId: z.string(),
      reason: z.string(),
      askedBy: z.string(),
      /** Up to this moment it may be consented to, and opened. */
      until: z.string(),
    }),
  ),
  OpeningConsented: event(
    1,
    'A second person consented to somebody looking at what a reporter said of himself.',
    z.object({ reportId: z.string(), askedBy: z.string(), consentedBy: z.string() }),
  ),
  ReporterOpened: event(
    1,
    'Somebody looked at what a reporter said of himself.',
    z.object({
      reportId: z.string(),
      reason: z.string(),
      /** Who looked, and who had consented; left out: it was opened before a second person was asked for. */
      openedBy: z.string().optional(),
      consentedBy: z.string().optional(),
    }),
  ),
  ErasureOrdered: event(
    1,
    'The personal data of a report is to be destroyed.',
    z.object({ reportId: z.string(), subject: z.string(), reason: z.string() }),
  ),
  SubjectErased: event(
    1,
    'The keys of a report’s personal data were destroyed.',
    z.object({ reportId: z.string(), subject: z.string() }),
  ),
  DuplicateMarked: event(
    1,
    'The item repeats another, named where it is known.',
    z.object({ originalItemId: z.string().nullable() }),
  ),
  ItemFactVoided: voidingEvent(
    1,
    'Earlier facts of the item were wrong; somebody else voided them. A report whose reply fell is named.',
    { unitId: z.string().nullable(), reportId: z.string().nullable() },
  ),
})
export type ItemEvent = EventOf<typeof itemEvents>
export type Assignment = Extract<ItemEvent, { type: 'ItemAssigned' }>['data']
export type FindingSource = z.infer<typeof source>
