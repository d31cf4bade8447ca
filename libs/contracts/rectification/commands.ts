import { z } from 'zod'
import { defineCommands, type InputOf } from '../command.js'
import { deadlineRule } from '../campaign/deadline-rule.js'
import { outsideDeadline } from '../intake/assigning-commands.js'
import { code, day, id, instant, line, paragraph, sha256Hex } from '../shapes.js'
import { followUpCommands } from './follow-up-commands.js'
import { ledgerCommands } from './ledger-commands.js'
import { negativeListCommands } from './negative-list-commands.js'
import { passingCommands } from './passing-commands.js'
import { planCommands } from './plan-commands.js'
import { publicationCommands } from './publication-commands.js'
import { workCommands } from './work-commands.js'

const entry = { entryId: id }

/** Why an acceptance officer sends an entry back (S3-80, S4-94). */
export const FAULT_KINDS = ['sham', 'surface', 'perfunctory', 'oneSizeFitsAll'] as const
/** What came of an entry (S0-78: every item lands). */
export const OUTCOME_CODES = ['solved', 'partlySolved', 'notSolvable', 'notOurs'] as const
/** Why a closed entry is taken up again (S1-90, S4-12). */
export const REOPEN_TRIGGERS = ['lookBack', 'objection', 'relapse'] as const

/** Facts of an entry that may be voided (撤销); every other stays for ever. */
export const VOIDABLE_ENTRY_FACTS = [
  ...(['CompletionClaimed', 'AcceptancePassed', 'EntryClosedOut', 'EntryReturned'] as const),
  ...(['DeadlineExtended', 'ExtensionRefused', 'DeadlinePassed'] as const),
] as const

/** How many files a claim stands on at most. */
const MOST_EVIDENCE = 10

/**
 * A file that shows the work was done: where it was stored before the claim (`POST /files/rectification/<entryId>`), what
 * its content is known by, its name, and when it was made.
 */
export const evidence = z.object({ file: sha256Hex, sha256: sha256Hex, name: line, madeOn: day })

/** Of whose entry this one is a part, and what the part is. */
const lead = z.object({ entryId: id, part: line })

