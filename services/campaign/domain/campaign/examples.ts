import { cnCalendar } from '@huiyin/calendar'
import type { CampaignFile, CampaignParameters } from '@huiyin/contracts/campaign'
import { configurationOf, tasksOf, type Counting } from './configuration.js'
import type { CampaignEvent } from './events.js'

const req = ['S0-01']
const named = (zh: string, en: string) => ({ zh, en })
const coded = (code: string, zh: string, en: string) => ({ code, zh, en })

/** A small campaign of no real unit: one area, one masked measure, one standing, one phase left silent. */
export const exampleFile: CampaignFile = {
  id: 'demo',
  title_zh: '示范活动',
  title_en: 'Demo campaign',
  issuer: { kind_en: 'demo bureau', term_zh: '示范局', level: 'city-bureau' },
  basis: [named('示范通知', 'demo notice')],
  parent_programme: null,
  scope: { people_zh: '全体干部', people_en: 'all cadres' },
  period: { from: null, to: '2022-11', masked: ['start month'], after_state: 'consolidating' },
  organisation: { leading_group: null, office: null, roles: [coded('office', '活动办', 'campaign office')] },
  phases: null,
  problem_categories: [
    {
      code: 'C1',
      name_zh: '服务较差',
      name_en: 'poor service',
      manifestations: [coded('C1.1', '推诿扯皮', 'passing the buck')],
    },
  ],
  measures: [
    {
      code: 'A1',
      title_zh: '专题学习',
      title_en: 'study',
      departments_zh: ['办公室'],
      deadline: { kind: 'standing', zh: '长期坚持' },
      req,
    },
    {
      code: 'A2',
      title_zh: '政治谈话',
      title_en: 'talks',
      departments_zh: null,
      deadline: { kind: 'monthEnd', month: null, and: 'standing', zh: '月底前完成，长期坚持' },
      req,
    },
  ],
  cadences: [],
  channels: [{ ...coded('mailbox', '信箱', 'mailbox'), req }],
  kpis: [],
  escalation: null,
  accountability_measures: [],
  incentives: null,
  rights: { fault_tolerance: null, clarification: null, appeal: null },
  evaluation: [],
  artefacts: [],
}

const assumed = <V>(value: V) => ({ value, assumption: true, why: '示范' })

/** The parameters beside it: both masked dates filled in, a limit, a registering limit, a sample. */
export const exampleParameters: CampaignParameters = {
  campaign: 'demo',
  item_working_days: assumed(10),
  registering_working_days: assumed(1),
  minimum_sample: assumed(30),
  period: { from: assumed('2022-07-01') },
  tasks: { A2: { month: assumed('2022-08') } },
  codes: {
    ...{ assumption: true, why: '示范' },
    ...{ channels: { mailbox: ['reportBox'] }, modes: {}, parts: { office: ['campaignOffice'] } },
  },
}

/** A tenant in Shanghai on the first morning of the campaign. */
export const exampleCounting: Counting = {
  zone: 'Asia/Shanghai',
  calendar: cnCalendar,
  at: '2022-07-01T01:00:00.000Z',
}

const given = { file: exampleFile, parameters: exampleParameters }
const source = { name: 'demo.yaml', sha256: 'a'.repeat(64) }
const inForce = { ...configurationOf(given), tasks: [...tasksOf(given, exampleCounting)] }

type Examples = { readonly [N in CampaignEvent['type']]: Extract<CampaignEvent, { type: N }> }

/** One example of each fact of a campaign, in the order a life of one could have them; the catalogue shows them. */
export const campaignExamples: Examples = {
  CampaignConfigured: { type: 'CampaignConfigured', data: { version: 1, ...given, sources: [source] } },
  CampaignActivated: { type: 'CampaignActivated', data: { version: 1, from: '2022-07-01', ...inForce } },
  CampaignAmended: {
    type: 'CampaignAmended',
    data: {
      ...{ version: 2, from: '2022-09-01', ...inForce },
      ...{ previousVersion: 1, openItems: 'stays', reason: '市委通知调整' },
    },
  },
  CampaignEnded: {
    type: 'CampaignEnded',
    data: { version: 2, on: '2022-11-30', after: 'consolidating', standingTasks: ['A1', 'A2'] },
  },
}
