import { OFFICE_LINES, type Role } from './command.js'
import { INSPECTION_READERS, ITEM_READERS, RANKING_READERS, SANCTION_READERS } from './readers.js'

export { INSPECTION_READERS, ITEM_READERS, RANKING_READERS, REACH_OF_ROLE, SANCTION_READERS } from './readers.js'

/** One question of the published language: one definition gives its permission and its catalogue row. */
export interface QuestionDefinition {
  /** One line of meaning, in English. */
  readonly says: string
  /** The name on the screen, in Chinese. */
  readonly zh: string
  /** Who may ask it; `signedIn`: everybody who is, whatever the roles. */
  readonly roles: readonly Role[] | 'signedIn'
  /**
   * `rows`: the answer is cut to what the asker's roles may see; `tenant`: the same for everybody of a tenant; `self`:
   * about the asker; `opening`: only what the asker has opened by a command a moment ago.
   */
  readonly scope: 'rows' | 'tenant' | 'self' | 'opening'
  /** Requirement ids it serves. */
  readonly requirements: readonly string[]
}

export type QuestionDefinitions = Readonly<Record<string, QuestionDefinition>>

/** Keeps the exact type of each definition. */
export const defineQuestions = <const D extends QuestionDefinitions>(definitions: D): D => definitions

const aboutInspections = { roles: INSPECTION_READERS, scope: 'rows' } as const
const aboutSanctions = { roles: SANCTION_READERS, scope: 'rows' } as const
const aboutItems = { roles: ITEM_READERS, scope: 'rows' } as const

