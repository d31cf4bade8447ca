import { z } from 'zod'
import { id, line } from '../shapes.js'
import type { CampaignFile } from './file.js'
import { civilDay, filledText as text, localCode, month, monthDay, workingDays } from './formats.js'
import { transferRules } from '../intake/desk-rules.js'
import { inspectionKind } from '../intake/inspection.js'
import { CHANNELS, MODES, PARTS } from './model-codes.js'
import { majorProblemRules } from '../intake/major-problem.js'
import { parameterProblems } from './parameter-checks.js'
import { publicationRules } from '../rectification/publication.js'
import { refusing, type Problem } from './problem.js'

// What a campaign's document leaves open and an installation has to say: masked dates, limits without a number, who is
// who. Each value says whether it is assumed or was decided, and why.

/** Whether somebody decided it (false) or it is only assumed (true), and the reason or the deciding paper. */
const mark = { assumption: z.boolean(), why: line }
const marked = <T extends z.ZodType>(value: T) => z.strictObject({ value, ...mark })

/** Local code → the codes of the model it stands for; an empty list says on purpose that there is none. */
const mapping = <const C extends readonly [string, ...string[]]>(codes: C) =>
  z.record(localCode, z.array(z.enum(codes)))

const coded = z.strictObject({ code: localCode, zh: text, en: text })
const unit = z.strictObject({ code: id, parent: id.nullable(), name_zh: text, name_en: text })

/** A parameters file: closed, with a source for every value. */
export const campaignParameters = z
  .strictObject({
    campaign: id,
    item_working_days: marked(workingDays).optional(),
    registering_working_days: marked(workingDays).optional(),
    objection_working_days: marked(workingDays).optional(),
    objection_decision_working_days: marked(workingDays).optional(),
    /** How long a unit may object to an assignment, and how long the decision may take. */
    assignment_objection_working_days: marked(workingDays).optional(),
    assignment_objection_decision_working_days: marked(workingDays).optional(),
    /** Whether and how an item may be handed on (K12). */
    transfers: marked(transferRules).optional(),
    /** What of the catalogue is a style lead (S3-75), and within how many working days such a matter is closed. */
    style_leads: marked(
      z.strictObject({ kinds: z.array(localCode).min(1).max(200), working_days: workingDays.optional() }),
    ).optional(),
    kick_ball_transfers: marked(z.int().min(1).max(20)).optional(),
    idle_working_days: marked(workingDays).optional(),
    /** For so many days after it happened a claim made on the spot may still be recorded (S4-36). */
    on_site_days: marked(z.int().min(0).max(30)).optional(),
    /** Violations that the document names in its text and not in a list of its own (S4-59). */
    violations: z.strictObject({ ...mark, codes: z.array(coded).min(1).max(100) }).optional(),
    /** The days for which inspections are planned (重要节点, S4-23, S4-58). */
    key_dates: z.strictObject({ ...mark, dates: z.array(coded).min(1).max(50) }).optional(),
    /** Kinds of inspection of its own; one with the code of a standard kind takes its place. */
    inspection_kinds: z.strictObject({ ...mark, kinds: z.array(inspectionKind).min(1).max(50) }).optional(),
    repeat_visit_days: marked(z.int().min(1).max(3_650)).optional(),
    leapfrog_levels: marked(z.int().min(1).max(10)).optional(),
    old_and_hard: marked(
      z.strictObject({ reports: z.int().min(1).max(100), coordinations: z.int().min(0).max(100) }),
    ).optional(),
    /** What has to be reported upward as a major problem, within how many hours, and to whom beside the units above (S1-41). */
    major_problems: marked(majorProblemRules).optional(),
    /** From so many problems of one kind, found within so many days, it recurs (S0-59). */
    recurrence: marked(
      z.strictObject({ problems: z.int().min(2).max(100), days: z.int().min(1).max(3_650) }),
    ).optional(),
    publication: marked(publicationRules).optional(),
    /** By when a unit opens its yearly ledgers, reports each quarter in the month after it, is audited, and clears. */
    ledger_cycle: z
      .strictObject({
        opening: marked(monthDay),
        quarter_day: marked(z.int().min(1).max(28)),
        audit: marked(monthDay),
        clearing: marked(monthDay),
      })
      .optional(),
    minimum_sample: marked(z.int().min(1)).optional(),
    period: z
      .strictObject({ from: marked(civilDay).optional(), to: marked(civilDay.nullable()).optional() })
      .optional(),
    phases: z
      .record(localCode, z.strictObject({ from: marked(civilDay).optional(), to: marked(civilDay).optional() }))
      .optional(),
    key_task_year: marked(z.int().min(1949).max(2100)).optional(),
    tasks: z
      .record(
        localCode,
        z.strictObject({ month: marked(month).optional(), working_days: marked(workingDays).optional() }),
      )
      .optional(),
    units: z.strictObject({ ...mark, tree: z.array(unit).min(1) }).optional(),
    codes: z
      .strictObject({ ...mark, channels: mapping(CHANNELS), modes: mapping(MODES), parts: mapping(PARTS) })
      .optional(),
  })
  .superRefine(refusing(parameterProblems), { when: () => true })

