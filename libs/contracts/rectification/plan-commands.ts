import { z } from 'zod'
import { localCode } from '../campaign/formats.js'
import { defineCommands } from '../command.js'
import { fieldValues } from '../fields.js'
import { code, day, id, line, paragraph } from '../shapes.js'

// How an entry is to be handled and what is kept of that beside its claim.

const entry = { entryId: id }

/** A dated step of an entry that is handled step by step. */
export const milestone = z.strictObject({ code: localCode, zh: line, day })
export type Milestone = z.infer<typeof milestone>

/** How many steps an entry has at most. */
const MOST_MILESTONES = 20

export const planCommands = defineCommands({
  PlanRemedies: {
    says: 'The unit names what fixes the symptom, what removes the cause, and the root cause where it is known.',
    zh: '制定整改措施',
    roles: ['handler', 'unitPrincipal'],
    scope: 'ownUnit',
    lateDays: 30,
    requirements: ['S0-23', 'S2-08', 'S1-30', 'S1-31'],
    input: z.object({ ...entry, fix: paragraph, establish: paragraph, rootCause: paragraph.optional() }),
  },
  ChooseHandlingMode: {
    says: 'Somebody other than the handler says how the entry is handled; handled step by step, with which milestones.',
    zh: '确定办理方式',
    roles: ['supervisor', 'unitPrincipal', 'dispatcher'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 0,
    requirements: ['S3-36', 'S3-37', 'S3-38', 'S3-39', 'S3-40', 'S3-41', 'S2-10', 'S0-25', 'S4-42'],
    input: z.object({
      ...entry,
      mode: code,
      milestones: z.array(milestone).max(MOST_MILESTONES).default([]),
      reason: line,
    }),
  },
  AcceptMilestone: {
    says: 'Somebody other than the handler accepts a milestone as met; the next one is due then.',
    zh: '认定节点完成',
    roles: ['supervisor', 'acceptanceOfficer', 'unitPrincipal'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 30,
    requirements: ['S3-39'],
    input: z.object({ ...entry, milestone: localCode, finding: line }),
  },
  AskJointUnit: {
    says: 'Another unit gets a part of the work, with a deadline of its own; the lead unit is done only when every part is.',
    zh: '请配合单位协办',
    roles: ['supervisor', 'dispatcher', 'unitPrincipal'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 0,
    requirements: ['S2-11', 'S3-40', 'S0-41', 'S0-70'],
    input: z.object({ ...entry, unitId: id, personId: id.nullable(), part: line, dueOn: day.nullable() }),
  },
  RecordPart: {
    says: 'The part of a joint unit is done, or is taken up again.',
    zh: '记录协办进展',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S2-11', 'S3-40'],
    input: z.object({ ...entry, unitId: id, done: z.boolean() }),
  },
  PublishAnswer: {
    says: 'The answer to a general question is published for everybody; it names nobody.',
    zh: '公开答复',
    roles: ['operator', 'unitPrincipal', 'supervisor'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 30,
    requirements: ['S3-41'],
    input: z.object({ ...entry, text: paragraph }),
  },
  EnterWorkRecord: {
    says: 'A record of the work is kept at the entry: a reception, minutes, an on-site record, a decision check.',
    zh: '登记办理记录',
    roles: ['handler', 'unitPrincipal', 'leader', 'coordinationOfficer'],
    scope: 'ownUnit',
    lateDays: 30,
    requirements: ['S4-42', 'S3-50', 'S4-36', 'S1-66'],
    input: z.object({ ...entry, record: localCode, on: day, fields: fieldValues }),
  },
  NameSponsor: {
    says: 'A leader is tied to the entry; one who names himself claims it of his own accord.',
    zh: '确定包保领导',
    roles: ['leader', 'supervisor', 'unitPrincipal'],
    scope: { ownUnitFor: ['unitPrincipal', 'leader'] },
    lateDays: 30,
    requirements: ['S4-65', 'S4-66'],
    input: z.object({ ...entry, personId: id }),
  },
  EnterInLedger: {
    says: 'The entry stands in a ledger of this kind, with what that ledger asks for.',
    zh: '列入台账',
    roles: ['handler', 'unitPrincipal', 'supervisor', 'coordinationOfficer'],
    scope: { ownUnitFor: ['handler', 'unitPrincipal', 'coordinationOfficer'] },
    lateDays: 30,
    requirements: ['S3-23', 'S3-24', 'S4-63', 'S4-93', 'S0-76'],
    input: z.object({ ...entry, ledger: code, fields: fieldValues }),
  },
})
