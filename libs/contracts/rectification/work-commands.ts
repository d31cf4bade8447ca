import { z } from 'zod'
import { defineCommands } from '../command.js'
import { recurrenceAlert } from '../intake/recurrence-commands.js'
import { fieldValues } from '../fields.js'
import { code, day, id, line, paragraph } from '../shapes.js'

// Work that nobody complained of: key work, a project, a pledge, what a talk or a case led to.

/** Ids of works can be those of no item, so that nobody takes the place of an item that is still to come. */
const workId = z.string().regex(/^work-[A-Za-z0-9._-]{1,44}$/, 'work- and at most 44 letters, digits and . _ -')

/** What a work came from, where it came from something. */
export const WORK_ORIGINS = ['item', 'finding', 'talk', 'case', 'meeting', 'instruction', 'plan'] as const

/** What the law or a paper calls it is a reference in words: a link would have to be hidden as the item is. */
const origin = z.strictObject({ kind: z.enum(WORK_ORIGINS), reference: line })

/** What every work says of itself. */
const work = {
  workId,
  unitId: id,
  personId: id.nullable(),
  title: line,
  /** What the unit numbers it by. */
  number: line.optional(),
  campaign: code.nullable(),
  ledger: code,
  fields: fieldValues,
  /** The last day for it; null: by the rule of its campaign, and without one it has none. */
  dueOn: day.nullable(),
  /** It goes on without an end, whatever the campaign's rule. */
  standing: z.boolean().default(false),
  /** By what it is found beside its ledger: traffic safety, ecology. */
  topic: code.optional(),
  /** What some ledgers need of an entry before it stands in them. */
  sponsorId: id.optional(),
  remedies: z.strictObject({ fix: paragraph, establish: paragraph }).optional(),
}

export const workCommands = defineCommands({
  OpenWork: {
    says: 'Work that nobody complained of is opened in a ledger, with everything that ledger asks for.',
    zh: '工作立账',
    // the product opens what a unit handed in under its negative list
    roles: ['handler', 'unitPrincipal', 'supervisor', 'coordinationOfficer', 'system'],
    scope: { ownUnitFor: ['handler', 'unitPrincipal'] },
    lateDays: 30,
    requirements: ['S3-24', 'S1-33', 'S1-49', 'S4-08', 'S2-55'],
    input: z.object({ ...work, origin: origin.optional() }),
  },
  OpenSpecialProgramme: {
    says: 'A special programme is opened in answer to an alert that a kind of problem recurs.',
    zh: '开展专项治理',
    roles: ['supervisor', 'coordinationOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S0-59'],
    input: z.object({ ...work, alert: z.strictObject(recurrenceAlert) }),
  },
})