export type CampaignParameters = z.infer<typeof campaignParameters>

type Path = Problem['path']

const missing = (path: Path, code: string): Problem => ({
  path,
  says: `the campaign has the code ${code}, which is not in this table`,
  zh: `本活动的代码 ${code} 未列入此表`,
})
const unknown = (path: Path, code: string): Problem => ({
  path,
  says: `the campaign has no ${code} here`,
  zh: `本活动没有 ${code}`,
})

/** Every code of the campaign stands in the table, and no other. */
const tableProblems = (table: Readonly<Record<string, unknown>>, codes: readonly string[], path: Path) => [
  ...codes.filter((code) => !Object.hasOwn(table, code)).map((code) => missing(path, code)),
  ...Object.keys(table)
    .filter((code) => !codes.includes(code))
    .map((code) => unknown([...path, code], code)),
]

const codesOf = (list: readonly { readonly code: string }[] | null | undefined): readonly string[] =>
  (list ?? []).map(({ code }) => code)

const strangers = (table: object | undefined, codes: readonly string[], path: Path): readonly Problem[] =>
  Object.keys(table ?? {})
    .filter((code) => !codes.includes(code))
    .map((code) => unknown([...path, code], code))

const taskProblems = ({ tasks = {} }: CampaignParameters, { measures }: CampaignFile): readonly Problem[] =>
  Object.entries(tasks).flatMap(([code, task]) => {
    const kind = measures.find((measure) => measure.code === code)?.deadline?.kind
    const problems: Problem[] = []
    if (task.month && kind !== 'monthEnd') {
      const says = `${code} is not due at a month's end, so it takes no month`
      problems.push({ path: ['tasks', code, 'month'], says, zh: `${code} 的时限不是月底，不能填写月份` })
    }
    if (task.working_days && kind !== 'timely' && kind !== 'limit') {
      const says = `${code} has no open time limit, so it takes no number of working days`
      problems.push({ path: ['tasks', code, 'working_days'], says, zh: `${code} 没有待定的时限，不能填写工作日数` })
    }
    return problems
  })

/** The violations a document names in lists of its own. */
export const violationsIn = ({ measures }: CampaignFile) =>
  measures.flatMap(({ violation_codes: codes = [] }) => codes.map(({ code, zh, en }) => ({ code, zh, en })))

const violationsTwice = ({ violations }: CampaignParameters, file: CampaignFile): readonly Problem[] => {
  const named = codesOf(violationsIn(file))
  return (violations?.codes ?? []).flatMap(({ code }, index) =>
    named.includes(code)
      ? [
          {
            path: ['violations', 'codes', index, 'code'],
            says: `the document itself names a violation ${code}`,
            zh: `文件本身已有违规代码 ${code}`,
          },
        ]
      : [],
  )
}

/** Every code a matter of the campaign may stand under: categories, how they show, and violations. */
const catalogueCodes = (file: CampaignFile, { violations }: CampaignParameters): readonly string[] =>
  [
    ...[...file.problem_categories, ...(file.key_tasks ?? [])].flatMap((one) => [one, ...one.manifestations]),
    ...[...violationsIn(file), ...(violations?.codes ?? [])],
  ].map(({ code }) => code)

/** S3-75: style leads stand in the catalogue, and their clock is no longer than that of everything else. */
const styleLeadProblems = (parameters: CampaignParameters, file: CampaignFile): readonly Problem[] => {
  const { kinds = [], working_days: days } = parameters.style_leads?.value ?? {}
  const known = catalogueCodes(file, parameters)
  const path = ['style_leads', 'value']
  const usual = parameters.item_working_days?.value
  const isLonger = days !== undefined && usual !== undefined && days > usual
  const says = `style leads go first, but have ${days} working days where every item has ${usual}`
  const longer = {
    path: [...path, 'working_days'],
    says,
    zh: `作风问题线索应优先办结，期限不能长于一般事项的 ${usual} 个工作日`,
  }
  return [
    ...kinds.flatMap((code, at) => (known.includes(code) ? [] : [unknown([...path, 'kinds', at], code)])),
    ...(isLonger ? [longer] : []),
  ]
}

/** What does not fit between a parameters file and the campaign it lies beside. */
export const pairProblems = (parameters: CampaignParameters, file: CampaignFile): readonly Problem[] => {
  const { codes } = parameters
  return [
    ...(parameters.campaign === file.id ? [] : [unknown(['campaign'], parameters.campaign)]),
    ...violationsTwice(parameters, file),
    ...styleLeadProblems(parameters, file),
    ...strangers(parameters.transfers?.value.byChannel, codesOf(file.channels), ['transfers', 'value', 'byChannel']),
    ...strangers(parameters.phases, codesOf(file.phases), ['phases']),
    ...strangers(parameters.tasks, codesOf(file.measures), ['tasks']),
    ...taskProblems(parameters, file),
    ...(codes ? tableProblems(codes.channels, codesOf(file.channels), ['codes', 'channels']) : []),
    ...(codes ? tableProblems(codes.modes, codesOf(file.handling_modes), ['codes', 'modes']) : []),
    ...(codes ? tableProblems(codes.parts, codesOf(file.organisation.roles), ['codes', 'parts']) : []),
  ]
}