/** The questions of the dashboard. */
export const dashboardQuestions = defineQuestions({
  me: {
    says: 'Who is signed in, with roles, units and the commands these may send.',
    zh: '我的身份',
    roles: 'signedIn',
    scope: 'self',
    requirements: [],
  },
  units: {
    says: 'The units of the tenant by name and parent.',
    zh: '单位',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: [],
  },
  channels: {
    says: 'The channels by which reports come in, with what each asks.',
    zh: '渠道',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: ['S3-21', 'S3-60', 'S4-31', 'S4-32', 'S4-33'],
  },
  catalogues: {
    says: 'What a matter under each campaign may be about: categories, what is promoted in their place, how each shows.',
    zh: '问题目录',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: ['S2-07', 'S2-27', 'S2-29'],
  },
  problemList: {
    ...aboutItems,
    says: 'What was found under a campaign, area by area; an area with nothing found is in it too.',
    zh: '问题清单',
    requirements: ['S0-12'],
  },
  majorProblems: {
    ...aboutItems,
    says: 'Major problems that were reported upward: by whom, to whom, late or not, acknowledged or not.',
    zh: '重大问题报告',
    requirements: ['S1-41'],
  },
  recurrences: {
    says: 'What recurs: alerts that propose a special programme, with the problems each rests on and what was decided.',
    zh: '复发预警',
    roles: ['supervisor', 'disciplineOfficer', 'leader', 'evaluationOffice', 'coordinationOfficer', 'auditor'],
    scope: 'rows',
    requirements: ['S0-59'],
  },
  handlingModes: {
    says: 'The ways in which an entry may be handled.',
    zh: '办理方式',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: ['S2-10', 'S3-36', 'S3-41'],
  },
  ledgerKinds: {
    says: 'The ledgers in which an entry may stand, with what each asks for.',
    zh: '台账种类',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: ['S3-23', 'S4-63', 'S4-93'],
  },
  items: { ...aboutItems, says: 'Items with number, state and replies owed.', zh: '事项清单', requirements: ['S0-76'] },
  item: {
    ...aboutItems,
    says: 'One item with its entries and what can be done now.',
    zh: '事项详情',
    requirements: ['S0-76', 'S0-79'],
  },
  likelyDuplicates: {
    says: 'Items that may be the same matter as one that is being taken down, and why.',
    zh: '疑似重复事项',
    roles: ['operator', 'dispatcher'],
    scope: 'rows',
    requirements: ['S4-50', 'S0-79'],
  },
  replyTemplates: {
    says: 'The templates offered for the reply to a report, by where its matter stands, with what is known filled in.',
    zh: '答复模板',
    roles: ['operator', 'handler'],
    scope: 'rows',
    requirements: ['S0-79'],
  },
  entries: {
    ...aboutItems,
    says: 'Ledger entries with deadline and state.',
    zh: '台账条目',
    requirements: ['S0-76', 'S3-23'],
  },
  history: {
    ...aboutItems,
    says: 'An item as it was known at a moment, and how its deadline was counted.',
    zh: '历史回放',
    requirements: ['S0-16'],
  },
  figures: {
    ...aboutItems,
    says: 'Rates, ranking and trend of a period, pinned to a place in the log.',
    zh: '统计指标',
    requirements: ['S3-23'],
  },
  people: {
    says: 'The people of the tenant by name, post and unit.',
    zh: '人员',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: [],
  },
  officeLines: {
    says: 'Who holds each of the four lines of the campaign office, since when, and which line nobody holds.',
    zh: '活动办四条线',
    roles: ['leader', ...OFFICE_LINES, 'auditor', 'administrator'],
    scope: 'tenant',
    requirements: ['S1-12', 'S1-13', 'S1-14', 'S1-15'],
  },
  responsibilities: {
    says: 'Who answers for each unit today, first and by portfolio, level by level; units without anybody are marked.',
    zh: '责任登记册',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: ['S2-63', 'S3-47', 'S4-67'],
  },
  sanctions: {
    ...aboutSanctions,
    says: 'Measures proposed and decided, those waiting for a decision first.',
    zh: '问责清单',
    requirements: ['S1-81', 'S1-83'],
  },
  sanction: {
    ...aboutSanctions,
    says: 'One measure with the facts and the rule it rests on, what was stated and decided, and what can be done now.',
    zh: '问责详情',
    requirements: ['S1-81', 'S1-83', 'S4-83'],
  },
  inspections: {
    ...aboutInspections,
    says: 'Inspections planned and held, each with the day it was planned for and when it really happened.',
    zh: '检查清单',
    requirements: ['S4-58', 'S2-57', 'S4-23'],
  },
  inspection: {
    ...aboutInspections,
    says: 'One inspection with its record, its findings and what became of each.',
    zh: '检查详情',
    requirements: ['S2-57', 'S3-61', 'S4-16', 'S4-36', 'S4-38', 'S0-38'],
  },
  findings: {
    ...aboutInspections,
    says: 'Findings with the evidence of each; what is empty or copied from another is marked.',
    zh: '检查发现清单',
    requirements: ['S0-49', 'S0-10', 'S0-57', 'S4-59'],
  },
  inspectionChoices: {
    says: 'What may be chosen at an inspection under each campaign in force: violations, key dates, kinds of inspection.',
    zh: '检查选项',
    roles: [...ITEM_READERS, 'administrator'],
    scope: 'tenant',
    requirements: ['S0-57', 'S4-59'],
  },
  accesses: {
    says: 'Who has asked about an item, and when.',
    zh: '查阅记录',
    roles: ['disciplineOfficer', 'auditor'],
    scope: 'rows',
    requirements: [],
  },
  rankings: {
    says: 'Every version of every published ranking, the latest period first.',
    zh: '已公布排名',
    roles: RANKING_READERS,
    scope: 'tenant',
    requirements: ['S1-68'],
  },
  ranking: {
    says: 'One published ranking: each version with its units, what is different from the one before, and why.',
    zh: '排名版本',
    roles: RANKING_READERS,
    scope: 'tenant',
    requirements: ['S1-68'],
  },
  yearlyLedgers: {
    ...aboutItems,
    says: 'The ledgers of a year, with which statements were handed in, late, or not at all.',
    zh: '年度台账',
    requirements: ['S3-24', 'S3-25', 'S3-26', 'S3-27'],
  },
  negativeLists: {
    ...aboutItems,
    says: 'Who has handed in a negative list, late or in time, and who has not: units and the people in them.',
    zh: '负面清单',
    requirements: ['S2-68'],
  },
  negativeListsOf: {
    ...aboutItems,
    says: 'The negative lists of one unit and its people; a personal one is told to those alone whom it concerns.',
    zh: '单位负面清单',
    requirements: ['S2-68'],
  },
  ledgerStatement: {
    ...aboutItems,
    says: 'One statement of a yearly ledger as it was made, with what was voided since beside it.',
    zh: '台账报告',
    requirements: ['S3-25', 'S4-64'],
  },
  mapLayers: {
    says: 'The layers of the map: the areas of cells and of units, with who drew them and when.',
    zh: '地图图层',
    roles: ITEM_READERS,
    scope: 'tenant',
    requirements: ['S3-56'],
  },
  mapCounts: {
    ...aboutItems,
    says: 'How many items, unanswered ones, overdue ones and reports there are, by cell of the grid or by unit.',
    zh: '地图统计',
    requirements: ['S3-56'],
  },
  cases: { ...aboutItems, says: 'The cases behind a figure.', zh: '指标明细', requirements: ['S3-23'] },
})
