import { addDays, type Day } from '@huiyin/kernel'
import { deriveDeadline, periodOf, type Calendar } from '@huiyin/calendar'
import { familiesOf, violationsIn, type CampaignFile, type CampaignParameters } from '@huiyin/contracts/campaign'
import type { Instant, TimeZone } from '@huiyin/kernel'
import type { Category, Configuration, Task } from './events.js'
import { termsOf, type TaskTerms } from './task-deadlines.js'

/** A campaign's document and what an installation added to it, both as they were checked. */
export interface Given {
  readonly file: CampaignFile
  readonly parameters: CampaignParameters | null
}

/** What deadlines are derived with: the tenant's zone and calendar, and the moment the version takes effect. */
export interface Counting {
  readonly zone: TimeZone
  readonly calendar: Calendar
  readonly at: Instant
}

const firstDay = (printed: string): Day =>
  printed.length === 4 ? `${printed}-01-01` : printed.length === 7 ? `${printed}-01` : printed

const lastDay = (printed: string): Day => {
  if (printed.length === 10) return printed
  return periodOf(printed.length === 4 ? 'year' : 'month', firstDay(printed)).to
}

/** The days of the campaign: the parameters' where they say any, else the document's; null is open or not filled in. */
export const periodOfCampaign = ({
  file,
  parameters,
}: Given): { readonly from: Day | null; readonly to: Day | null } => {
  const { from, to } = parameters?.period ?? {}
  const printed = file.period
  return {
    from: from?.value ?? (printed.from === null ? null : firstDay(printed.from)),
    to: to ? to.value : printed.to === null ? null : lastDay(printed.to),
  }
}

/** A silent first or last day of a phase is the neighbour's or the campaign's own (S2-65, S2-72). */
const phasesOf = (given: Given): Configuration['phases'] => {
  const { file, parameters } = given
  const period = periodOfCampaign(given)
  const phases = (file.phases ?? []).map((phase) => {
    const filled = parameters?.phases?.[phase.code]
    return { ...phase, from: filled?.from?.value ?? phase.from, to: filled?.to?.value ?? phase.to }
  })
  return phases.map(({ code, name_zh: zh, name_en: en, from, to }, index) => {
    const before = index === 0 ? null : (phases[index - 1]?.to ?? null)
    const after = index === phases.length - 1 ? null : (phases[index + 1]?.from ?? null)
    const silentFrom = index === 0 ? period.from : before && addDays(before, 1)
    const silentTo = index === phases.length - 1 ? period.to : after && addDays(after, -1)
    return { code, zh, en, from: from ?? silentFrom, to: to ?? silentTo }
  })
}

const manifestationsOf = (
  document: string,
  list: readonly { readonly code: string; readonly zh: string; readonly en: string }[],
): Category['manifestations'] =>
  list.map(({ code, zh, en }) => ({ code, zh, en, families: [...familiesOf(document, code)] }))

/** What only some areas say: what they are measured against, and what is promoted in their place. */
const besidesOf = ({
  benchmark_zh: benchmark,
  promote_zh: zh,
  promote_en: en,
}: CampaignFile['problem_categories'][number]): Pick<Category, 'benchmark' | 'promote'> => ({
  ...(benchmark === undefined ? {} : { benchmark }),
  ...(zh === undefined || en === undefined ? {} : { promote: { zh, en } }),
})

const categoriesOf = ({ file, parameters }: Given): Configuration['categories'] => [
  ...file.problem_categories.map((area) => ({
    ...{ code: area.code, zh: area.name_zh, en: area.name_en },
    kind: 'area' as const,
    year: null,
    families: [...familiesOf(file.id, area.code)],
    ...besidesOf(area),
    manifestations: manifestationsOf(file.id, area.manifestations),
  })),
  ...(file.key_tasks ?? []).map(({ code, title_zh: zh, title_en: en, year, manifestations }) => ({
    code,
    zh,
    en,
    kind: 'keyTask' as const,
    year: parameters?.key_task_year?.value ?? year,
    families: [...familiesOf(file.id, code)],
    manifestations: manifestationsOf(file.id, manifestations),
  })),
]

