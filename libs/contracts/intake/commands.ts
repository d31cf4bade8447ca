import { z } from 'zod'
import { fieldValues } from '../fields.js'
import { localCode } from '../campaign/formats.js'
import { defineCommands, type InputOf } from '../command.js'
import { assigningCommands } from './assigning-commands.js'
import { catalogued, inspectionCommands } from './inspection-commands.js'
import { followingCommands } from './following-commands.js'
import { majorProblemCommands } from './major-problem-commands.js'
import { recurrenceCommands } from './recurrence-commands.js'
import { RESULT_CODES } from './results.js'
import { styleLeadCommands } from './style-lead-commands.js'
import { trackingCommands } from './tracking-commands.js'
import { watchCommands } from './watch-commands.js'
import { code, day, id, line, paragraph, sha256Hex } from '../shapes.js'

/** How many files a report brings at most: a citizen sends three photos, a letter has more with it. */
const MOST_PHOTOS = 10

/** A photo of a reporter, or a file that came with his letter: where it was stored before the report, and what its content is known by. It has no name. */
const photo = z.strictObject({ file: sha256Hex, sha256: sha256Hex })

/**
 * What a reporter says of himself and in his own words. It is sealed under a key of its own before anything is written;
 * the summary beside it is the desk's, without names.
 */
const said = {
  name: line.nullable().default(null),
  contact: line.nullable().default(null),
  address: line.nullable().default(null),
  text: paragraph.nullable().default(null),
}
const personal = z.strictObject({ ...said, photos: z.array(photo).max(MOST_PHOTOS).optional() })
export type PersonalData = z.infer<typeof personal>

const item = { itemId: id }
/** Persons of the organisation a report complains of (被反映人); a unit as a whole is nobody. */
const personIds = z.array(id).min(1).max(20)

/** The unit the reporter turned up at; left out: at nobody's door, or nobody wrote down at whose (S4-50). */
const cameTo = id

/** What a reply says to each point that its channel asks for, by the code of the point. */
const replyPoints = z.record(localCode, line)

/** Facts of an item that may be voided (撤销); every other stays for ever. */
export const VOIDABLE_ITEM_FACTS = ['FirstContactTaken', 'ReportReplied', 'ItemAnswered', 'DuplicateMarked'] as const

