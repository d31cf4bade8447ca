// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, voidingEvent, type EventOf } from '@huiyin/event-sourcing'
import { followUpEventDefinitions } from './follow-up/events.js'
import { passingEventDefinitions } from './passing/events.js'
import { deadline, planEventDefinitions } from './plan/events.js'
import { publicationEventDefinitions } from './publication/events.js'

/** What a claim stands on; facts from before files were kept have no address, size and type. */
const evidence = z.object({
  sha256: z.string(),
  name: z.string(),
  madeOn: z.string(),
  /** Where its ciphertext lies. */
  file: z.string().optional(),
  /** Bytes of its content. */
  size: z.number().int().optional(),
  mediaType: z.string().optional(),
  /** Whether somebody looked through it before it was kept; left out: nobody asked yet. */
  scanned: z.boolean().optional(),
  /** Where a small picture of it lies, in claims from before one was made when it is looked at (ADR 0050). */
  thumbnail: z.string().optional(),
})
export type Evidence = z.infer<typeof evidence>

/** What was decided about an objection says the same, whatever was decided. */
const objectionDecision = z.object({
  ...{ itemId: z.string(), unitId: z.string(), reportId: z.string() },
  ...{ reason: z.string(), decidedBy: z.string() },
})

export const entryEvents = defineEvents('rectification-entry', {
  ...planEventDefinitions,
  ...followUpEventDefinitions,
  ...publicationEventDefinitions,
  ...passingEventDefinitions,
  EntryOpened: event(
    1,
    'A unit got an entry for an item, with its deadline.',
    z.object({
      itemId: z.string(),
      unitId: z.string(),
      personId: z.string().nullable(),
      category: z.string(),
      campaign: z.string().nullable(),
      registeredAt: z.string(),
      /** null: the outside named none. */
      deadline: deadline.nullable(),
      /** Of whom the item complains; left out: of nobody. */
      complainedOf: z.array(z.string()).optional(),
      /** The item is a style lead; left out: it is none. */
      styleLead: z.literal(true).optional(),
      /** Of whose entry it is a part; left out: of none. */
      lead: z.object({ entryId: z.string(), part: z.string() }).optional(),
    }),
  ),
  WorkOpened: event(
    1,
    'A unit got work that nobody complained of, with its deadline; nobody is owed a reply.',
    z.object({
      ...{ workId: z.string(), unitId: z.string(), personId: z.string().nullable(), title: z.string() },
      ...{ number: z.string().optional(), campaign: z.string().nullable(), registeredAt: z.string() },
      /** null: it has none. */
      deadline: deadline.nullable(),
      topic: z.string().optional(),
      origin: z.object({ kind: z.string(), reference: z.string() }).optional(),
      /** The alert it answers, where it is a special programme; left out: none. */
      alert: z.object({ recurrenceId: z.string(), wave: z.number().int() }).optional(),
      openedBy: z.string(),
    }),
  ),
  ComplainedOfRecorded: event(
    1,
    'The item complains of these persons as well: they and everybody below them see nothing of the entry.',
    z.object({ personIds: z.array(z.string()) }),
  ),
  StyleLeadRecorded: event(
    1,
    'The item is a style lead, or is none after all: the entry goes before others, or stands among them again.',
    z.object({ isLead: z.boolean() }),
  ),
  EntryHandedOver: event(
    1,
    'The item went to another unit; this unit’s entry ended.',
    z.object({ itemId: z.string(), unitId: z.string(), toUnitId: z.string() }),
  ),
  ExtensionRequested: event(
    1,
    'The handler asked for more working days.',
    z.object({ workingDays: z.number().int(), reason: z.string(), requestedBy: z.string() }),
  ),
  DeadlineExtended: event(
    1,
    'Somebody other than the asker granted more working days.',
    z.object({ deadline, reason: z.string(), decidedBy: z.string() }),
  ),
  ExtensionRefused: event(
    1,
    'Somebody other than the asker refused more working days.',
    z.object({ reason: z.string(), decidedBy: z.string() }),
  ),
  DeadlineNear: event(
    1,
    'The last working day before the deadline came and the work was not done.',
    z.object({ itemId: z.string(), unitId: z.string(), dueAt: z.string() }),
  ),
  DeadlinePassed: event(
    1,
    'The deadline passed and the work was not done; for the how-many-th time, and when it is looked at again.',
    z.object({
      itemId: z.string(),
      unitId: z.string(),
      dueAt: z.string(),
      count: z.number().int(),
      lookAgainAt: z.string().nullable(),
    }),
  ),
  GraceGiven: event(
    1,
    'The entry began when its deadline was already over; it is looked at when the grace is over.',
    z.object({ dueAt: z.string(), lookAgainAt: z.string() }),
  ),
  CompletionClaimed: event(
    1,
    'The handler said it is done, with outcome and evidence.',
    z.object({ outcome: z.string(), outcomeText: z.string(), evidence: z.array(evidence), claimedBy: z.string() }),
  ),
  EvidenceReplaced: event(
    1,
    'A newer file took the place of one of the claim, for a reason; the earlier one stays readable.',
    z.object({
      ...{ itemId: z.string(), unitId: z.string() },
      /** By which content the earlier one is known. */
      replaced: z.string(),
      ...{ evidence, reason: z.string(), replacedBy: z.string() },
    }),
  ),
  AnswersRecorded: event(1, 'Every report of the item has its reply.', z.object({ reports: z.number().int() })),
  ReplyOwedRecorded: event(
    1,
    'A further report joined; the entry waits for its reply.',
    z.object({ reportId: z.string() }),
  ),
  AcceptancePassed: event(
    1,
    'An acceptance officer, not the handler, accepted the work.',
    z.object({ finding: z.string(), acceptedBy: z.string() }),
  ),
  EntryClosedOut: event(
    1,
    'The entry was struck off, with outcome and replies.',
    z.object({ itemId: z.string(), unitId: z.string(), leadEntryId: z.string().optional() }),
  ),
  EntryReturned: event(
    1,
    'An acceptance officer sent the entry back and named the fault.',
    z.object({ fault: z.string(), reason: z.string(), returnedBy: z.string() }),
  ),
  ObjectionRecorded: event(
    1,
    'Somebody who was answered objected; a person has to decide by this deadline.',
    z.object({
      itemId: z.string(),
      unitId: z.string(),
      reportId: z.string(),
      repliedBy: z.string().nullable(),
      deadline,
    }),
  ),
  ObjectionLapseRecorded: event(
    1,
    'The reply that was objected to was voided: nobody decides about the objection any more.',
    z.object({ reportId: z.string() }),
  ),
  ObjectionUpheld: event(1, 'Somebody else upheld an objection: a new reply is owed.', objectionDecision),
  ObjectionRejected: event(1, 'Somebody else rejected an objection: the reply stands.', objectionDecision),
  EntryReopened: event(
    1,
    'A closed entry was taken up again.',
    z.object({
      ...{ itemId: z.string(), unitId: z.string(), trigger: z.string(), reason: z.string() },
      leadEntryId: z.string().optional(),
    }),
  ),
  EntryFactVoided: voidingEvent(
    1,
    'Earlier facts of the entry were wrong; somebody else voided them, and how often it had been overdue is said.',
    {
      ...{ itemId: z.string(), unitId: z.string(), overdue: z.number().int() },
      /** Of whose entry it is a part, where its close-out fell. */
      leadEntryId: z.string().optional(),
    },
  ),
})
export type EntryEvent = EventOf<typeof entryEvents>