/** Every marked value with its reason, so that a screen can show what is only assumed. */
const marksIn = (value: unknown, path: string): readonly { path: string; assumption: boolean; why: string }[] => {
  if (typeof value !== 'object' || value === null) return []
  const { assumption, why } = value as { assumption?: unknown; why?: unknown }
  if (typeof assumption === 'boolean' && typeof why === 'string') return [{ path, assumption, why }]
  return Object.entries(value).flatMap(([key, inner]) => marksIn(inner, path === '' ? key : `${path}.${key}`))
}

const rule = (marked: { readonly value: number } | undefined) =>
  marked ? { kind: 'workingDays' as const, n: marked.value } : null

/** How often a closed entry is looked at again, where the document names a most (K7): it is one of its cadences. */
const lookBackOf = ({ cadences }: Given['file']): Pick<Configuration, 'lookBack'> => {
  const cadence = (cadences ?? []).find(({ code }) => code === 'look-back')
  if (!cadence?.max || (cadence.every !== 'once' && cadence.every !== 'year')) return {}
  return { lookBack: { every: cadence.every, max: cadence.max } }
}

/** 当日阅批: the one thing a document asks for on the same day (S4-44). */
const asksReading = ({ measures }: Given['file']): boolean =>
  measures.some(({ deadline }) => deadline?.kind === 'sameDay')

/** From when the desk notices that an item is passed round, or lies still; left out where nobody said so. */
const noticedOf = (parameters: Given['parameters']): Pick<Configuration, 'noticed'> => {
  const [kicks, idle] = [parameters?.kick_ball_transfers?.value, parameters?.idle_working_days?.value]
  const [levels, oldAndHard] = [parameters?.leapfrog_levels?.value, parameters?.old_and_hard?.value]
  if ([kicks, idle, levels, oldAndHard].every((one) => one === undefined)) return {}
  return {
    noticed: {
      ...{ kickBallTransfers: kicks ?? null, idleWorkingDays: idle ?? null },
      ...(levels === undefined ? {} : { leapfrogLevels: levels }),
      ...(oldAndHard === undefined ? {} : { oldAndHard }),
    },
  }
}

/** Within how many days somebody who comes again is noticed; intake looks for it only where a campaign says so. */
const repeatVisitOf = (parameters: Given['parameters']): Pick<Configuration, 'repeatVisit'> => {
  const days = parameters?.repeat_visit_days?.value
  return days === undefined ? {} : { repeatVisit: { days } }
}

/** From when a kind of problem recurs (S0-59); not said: nobody looks for it. */
const recurrenceOf = (parameters: Given['parameters']): Pick<Configuration, 'recurrence'> =>
  parameters?.recurrence ? { recurrence: parameters.recurrence.value } : {}

/** What has to be reported upward (S1-41); not said: nothing. */
const majorProblemsOf = (parameters: Given['parameters']): Pick<Configuration, 'majorProblems'> =>
  parameters?.major_problems ? { majorProblems: parameters.major_problems.value } : {}

/** What is inspected by (S0-57, S4-58, S4-59); left out where neither the document nor anybody else said a word. */
const inspectionsOf = ({ file, parameters }: Given): Pick<Configuration, 'inspections'> => {
  const violations = [...violationsIn(file), ...(parameters?.violations?.codes ?? [])]
  const keyDates = parameters?.key_dates?.dates ?? []
  const kinds = parameters?.inspection_kinds?.kinds ?? []
  const onSiteDays = parameters?.on_site_days?.value ?? null
  if (violations.length + keyDates.length + kinds.length === 0 && onSiteDays === null) return {}
  return { inspections: { violations, keyDates, kinds, onSiteDays } }
}

/** What may be public (K15): nothing, where nobody said so. */
const publicationOf = (parameters: Given['parameters']): Pick<Configuration, 'publication'> =>
  parameters?.publication ? { publication: parameters.publication.value } : {}

/** How matters are assigned, handed on and answered (K11, K12), where somebody said so. */
const deskOf = (parameters: Given['parameters']): Pick<Configuration, 'desk'> => {
  const transfers = parameters?.transfers?.value
  const assignmentObjection = rule(parameters?.assignment_objection_working_days)
  const assignmentObjectionDecision = rule(parameters?.assignment_objection_decision_working_days)
  const leads = parameters?.style_leads?.value
  const clock = leads?.working_days === undefined ? null : rule({ value: leads.working_days })
  const desk = {
    ...(transfers ? { transfers } : {}),
    ...(assignmentObjection ? { assignmentObjection } : {}),
    ...(assignmentObjectionDecision ? { assignmentObjectionDecision } : {}),
    ...(leads ? { styleLeads: { codes: leads.kinds, ...(clock ? { clock } : {}) } } : {}),
  }
  return Object.keys(desk).length === 0 ? {} : { desk }
}

