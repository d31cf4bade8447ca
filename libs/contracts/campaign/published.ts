import { z } from 'zod'
import { definePublished, published, type PublishedData } from '../published.js'
import { day, id } from '../shapes.js'
import { deskRules } from '../intake/desk-rules.js'
import { inspectionKind } from '../intake/inspection.js'
import { majorProblemRules } from '../intake/major-problem.js'
import { channelDefinition } from '../intake/channel.js'
import { handlingMode } from '../rectification/handling-mode.js'
import { ledgerKind } from '../rectification/ledger-kind.js'
import { calendarYear } from './calendar-year.js'
import { OPEN_ITEMS } from './commands.js'
import { deadlineRules } from './deadline-rule.js'
import { AFTER_STATES } from './file.js'
import { mapLayer } from './map-layer.js'
import { publicationRules } from '../rectification/publication.js'
import { filledText, localCode } from './formats.js'

const version = z.int().min(1)
const words = { zh: filledText, en: filledText }
/** Days as `01-15`; quarters are due on this day of the month after each. */
const ledgerCycle = z.object({ opening: z.string(), quarterDay: z.int(), audit: z.string(), clearing: z.string() })
const familyCodes = z.array(z.string())

/** A category of the campaign's own catalogue; `families` are a second tag, the main one first (model a2). */
const category = z.object({
  code: localCode,
  ...words,
  kind: z.enum(['area', 'keyTask']),
  /** The year a key task is of. */
  year: z.int().nullable(),
  families: familyCodes,
  /** What it is measured against, in the document's own words; left out: the document names nothing. */
  benchmark: filledText.optional(),
  /** What is to be promoted in its place; left out: the document pairs it with nothing. */
  promote: z.object(words).optional(),
  manifestations: z.array(z.object({ code: localCode, ...words, families: familyCodes })),
})

/** What the other contexts use of a version that is in force. */
const inForce = {
  campaign: id,
  version,
  /** The first day of this version. */
  from: day,
  title: z.object(words),
  period: z.object({ from: day.nullable(), to: day.nullable() }),
  phases: z.array(z.object({ code: localCode, ...words, from: day.nullable(), to: day.nullable() })),
  categories: z.array(category),
  /** `model` names the channels of model a1 that a channel of the campaign stands for. */
  channels: z.array(z.object({ code: localCode, ...words, model: z.array(z.string()) })),
  modes: z.array(z.object({ code: localCode, zh: filledText, en: filledText.nullable(), model: z.array(z.string()) })),
  deadlines: deadlineRules,
  /** How often a closed entry may be looked at again (K7); left out: nothing is said of that. */
  lookBack: z.object({ every: z.enum(['once', 'year']), max: z.int().min(1) }).optional(),
  /** What is inspected by: violations, key dates, kinds of its own, days for a claim made on the spot; left out: nothing is said. */
  inspections: z
    .object({
      violations: z.array(z.object({ code: localCode, ...words })),
      keyDates: z.array(z.object({ code: localCode, ...words })),
      kinds: z.array(inspectionKind),
      onSiteDays: z.int().min(0).nullable(),
    })
    .optional(),
  /** Within how many days somebody who comes again is noticed (R9); left out: nobody looks for it. */
  repeatVisit: z.object({ days: z.int().min(1) }).optional(),
  /** What has to be reported upward as a major problem; left out: nothing. */
  majorProblems: majorProblemRules.optional(),
  /** From so many problems of one kind, found within so many days, it recurs (S0-59); left out: nobody looks for it. */
  recurrence: z.object({ problems: z.int().min(2), days: z.int().min(1) }).optional(),
  /** What of it may be public, and in how many media; left out: nothing. */
  publication: publicationRules.optional(),
  /** How its matters are assigned, handed on and answered; left out: as the product does it. */
  desk: deskRules.optional(),
  /** The days of the year on which statements of yearly ledgers are due; left out: nothing is said of that. */
  ledgerCycle: ledgerCycle.optional(),
  /** Below so many items a rank is not told apart (design §1.2); null: not set. */
  minimumSample: z.int().min(1).nullable(),
}

