// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import type { Deadline } from '@huiyin/calendar'
import type { FieldValues, HandlingMode, LedgerKind } from '@huiyin/contracts/rectification'
import { event } from '@huiyin/event-sourcing'

/** A deadline with the way it was counted (product promise 1); its shape belongs to the calendar. */
export const deadline = z.custom<Deadline>(
  (value) => typeof value === 'object' && value !== null && 'derivation' in value && 'provisional' in value,
  'a deadline with its derivation',
)

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
/** As it was defined when it was chosen: a later definition changes nothing here. */
const mode = z.custom<HandlingMode>((value) => isMap(value) && 'demands' in value, 'the definition of a mode')
const ledger = z.custom<LedgerKind>((value) => isMap(value) && 'needs' in value, 'the definition of a ledger kind')
const fields = z.custom<FieldValues>(isMap, 'what was filled in, by the code of the field')

const whose = { itemId: z.string(), unitId: z.string() }

/** What is planned for an entry and kept of that; part of the facts of an entry. */
export const planEventDefinitions = {
  RemediesPlanned: event(
    1,
    'The unit named what fixes the symptom and what removes the cause.',
    z.object({ fix: z.string(), establish: z.string(), rootCause: z.string().optional() }),
  ),
  HandlingModeChosen: event(
    1,
    'Somebody other than the handler said how the entry is handled; a deadline says that it moved.',
    z.object({
      ...whose,
      mode,
      milestones: z.array(z.object({ code: z.string(), zh: z.string(), day: z.string() })),
      reason: z.string(),
      chosenBy: z.string(),
      deadline: deadline.nullable().optional(),
    }),
  ),
  MilestoneMet: event(
    1,
    'Somebody other than the handler accepted a milestone as met; a deadline is that of the next one.',
    z.object({
      ...whose,
      milestone: z.string(),
      zh: z.string(),
      finding: z.string(),
      metBy: z.string(),
      deadline: deadline.optional(),
    }),
  ),
  JointUnitAsked: event(
    1,
    'Another unit got a part of the work, with a deadline of its own.',
    z.object({
      ...{ itemId: z.string(), unitId: z.string(), personId: z.string().nullable(), part: z.string() },
      ...{ category: z.string(), campaign: z.string().nullable(), registeredAt: z.string() },
      ...{ dueAt: z.string().nullable(), complainedOf: z.array(z.string()), askedBy: z.string() },
    }),
  ),
  PartRecorded: event(
    1,
    'The part of a joint unit was done, or was taken up again.',
    z.object({ unitId: z.string(), done: z.boolean() }),
  ),
  PartsHidden: event(
    1,
    'The entry is hidden from these persons, and the parts of these units are to be as well.',
    z.object({ itemId: z.string(), personIds: z.array(z.string()), jointUnitIds: z.array(z.string()) }),
  ),
  AnswerPublished: event(
    1,
    'The answer was published for everybody.',
    z.object({ text: z.string(), publishedBy: z.string() }),
  ),
  WorkRecordEntered: event(
    1,
    'A record of the work was kept at the entry.',
    z.object({
      record: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
      on: z.string(),
      fields,
      enteredBy: z.string(),
    }),
  ),
  SponsorNamed: event(
    1,
    'A leader was tied to the entry, or claimed it of his own accord.',
    z.object({ personId: z.string(), claimed: z.boolean(), namedBy: z.string() }),
  ),
  LedgerEntered: event(
    1,
    'The entry stands in a ledger of this kind.',
    z.object({
      ...{ ledger, fields, enteredBy: z.string() },
      /** Left out in facts from before ledgers were kept by the year. */
      ...{ itemId: z.string().optional(), unitId: z.string().optional() },
    }),
  ),
} as const
