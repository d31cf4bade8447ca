import type { ChannelDefinition, ChannelField } from './channel.js'
import { CHANNEL_ZH, CHANNELS } from '../campaign/model-codes.js'

// The channels of the model (a1) as every tenant has them until it defines them itself. What a document asks of a channel
// stands in its fields; numbers of other houses and photos have places of their own on every report.

type Kind = ChannelField['kind']
type Model = (typeof CHANNELS)[number]

const field = (kind: Kind, code: string, zh: string, en: string): ChannelField => ({
  code,
  zh,
  en,
  kind,
  required: false,
})
const owed = (kind: Kind, code: string, zh: string, en: string): ChannelField => ({
  ...field(kind, code, zh, en),
  required: true,
})

interface Standard {
  readonly en: string
  readonly req: readonly string[]
  readonly fields?: readonly ChannelField[]
  readonly to?: ChannelDefinition['reply']['to']
  readonly outsideDeadline?: ChannelDefinition['clock']['outsideDeadline']
  readonly reading?: ChannelDefinition['clock']['reading']
}

const STANDARD: Readonly<Record<Model, Standard>> = {
  selfFound: {
    ...{ en: 'found by the unit itself', req: ['S0-75', 'S0-11', 'S1-30', 'S3-22'] },
    fields: [field('day', 'foundOn', '发现日期', 'found on'), field('line', 'benchmark', '对照标准', 'benchmark')],
  },
  massReport: { en: 'report of the masses', req: ['S0-72', 'S2-54'] },
  hotline12345: { en: '12345 hotline', req: ['S4-33'], outsideDeadline: 'optional' },
  complaintPhone: {
    ...{ en: 'published complaint phone', req: ['S3-21'] },
    fields: [field('instant', 'calledAt', '来电时间', 'called at')],
  },
  reportBox: {
    ...{ en: 'report box', req: ['S2-34', 'S3-21'] },
    fields: [field('day', 'openedOn', '开箱日期', 'box opened on')],
  },
  letter: {
    ...{ en: 'letter', req: ['S3-60', 'S4-44'], reading: 'sameDay' },
    fields: [field('day', 'writtenOn', '落款日期', 'dated'), field('day', 'arrivedOn', '收到日期', 'arrived on')],
  },
  visit: {
    ...{ en: 'visit', req: ['S3-60', 'S4-41'] },
    fields: [
      owed('number', 'people', '来访人数', 'number of people'),
      field('line', 'leader', '接访领导', 'receiving leader'),
    ],
  },
  networkPetition: {
    ...{ en: 'petition or report over the network', req: ['S1-80', 'S3-60', 'S4-44'], reading: 'sameDay' },
    fields: [field('line', 'site', '来源平台', 'site it came by')],
  },
  portal: { en: 'portal or public account', req: ['S1-34', 'S1-35', 'S2-52'] },
  snapshot: {
    ...{ en: 'snapshot', req: ['S2-53'] },
    fields: [field('instant', 'takenAt', '拍摄时间', 'taken at')],
  },
  mediaQuestioning: {
    ...{ en: 'questioning by the media', req: ['S2-51', 'S2-53', 'S2-55'], to: 'public' },
    fields: [
      owed('line', 'programme', '节目', 'programme'),
      field('paragraph', 'pledge', '公开承诺', 'pledge'),
      field('day', 'pledgeDue', '承诺期限', 'pledged by'),
    ],
  },
  exposure: {
    ...{ en: 'exposure of a problem', req: ['S2-53'], to: 'public' },
    fields: [owed('line', 'medium', '曝光媒体', 'medium'), field('day', 'publishedOn', '曝光日期', 'published on')],
  },
  questionnaire: {
    ...{ en: 'questionnaire', req: ['S2-34'] },
    fields: [field('line', 'survey', '问卷名称', 'questionnaire')],
  },
  talkInterview: {
    ...{ en: 'interview', req: ['S2-34'] },
    fields: [field('day', 'heldOn', '访谈日期', 'held on')],
  },
  fieldResearch: {
    ...{ en: 'field research', req: ['S2-34', 'S3-21'] },
    fields: [field('line', 'site', '走访地点', 'place visited'), field('day', 'heldOn', '走访日期', 'visited on')],
  },
  symposium: {
    ...{ en: 'symposium', req: ['S3-21', 'S4-38'] },
    fields: [field('day', 'heldOn', '召开日期', 'held on'), field('line', 'topic', '座谈主题', 'topic')],
  },
  enterpriseVisit: {
    ...{ en: 'visit to an enterprise', req: ['S4-22', 'S4-96'] },
    fields: [owed('line', 'enterprise', '企业名称', 'enterprise'), field('day', 'heldOn', '走访日期', 'visited on')],
  },
  whistleReport: {
    ...{ en: 'whistle and report', req: ['S4-32'], to: 'source', outsideDeadline: 'optional' },
    fields: [
      owed('line', 'units', '报到单位', 'units that report in'),
      field('instant', 'calledAt', '吹哨时间', 'whistled at'),
    ],
  },
  cityManagementNotice: {
    ...{ en: 'notice of digital city management', req: ['S4-31'], to: 'source', outsideDeadline: 'optional' },
  },
  covertCheck: {
    ...{ en: 'open or covert check', req: ['S1-82', 'S2-58', 'S3-62', 'S4-23'], to: 'source' },
    fields: [
      owed('line', 'team', '检查组', 'team'),
      owed('paragraph', 'record', '检查记录', 'record'),
      field('day', 'checkedOn', '检查日期', 'checked on'),
    ],
  },
  supervisionVisit: {
    ...{ en: 'visit of a supervision group', req: ['S1-80', 'S1-95', 'S1-96', 'S3-61', 'S3-74'], to: 'source' },
    fields: [owed('line', 'group', '督导组', 'supervision group'), field('day', 'heldOn', '督导日期', 'visited on')],
  },
  appraisal: {
    ...{ en: 'appraisal', req: ['S1-80', 'S2-48'] },
    fields: [field('line', 'appraisal', '评议活动', 'appraisal')],
  },
  inspectionFeedback: {
    ...{ en: 'feedback of an inspection round', req: ['S0-55'], to: 'source', outsideDeadline: 'optional' },
    fields: [owed('line', 'round', '巡视轮次', 'round'), field('line', 'document', '反馈文号', 'document number')],
  },
  inspectionRecommendation: {
    ...{ en: 'recommendation of discipline inspection', req: ['S0-03'], to: 'source', outsideDeadline: 'optional' },
    fields: [owed('line', 'document', '建议书文号', 'document number')],
  },
  themeEducationList: {
    ...{ en: 'problem list of a theme education', req: ['S3-78'], to: 'source' },
    fields: [field('line', 'entry', '清单序号', 'entry of the list')],
  },
  caseLesson: {
    ...{ en: 'lesson of a case', req: ['S2-02', 'S2-44'], to: 'source' },
    fields: [owed('line', 'case', '案件通报', 'circular of the case')],
  },
  discussion: {
    ...{ en: 'suggestion of a discussion', req: ['S1-18', 'S1-61', 'S3-19'] },
    fields: [owed('paragraph', 'suggestion', '具体建议', 'suggestion')],
  },
  opinionOnLeaders: {
    ...{ en: 'opinion on leaders', req: ['S2-35', 'S4-39'] },
    fields: [field('line', 'aspect', '涉及方面', 'aspect')],
  },
}