export const rectificationCommands = defineCommands({
  ...planCommands,
  ...followUpCommands,
  ...publicationCommands,
  ...passingCommands,
  ...workCommands,
  ...ledgerCommands,
  ...negativeListCommands,
  OpenEntry: {
    says: 'A unit gets an entry for an item, with its deadline.',
    zh: '立账',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S0-76', 'S3-23'],
    input: z.object({
      ...entry,
      itemId: id,
      unitId: id,
      personId: id.nullable(),
      category: code,
      campaign: code.nullable(),
      registeredAt: instant,
      outsideDeadline: outsideDeadline.nullable(),
      deadlineRule: deadlineRule.optional(),
      complainedOf: z.array(id).optional(),
      /** The item is a style lead: its entry goes before others. */
      styleLead: z.literal(true).optional(),
      lead: lead.optional(),
    }),
  },
  HandOverEntry: {
    says: 'The item went to another unit; this unit’s entry ends here.',
    zh: '移交条目',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S4-90'],
    input: z.object({ ...entry, toUnitId: id }),
  },
  RequestExtension: {
    says: 'The handler asks for more working days.',
    zh: '申请延期',
    roles: ['handler'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S3-14'],
    input: z.object({ ...entry, workingDays: z.number().int().min(1).max(60), reason: line }),
  },
  DecideExtension: {
    says: 'Somebody other than the asker grants or refuses the extension.',
    zh: '审批延期',
    roles: ['supervisor', 'unitPrincipal'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S3-14'],
    input: z.object({ ...entry, granted: z.boolean(), reason: line }),
  },
  NoteDeadlineNear: {
    says: 'The last working day before the deadline has come; the unit is warned if the work is not done.',
    zh: '记录临期',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S3-14', 'S2-20'],
    input: z.object({ ...entry, dueAt: instant }),
  },
  NoteDeadlinePassed: {
    says: 'The deadline has passed; noted if the work is not done, for the how-many-th time.',
    zh: '记录逾期',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S2-20', 'S3-14'],
    input: z.object({ ...entry, dueAt: instant, count: z.number().int().positive() }),
  },
  ClaimDone: {
    says: 'The handler says it is done, with outcome and evidence.',
    zh: '报告完成',
    roles: ['handler', 'system'],
    scope: 'ownUnit',
    lateDays: 30,
    requirements: ['S0-78', 'S3-79'],
    input: z.object({
      ...entry,
      outcome: z.enum(OUTCOME_CODES),
      outcomeText: paragraph,
      evidence: z.array(evidence).max(MOST_EVIDENCE),
    }),
  },
  ReplaceEvidence: {
    says: 'A newer file takes the place of a piece of evidence, for a reason; the earlier one stays readable.',
    zh: '更换佐证',
    roles: ['handler'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S0-60'],
    /** `sha256`: by which content the one that is replaced is known. */
    input: z.object({ ...entry, sha256: sha256Hex, evidence: z.array(evidence).length(1), reason: line }),
  },
  RecordAnswers: {
    says: 'Every report of the item has its reply or was taken back; the entry may be closed.',
    zh: '记录已答复',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S0-79'],
    input: z.object({ ...entry, reports: z.number().int().nonnegative() }),
  },
  RecordReplyOwed: {
    says: 'A further report joined; the entry waits for its reply again.',
    zh: '记录待答复',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S0-79'],
    input: z.object({ ...entry, reportId: id }),
  },
  RecordComplainedOf: {
    says: 'Somebody is complained of in the item; he and everybody below him see nothing of the entry any more.',
    zh: '同步被反映人',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S2-54'],
    input: z.object({ ...entry, personIds: z.array(id).min(1) }),
  },
  RecordStyleLead: {
    says: 'The item is a style lead, or is none after all: its entry goes before others, or stands among them again.',
    zh: '同步作风问题线索',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S3-75'],
    input: z.object({ ...entry, isLead: z.boolean() }),
  },
  PassAcceptance: {
    says: 'An acceptance officer accepts the work and the entry is struck off.',
    zh: '验收销号',
    roles: ['acceptanceOfficer', 'system'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S0-60', 'S3-78', 'S3-79'],
    input: z.object({ ...entry, finding: line }),
  },
  ReturnForRework: {
    says: 'An acceptance officer sends the entry back and names the fault.',
    zh: '退回整改',
    roles: ['acceptanceOfficer'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S3-80', 'S1-89'],
    input: z.object({ ...entry, fault: z.enum(FAULT_KINDS), reason: line }),
  },
  RecordObjection: {
    says: 'Somebody who was answered objects; a person has to decide by a deadline.',
    zh: '登记异议',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S1-89', 'S1-90'],
    input: z.object({ ...entry, reportId: id, repliedBy: id.nullable() }),
  },
  RecordObjectionLapse: {
    says: 'The reply that was objected to was voided: nobody decides about the objection any more.',
    zh: '登记异议失效',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S1-90'],
    input: z.object({ ...entry, reportId: id }),
  },
  DecideObjection: {
    says: 'Somebody who neither did the work nor gave the reply upholds an objection or rejects it, with the reason.',
    zh: '决定异议',
    roles: ['supervisor', 'acceptanceOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-89', 'S1-90'],
    input: z.object({ ...entry, reportId: id, upheld: z.boolean(), reason: line }),
  },
  ReopenEntry: {
    says: 'A closed entry is taken up again.',
    zh: '重启整改',
    roles: ['supervisor', 'acceptanceOfficer'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S1-90', 'S4-12'],
    input: z.object({ ...entry, trigger: z.enum(REOPEN_TRIGGERS), reason: line }),
  },
  VoidEntryFact: {
    says: 'A wrong fact of an entry is voided by somebody else than its recorder, to be recorded anew.',
    zh: '撤销条目记录',
    roles: ['supervisor'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S0-77', 'S3-74'],
    input: z.object({ ...entry, factId: id, reason: line }),
  },
})

export type RectificationInput<N extends keyof typeof rectificationCommands> = InputOf<typeof rectificationCommands, N>
