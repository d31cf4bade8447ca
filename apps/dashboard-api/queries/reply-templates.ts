import { dayIn } from '@huiyin/kernel'
import {
  dayInWords,
  filledReply,
  gapMark,
  gapsIn,
  isOffered,
  RESULT_CODES,
  RESULT_WORDS,
  standardReplyTemplates,
  type InBoth,
  type ReplyFacts,
  type ReplyTemplate,
  type ToAnswer,
} from '@huiyin/contracts/intake'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import type { HistoryFact } from '@huiyin/read-model'
import { channelsOfTenant, type Channel } from './channels.js'
import { byCode, type Origin } from './definitions.js'
import { findItemRows, type ItemRows } from './item.js'
import type { DashboardPorts } from './ports.js'
import { currentEntry } from './rows.js'

/** Words of a template with the facts of the reply in them, and the gaps that are left, as they stand there. */
export interface FilledWords {
  readonly text: string
  readonly gaps: readonly string[]
}

/** A template that is offered for a reply. */
export interface OfferedTemplate extends Pick<ReplyTemplate, 'code' | 'zh' | 'en'> {
  readonly origin: Origin
  readonly inZh: FilledWords
  readonly inEn: FilledWords
}

/** What is offered for the reply to one report. */
export interface ReplyTemplates {
  readonly itemId: string
  readonly reportId: string
  readonly templates: readonly OfferedTemplate[]
}

export interface ReplyTemplatesArgs {
  readonly itemId: string
  readonly reportId: string
  /** The result that is chosen; left out: none yet. */
  readonly result?: string | null
}

type Result = (typeof RESULT_CODES)[number]
const isResult = (result: string): result is Result => RESULT_CODES.some((code) => code === result)

const RESULT_PROBLEM = {
  path: 'result',
  says: `one of ${RESULT_CODES.join(', ')}`,
  zh: `须为 ${RESULT_CODES.join('、')} 之一`,
}

interface Report {
  readonly channel: string
  readonly reporter: string
  readonly receivedAt: string
}

/** How a report of the item came; null: it has no such report. Nothing else of it is read here. */
const reportIn = (facts: readonly HistoryFact[], reportId: string): Report | null => {
  for (const { type, data, occurred } of facts) {
    if (type !== 'ReportReceived' && type !== 'ReportLinked') continue
    const { reportId: id, channel, reporter } = data as Omit<Report, 'receivedAt'> & { readonly reportId: string }
    if (id === reportId) return { channel, reporter, receivedAt: occurred.at }
  }
  return null
}

/** Where the matter stands; what was assigned a moment ago has no entry in the list yet. */
const statesOf = ({ row, entries }: ItemRows): ToAnswer['states'] => [
  currentEntry(entries)?.state ?? 'handling',
  ...(row?.duplicate === 1 ? ['duplicateOf'] : []),
]

const unitName = async ({ lists }: DashboardPorts, unitId: string): Promise<InBoth | undefined> => {
  const unit = await lists
    .selectFrom('units')
    .select(['name', 'name_en'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return unit && { zh: unit.name, en: unit.name_en ?? unit.name }
}

/** A campaign calls a channel by a code of its own; what is meant for the one of the model is meant for it too. */
const codesOf = ({ channel: code }: Report, channel: Channel | undefined): ToAnswer['channels'] =>
  channel?.model ? [code, channel.model] : [code]

/** Each point the channel asks for is a line of its own, to be answered there. */
const pointLines = (points: Channel['points']): InBoth => ({
  zh: points.map(({ zh }) => `${zh}：${gapMark(zh, 'zh')}`).join('\n'),
  en: points.map(({ en }) => `${en}: ${gapMark(en, 'en')}`).join('\n'),
})

const withoutUnknown = (facts: Readonly<Record<string, InBoth | undefined>>): ReplyFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as ReplyFacts

interface Filling {
  readonly found: ItemRows
  readonly report: Report
  readonly channel: Channel | undefined
  readonly result: Result | null
}

/** The facts a reply to this report may tell: those of its own page, never what another report says. */
const factsFor = async (ports: DashboardPorts, viewer: Viewer, filling: Filling): Promise<ReplyFacts> => {
  const { found, report, channel, result } = filling
  const zone = ports.zoneOf(viewer.tenant)
  const dayOf = (at: string | null | undefined) => (at ? dayInWords(dayIn(zone, at)) : undefined)
  const both = (text: string | null | undefined) => (text ? { zh: text, en: text } : undefined)
  const unitId = found.row?.unit_id
  return withoutUnknown({
    number: both(found.row?.number),
    received: dayOf(report.receivedAt),
    registered: dayOf(found.row?.registered_at),
    channel: channel && { zh: channel.zh, en: channel.en },
    unit: unitId ? await unitName(ports, unitId) : undefined,
    deadline: dayOf(currentEntry(found.entries)?.due_at),
    outcome: result === null ? undefined : RESULT_WORDS[result],
    points: channel && pointLines(channel.points),
    today: dayOf(found.asOf.at),
  })
}

type Known = ReplyTemplate & { readonly origin: Origin }

/** The templates of a tenant, its own first. */
const templatesOf = async ({ lists }: DashboardPorts, tenant: string): Promise<readonly Known[]> => {
  const own = await lists
    .selectFrom('reply_templates')
    .select('definition')
    .where('tenant', '=', tenant)
    .orderBy('code')
    .execute()
  return byCode([
    ...own.map(({ definition }): Known => ({ ...(JSON.parse(definition) as ReplyTemplate), origin: 'own' })),
    ...standardReplyTemplates.map((template): Known => ({ ...template, origin: 'standard' })),
  ])
}

const filled = ({ code, zh, en, origin, text }: Known, facts: ReplyFacts): OfferedTemplate => {
  const wordsIn = (language: 'zh' | 'en'): FilledWords => {
    const words = filledReply(text[language], facts, language)
    return { text: words, gaps: gapsIn(words) }
  }
  return { code, zh, en, origin, inZh: wordsIn('zh'), inEn: wordsIn('en') }
}

/**
 * S0-79: the templates offered for the reply to one report, by where its matter stands, with what is known filled in; null
 * where the viewer does not see the item, or it has no such report.
 */
export const findReplyTemplates = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { itemId, reportId, result: asked }: ReplyTemplatesArgs,
): Promise<QuestionAnswer<ReplyTemplates | null>> => {
  const result = asked ?? null
  if (result !== null && !isResult(result)) return notAnswered('InputInvalid', [RESULT_PROBLEM])
  const found = await findItemRows(ports, viewer, itemId)
  if (!found?.row) return answered(null)
  const { facts: history } = await ports.historyOf(itemId, { knownAt: null, happenedAt: null })
  const report = reportIn(history, reportId)
  if (!report) return answered(null)
  const channel = (await channelsOfTenant(ports.lists, viewer.tenant)).find(({ code }) => code === report.channel)
  const facts = await factsFor(ports, viewer, { found, report, channel, result })
  const offered = (await templatesOf(ports, viewer.tenant)).filter((template) =>
    isOffered(template, { ...report, states: statesOf(found), channels: codesOf(report, channel), result }),
  )
  return answered({ itemId, reportId, templates: offered.map((template) => filled(template, facts)) })
}