export const intakeCommands = defineCommands({
  ...inspectionCommands,
  ...assigningCommands,
  ...followingCommands,
  ...{ ...recurrenceCommands, ...majorProblemCommands, ...styleLeadCommands, ...watchCommands, ...trackingCommands },
  ReceiveReport: {
    says: 'A report arrives on a channel and becomes an item.',
    zh: '收件',
    roles: ['citizen', 'operator', 'system'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S3-51', 'S0-72', 'S4-50', 'S3-56', 'S0-59'],
    input: z.object({
      ...item,
      reportId: id,
      channel: code,
      reporter: z.enum(['named', 'anonymous', 'staff']),
      summary: line,
      category: code.nullable(),
      ...{ place: code.nullable(), outsideNumber: code.nullable() },
      /** What its channel asks, by the code of the field; never about the reporter. */
      fields: fieldValues.optional(),
      personal: personal.nullable().default(null),
      /** The summary only says how the report came: the desk still has to write one (citizen pages). */
      summaryOwed: z.literal(true).optional(),
      /** The item it is a comment on, where it comments on one that is public. */
      about: id.optional(),
      /** Of whom it complains, where whoever takes it down knows. */
      complainedOf: personIds.optional(),
      cameTo: cameTo.optional(),
      /** The cell of the grid in which the place lies (S3-56); left out: nobody said so. */
      gridCell: code.optional(),
      /** The day on which it was found, where that was before it came in (S0-59). */
      foundOn: day.optional(),
    }),
  },
  LinkReport: {
    says: 'A further report of the same matter joins the item and is owed its own reply.',
    zh: '并件',
    roles: ['operator', 'system'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S0-79', 'S1-80', 'S4-50'],
    input: z.object({
      ...item,
      reportId: id,
      channel: code,
      reporter: z.enum(['named', 'anonymous', 'staff']),
      /** The number it has where it came from; left out: none. */
      outsideNumber: code.optional(),
      fields: fieldValues.optional(),
      /** What its reporter says, sealed under a key of its own; left out: nothing. Photos come with a first report alone. */
      personal: z.strictObject(said).optional(),
      cameTo: cameTo.optional(),
    }),
  },
  RegisterItem: {
    says: 'The desk takes the item on and numbers it; the first clock starts.',
    zh: '受理',
    roles: ['operator', 'system'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S3-51', 'S3-57', 'S2-07', 'S2-27', 'S2-29'],
    input: z.object({
      ...item,
      /** Without a number the next one of the tenant and the year is given. */
      number: code.nullable().default(null),
      category: code,
      campaign: code.nullable(),
      ...catalogued,
    }),
  },
  WriteSummary: {
    says: 'The desk writes what the matter is about, without names; later versions take the place of earlier ones.',
    zh: '填写概括',
    roles: ['operator'],
    scope: 'any',
    lateDays: 0,
    requirements: [],
    input: z.object({ ...item, summary: line }),
  },
  ReadAndInstruct: {
    says: 'A leader has read the matter and writes an instruction; the first reading says whether it was the same day.',
    zh: '阅批',
    roles: ['leader'],
    scope: { ownUnitFor: ['leader'] },
    lateDays: 30,
    requirements: ['S4-44'],
    input: z.object({ ...item, instruction: paragraph }),
  },
  DeclineItem: {
    says: 'The desk does not take the item on, and says why.',
    zh: '不予受理',
    roles: ['operator'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S3-51'],
    input: z.object({ ...item, reason: line }),
  },
  NameComplainedOf: {
    says: 'The desk names the persons an item complains of; they and everybody below them see nothing of it any more.',
    zh: '登记被反映人',
    roles: ['operator', 'disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S2-54'],
    input: z.object({ ...item, personIds }),
  },
  WithdrawReport: {
    says: 'The reporter takes a report back.',
    zh: '撤回来件',
    roles: ['citizen', 'operator'],
    scope: 'any',
    lateDays: 30,
    requirements: [],
    input: z.object({ ...item, reportId: id, reason: line }),
  },
  ReplyToReport: {
    says: 'A report is answered with a result.',
    zh: '答复',
    roles: ['operator', 'handler', 'system'],
    scope: { ownUnitFor: ['handler'] },
    lateDays: 30,
    requirements: ['S0-79'],
    input: z.object({
      ...item,
      reportId: id,
      result: z.enum(RESULT_CODES),
      text: paragraph,
      points: replyPoints.optional(),
    }),
  },
  RequestOpening: {
    says: 'Somebody wants to look at what a reporter said of himself, and says why; a second person has to consent.',
    zh: '申请查阅反映人信息',
    roles: ['operator', 'disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-69'],
    input: z.object({ ...item, reportId: id, reason: line }),
  },
  ConsentToOpening: {
    says: 'A second person consents to somebody looking at what a reporter said of himself.',
    zh: '同意查阅反映人信息',
    roles: ['supervisor', 'disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-69'],
    /** `askedBy`: to whose request. */
    input: z.object({ ...item, reportId: id, askedBy: id }),
  },
  OpenReporter: {
    says: 'Somebody looks at what a reporter said of himself, after a second person consented to that.',
    zh: '查阅反映人信息',
    roles: ['operator', 'disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-69'],
    input: z.object({ ...item, reportId: id }),
  },
  OrderErasure: {
    says: 'The personal data of a reporter is to be destroyed.',
    zh: '责令删除个人信息',
    roles: ['disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: [],
    input: z.object({ ...item, reportId: id, reason: line }),
  },
  RecordErasure: {
    says: 'The keys of a reporter’s personal data were destroyed.',
    zh: '登记个人信息已删除',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: [],
    input: z.object({ ...item, reportId: id }),
  },
  RaiseObjection: {
    says: 'Whoever was answered is not satisfied with the reply and says why; a person decides about it.',
    zh: '提出异议',
    roles: ['citizen', 'operator'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-89', 'S1-90'],
    input: z.object({ ...item, reportId: id, text: paragraph }),
  },
  MarkDuplicate: {
    says: 'The item repeats another; the other is named where it is known.',
    zh: '标记重复',
    roles: ['operator', 'system'],
    scope: 'any',
    lateDays: null,
    requirements: [],
    input: z
      .object({ ...item, originalItemId: id.nullable() })
      .refine(({ itemId, originalItemId }) => itemId !== originalItemId, {
        ...{ path: ['originalItemId'], error: 'another item: none repeats itself' },
      }),
  },
  VoidItemFact: {
    says: 'A wrong fact of an item is voided by somebody else than its recorder, to be recorded anew.',
    zh: '撤销事项记录',
    roles: ['supervisor'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-54'],
    input: z.object({ ...item, factId: id, reason: line }),
  },
})

export type IntakeInput<N extends keyof typeof intakeCommands> = InputOf<typeof intakeCommands, N>
