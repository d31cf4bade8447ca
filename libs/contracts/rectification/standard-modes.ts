import { MODE_ZH, MODES } from '../campaign/model-codes.js'
import type { DefinedField } from '../fields.js'
import type { HandlingMode, ModeDemands, WorkRecordKind } from './handling-mode.js'

// The handling modes of the model (a4) as every tenant has them until it defines them itself.

type Model = (typeof MODES)[number]

const owed = (kind: DefinedField['kind'], code: string, zh: string, en: string): DefinedField => ({
  ...{ code, zh, en, kind },
  required: true,
})

const record = (code: string, zh: string, en: string, ...fields: readonly DefinedField[]): WorkRecordKind => ({
  ...{ code, zh, en },
  fields: fields.length > 0 ? [...fields] : [owed('paragraph', 'text', '内容', 'what it says')],
})

const yesNo = (code: string, zh: string, en: string) => ({ code, zh, en, kind: 'yesNo' as const, required: true })

/** The check before a decision: each of the five conditions under which nothing may be decided (S1-66). */
export const DECISION_CHECK: WorkRecordKind = {
  ...{ code: 'decisionCheck', zh: '决策核查单', en: 'decision check' },
  fields: [
    yesNo('harmsMasses', '损害群众利益', 'harms the interests of the masses'),
    yesNo('pollutes', '污染环境', 'pollutes the environment'),
    yesNo('againstNature', '违背客观规律和群众意愿', 'against objective laws and what the masses want'),
    yesNo('againstLaw', '违背法律、法规、政策', 'against laws, regulations or policies'),
    yesNo('disagreement', '认识分歧较大', 'views differ widely'),
  ],
}

const onSite = record(
  'onSiteRecord',
  '现场办公记录',
  'on-site record',
  owed('line', 'place', '地点', 'place'),
  owed('paragraph', 'text', '情况和处理', 'what was found and done'),
)
const fiveOnes = [
  record('reception', '接访记录', 'record of the reception'),
  record('reading', '阅批意见', 'instruction of the leader'),
  record('minutes', '会议纪要', 'minutes'),
  record('plan', '化解方案', 'plan'),
]

interface Standard {
  readonly en: string
  readonly req: readonly string[]
  readonly demands?: Partial<ModeDemands>
}

const STANDARD: Readonly<Record<Model, Standard>> = {
  atOnce: { en: 'at once', req: ['S0-25', 'S1-03', 'S3-36'] },
  mustDo: { en: 'must be done', req: ['S2-10'] },
  findAWay: { en: 'find a way', req: ['S2-10'] },
  onSite: { en: 'at the door', req: ['S3-37', 'S3-50', 'S4-36'], demands: { records: [onSite] } },
  proactive: { en: 'on own initiative', req: ['S3-38'] },
  stepwise: { en: 'step by step', req: ['S3-39'], demands: { milestones: true } },
  joint: { en: 'by coordination', req: ['S3-40', 'S2-11'], demands: { jointUnits: true } },
  public: { en: 'in the open', req: ['S3-41'], demands: { publishedAnswer: true } },
  // minutes and plan are what closing needs (c5.9)
  oneOwner: { en: 'one owner to the end', req: ['S4-41'], demands: { records: fiveOnes.slice(2) } },
  fiveOnes: { en: 'five ones', req: ['S4-42'], demands: { records: fiveOnes } },
  sponsored: { en: 'sponsored by a leader', req: ['S4-65', 'S4-66'], demands: { sponsor: true } },
  pairFixEstablish: { en: 'fix and establish', req: ['S0-23', 'S2-08'], demands: { remedies: true } },
}

const NOTHING: ModeDemands = {
  ...{ milestones: false, publishedAnswer: false, remedies: false, sponsor: false, jointUnits: false },
  records: [],
}

/** The modes every tenant has from the beginning. */
export const standardModes: readonly HandlingMode[] = MODES.map((code) => {
  const { en, req, demands } = STANDARD[code]
  return { code, zh: MODE_ZH[code], en, model: code, demands: { ...NOTHING, ...demands }, req: [...req] }
})

/** What a campaign calls a mode, and which modes of the model it stands for. */
export interface CampaignMode {
  readonly code: string
  readonly zh: string
  readonly en: string | null
  readonly model: readonly string[]
}

/**
 * A campaign's mode as a definition: it demands what the one mode of the model does that its parameters say it stands for;
 * standing for none or several, it demands nothing.
 */
export const campaignMode = ({ code, zh, en, model }: CampaignMode): HandlingMode => {
  const same = model.length === 1 ? standardModes.find((mode) => mode.code === model[0]) : undefined
  return { code, zh, en: en ?? zh, model: same?.model ?? null, demands: same?.demands ?? NOTHING, req: same?.req ?? [] }
}
