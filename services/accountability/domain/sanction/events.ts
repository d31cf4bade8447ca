// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import type { Deadline } from '@huiyin/calendar'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

/** A deadline with the way it was counted (product promise 1); its shape belongs to the calendar. */
const deadline = z.custom<Deadline>(
  (value) => typeof value === 'object' && value !== null && 'derivation' in value && 'provisional' in value,
  'a deadline with its derivation',
)

/** Whom a measure is about and of what; repeated where it is published, so that a published event is a pick of one fact. */
const about = {
  unitId: z.string(),
  personId: z.string().nullable(),
  itemId: z.string().nullable(),
  entryId: z.string().nullable(),
}
const basis = z.object({ rule: z.string(), version: z.number().int() })
const finding = z.object({
  fact: z.string(),
  at: z.string(),
  number: z.number().int().nullable(),
  text: z.string().nullable(),
  source: z.string().nullable(),
})

export const sanctionEvents = defineEvents('accountability-sanction', {
  SanctionProposed: event(
    1,
    'A measure was proposed, with the facts, the rule and its version, and until when the other side may speak first.',
    z.object({
      ...about,
      kind: z.string(),
      basis,
      facts: z.array(finding),
      statementDeadline: deadline,
      proposedBy: z.string(),
    }),
  ),
  ViewStated: event(
    1,
    'The unit or person concerned said its own view.',
    z.object({ text: z.string(), statedBy: z.string() }),
  ),
  SanctionIssued: event(
    1,
    'A named person issued the measure, after the statement or after the time for one had passed without any.',
    z.object({
      ...about,
      kind: z.string(),
      basis,
      reason: z.string(),
      decidedBy: z.string(),
      statement: z.enum(['given', 'notGiven']),
      effectUntil: z.string().nullable(),
    }),
  ),
  SanctionDismissed: event(
    1,
    'A named person decided that nothing is issued.',
    z.object({ reason: z.string(), decidedBy: z.string() }),
  ),
  FaultTolerated: event(
    1,
    'A named person decided that it was a fault in trying, which is excused.',
    z.object({ reason: z.string(), decidedBy: z.string() }),
  ),
  SanctionClarified: event(
    1,
    'It was made known that the unit or person had been wrongly reported; the measure counts no longer.',
    z.object({ ...about, reason: z.string(), clarifiedBy: z.string() }),
  ),
  BasisVoided: event(
    1,
    'A fact it may rest on was voided; a named person has to decide on it anew, and until then it stands.',
    z.object({ source: z.string(), unitId: z.string() }),
  ),
  EffectExpired: event(1, 'The last day of the effect was over.', z.object({ effectUntil: z.string() })),
})
export type SanctionEvent = EventOf<typeof sanctionEvents>