/** When statements of yearly ledgers are due (S3-24 … S3-27), where somebody said so. */
const ledgerCycleOf = (parameters: Given['parameters']): Pick<Configuration, 'ledgerCycle'> => {
  const cycle = parameters?.ledger_cycle
  if (!cycle) return {}
  const { opening, quarter_day: quarter, audit, clearing } = cycle
  const days = { opening: opening.value, audit: audit.value, clearing: clearing.value }
  return { ledgerCycle: { ...days, quarterDay: quarter.value } }
}

/** By when what is to be done; null where neither the document nor anybody else set a number. */
const deadlinesOf = ({ file, parameters }: Given): Configuration['deadlines'] => {
  const objection = rule(parameters?.objection_working_days)
  const objectionDecision = rule(parameters?.objection_decision_working_days)
  return {
    item: rule(parameters?.item_working_days),
    registering: rule(parameters?.registering_working_days),
    ...(objection ? { objection } : {}),
    ...(objectionDecision ? { objectionDecision } : {}),
    ...(asksReading(file) ? { reading: { kind: 'sameDay' as const } } : {}),
  }
}

/** Everything a version says that does not depend on a calendar. */
export const configurationOf = (given: Given): Configuration => {
  const { file, parameters } = given
  const { channels = {}, modes = {} } = parameters?.codes ?? {}
  return {
    document: file.id,
    title: { zh: file.title_zh, en: file.title_en },
    period: periodOfCampaign(given),
    after: file.period.after_state ?? null,
    phases: phasesOf(given),
    categories: categoriesOf(given),
    channels: file.channels.map(({ code, zh, en }) => ({ code, zh, en, model: [...(channels[code] ?? [])] })),
    modes: (file.handling_modes ?? []).map(({ code, zh, en = null }) => ({
      code,
      zh,
      en,
      model: [...(modes[code] ?? [])],
    })),
    deadlines: deadlinesOf(given),
    ...lookBackOf(file),
    ...noticedOf(parameters),
    ...inspectionsOf(given),
    ...repeatVisitOf(parameters),
    ...recurrenceOf(parameters),
    ...majorProblemsOf(parameters),
    ...publicationOf(parameters),
    ...ledgerCycleOf(parameters),
    ...deskOf(parameters),
    minimumSample: parameters?.minimum_sample?.value ?? null,
    units: (parameters?.units?.tree ?? []).map(({ code, parent, name_zh: zh, name_en: en }) => ({
      code,
      parent,
      zh,
      en,
    })),
    marks: [...marksIn(parameters, '')],
  }
}

const taskOf = (terms: TaskTerms, counting: Counting, card: Omit<Task, keyof TaskTerms | 'deadline'>): Task => {
  const { rule: own, ...rest } = terms
  const { zone, calendar, at } = counting
  return { ...card, ...rest, deadline: own && deriveDeadline({ rule: own, calendar, zone, from: at }) }
}

/** One task card a measure, and one a dated task, with deadlines that carry their derivation (c1.2, S2-78). */
export const tasksOf = (given: Given, counting: Counting): readonly Task[] => {
  const { file, parameters } = given
  const periodTo = periodOfCampaign(given).to
  const measures = file.measures.map(({ code, title_zh: zh, title_en: en, departments_zh: departments, deadline }) => {
    const { month, working_days: workingDays } = parameters?.tasks?.[code] ?? {}
    const settings = { periodTo, month: month?.value ?? null, workingDays: workingDays?.value ?? null }
    const card = { code, zh, en, kind: 'measure' as const, departments: departments ?? [] }
    return taskOf(termsOf(deadline, settings), counting, card)
  })
  const dated = (file.dated_tasks ?? []).map(({ code, zh, en, due }) => {
    const printed = due === null ? null : { kind: 'date' as const, date: due, zh }
    const card = { code, zh, en, kind: 'dated' as const, departments: [] }
    return taskOf(termsOf(printed, { periodTo, month: null, workingDays: null }), counting, card)
  })
  return [...measures, ...dated]
}