const example: z.output<z.ZodObject<typeof inForce>> = {
  campaign: 's3',
  version: 1,
  from: '2026-01-01',
  title: { zh: 'X县作风建设三年提升计划', en: 'County three-year style-improvement plan' },
  period: { from: '2026-01-01', to: '2028-12-31' },
  phases: [{ code: 'Y1', zh: '启动年', en: 'start year', from: '2026-01-01', to: '2026-12-31' }],
  categories: [
    {
      code: 'C5',
      zh: '服务质量不高',
      en: 'poor service',
      kind: 'area',
      year: null,
      families: ['service'],
      manifestations: [
        { code: 'C5.1', zh: '对待群众办事服务态度不热情、用语不文明', en: 'cold attitude', families: ['service'] },
      ],
    },
  ],
  channels: [{ code: 'letter-visit', zh: '群众来信来访', en: 'letters and visits', model: ['letter', 'visit'] }],
  modes: [{ code: 'at-once', zh: '马上办', en: null, model: ['atOnce'] }],
  deadlines: { item: { kind: 'workingDays', n: 10 }, registering: { kind: 'workingDays', n: 1 } },
  minimumSample: 30,
}

/** What the campaign context tells the others. The key is the campaign, or the channel. */
export const campaignPublished = definePublished({
  CampaignActivated: published(1, 'The campaign began with this configuration.', z.object(inForce), example),
  CampaignAmended: published(
    1,
    'Another version is in force from this day; open items keep theirs or take this one.',
    z.object({ ...inForce, previousVersion: version, openItems: z.enum(OPEN_ITEMS) }),
    { ...example, version: 2, from: '2026-07-01', previousVersion: 1, openItems: 'stays' },
  ),
  CampaignEnded: published(
    1,
    'The campaign is over from the day after this one; what it has turned into.',
    z.object({ campaign: id, version, on: day, after: z.enum(AFTER_STATES).nullable() }),
    { campaign: 's2', version: 1, on: '2022-12-31', after: 'normal' },
  ),
  ChannelDefined: published(
    1,
    'A channel of a tenant is defined so from now on.',
    z.object({ channelId: id, version, definition: channelDefinition }),
    {
      channelId: 'demo-city:whistle',
      version: 1,
      definition: {
        ...{ code: 'whistle', zh: '吹哨报到', en: 'whistle and report', model: 'whistleReport' },
        fields: [{ code: 'units', zh: '报到单位', en: 'units that report in', kind: 'line', required: true }],
        clock: { outsideDeadline: 'optional', item: { kind: 'workingDays', n: 5 } },
        reply: { to: 'source', points: [] },
        req: ['S4-32'],
      },
    },
  ),
  HandlingModeDefined: published(
    1,
    'A handling mode of a tenant is defined so from now on.',
    z.object({ modeId: id, version, definition: handlingMode }),
    {
      modeId: 'demo-city:stepwise',
      version: 1,
      definition: {
        ...{ code: 'stepwise', zh: '逐步办', en: 'step by step', model: 'stepwise', req: ['S3-39'] },
        demands: {
          ...{ milestones: true, publishedAnswer: false, remedies: false, sponsor: false, jointUnits: false },
          records: [],
        },
      },
    },
  ),
  LedgerKindDefined: published(
    1,
    'A kind of ledger of a tenant is defined so from now on.',
    z.object({ ledgerId: id, version, definition: ledgerKind }),
    {
      ledgerId: 'demo-city:problem',
      version: 1,
      definition: {
        ...{ code: 'problem', zh: '问题台账', en: 'problem ledger', model: 'problem', req: ['S3-23'] },
        fields: [{ code: 'measure', zh: '整改措施', en: 'measure', kind: 'paragraph', required: true }],
        needs: ['deadline', 'person'],
      },
    },
  ),
  CalendarYearAdopted: published(
    1,
    'Deadlines of a tenant are counted by this notice on the public holidays of a year from now on.',
    z.object({ yearId: id, version, definition: calendarYear }),
    {
      yearId: 'demo-city:2027',
      version: 1,
      definition: {
        ...{ year: 2027, zh: '2027年放假安排', en: 'public holidays of 2027' },
        daysOff: { '2027-01-01': 'newYear' },
        makeUpDays: { '2027-02-06': 'springFestival' },
      },
    },
  ),
  MapLayerDefined: published(
    1,
    'A layer of a tenant’s map is drawn so from now on.',
    z.object({ layerId: id, version, definition: mapLayer }),
    {
      layerId: 'demo-city:cells',
      version: 1,
      definition: {
        ...{ code: 'cells', zh: '网格', en: 'cells of the grid', source: '示例', drawnOn: '2026-01-01' },
        areas: [
          {
            ...{ code: 'G-0305', name: null },
            parts: [
              [
                [
                  [0, 0],
                  [0.01, 0],
                  [0.01, 0.01],
                  [0, 0],
                ],
              ],
            ],
          },
        ],
      },
    },
  ),
})

export type CampaignCategory = z.infer<typeof category>
export type CampaignPublished<N extends keyof typeof campaignPublished> = PublishedData<typeof campaignPublished, N>