const standardOf = (model: Model): ChannelDefinition => {
  const { en, req, fields = [], to = 'reporter', outsideDeadline = 'none', reading } = STANDARD[model]
  return {
    ...{ code: model, zh: CHANNEL_ZH[model], en, model, fields: [...fields], req: [...req] },
    clock: { outsideDeadline, item: null, ...(reading ? { reading } : {}) },
    reply: { to, points: [] },
  }
}

/** The channels of the model, in its order. */
export const standardChannels: readonly ChannelDefinition[] = CHANNELS.map(standardOf)

const BARE = {
  fields: [],
  clock: { outsideDeadline: 'none', item: null },
  reply: { to: 'reporter', points: [] },
} as const

/** A channel as a campaign calls it, and the channels of the model it stands for by its parameters file. */
export interface CampaignChannel extends Pick<ChannelDefinition, 'code' | 'zh' | 'en'> {
  readonly model: readonly string[]
}

/** What a campaign calls a channel is asked what the one channel of the model is that it stands for; of several or none, nothing. */
export const campaignChannel = ({ code, zh, en, model }: CampaignChannel): ChannelDefinition => {
  const standing = model.length === 1 ? standardChannels.find((one) => one.code === model[0]) : undefined
  const { fields, clock, reply } = standing ?? BARE
  return {
    ...{ code, zh, en, model: standing?.model ?? null, req: [], clock },
    ...{ fields: [...fields], reply: { ...reply, points: [...reply.points] } },
  }
}
