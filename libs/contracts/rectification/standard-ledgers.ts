import { LEDGER_ZH, LEDGERS } from '../campaign/model-codes.js'
import { asked, choice, owed } from './ledger-fields.js'
import type { LedgerKind } from './ledger-kind.js'
import { workLedgers } from './work-ledgers.js'

// The ledger kinds of the model (a10) as every tenant has them until it defines them itself.

type Model = (typeof LEDGERS)[number]

const measure = owed('paragraph', 'measure', '整改措施', 'measure')
const standard = owed('paragraph', 'standard', '任务标准', 'task standard')

interface Standard extends Pick<LedgerKind, 'fields' | 'needs'> {
  readonly en: string
  readonly req: readonly string[]
}

const STANDARD: Readonly<Record<Model, Standard>> = {
  problem: {
    ...{ en: 'problem ledger', req: ['S3-23', 'S0-76', 'S1-43'], needs: ['deadline', 'person'] },
    fields: [measure],
  },
  rectification: {
    ...{ en: 'rectification ledger', req: ['S4-63', 'S4-65'], needs: ['deadline'] },
    fields: [measure, standard],
  },
  keyWork: {
    ...{ en: 'key-work ledger', req: ['S3-24', 'S3-48'], needs: ['deadline', 'person'] },
    fields: [owed('line', 'leader', '分管领导', 'leader in charge'), owed('line', 'section', '责任科室', 'section')],
  },
  politicalMatter: {
    ...{ en: 'political-matter ledger', req: ['S4-08', 'S4-09'], needs: ['person'] },
    fields: [
      owed('day', 'passedOn', '传达日期', 'passed on'),
      owed('paragraph', 'deployment', '部署安排', 'deployment'),
      asked('paragraph', 'siteCheck', '现场核查', 'check on site'),
    ],
  },
  project: {
    ...{ en: 'project problem ledger', req: ['S4-17', 'S4-18'], needs: ['deadline'] },
    fields: [
      choice('problem', '问题类型', 'kind of problem', [
        { code: 'lateProgress', zh: '进度滞后', en: 'late progress' },
        { code: 'slowSettlement', zh: '结算缓慢', en: 'slow settlement' },
      ]),
      measure,
      asked('yesNo', 'legacy', '历史遗留', 'left by history'),
    ],
  },
  safety: {
    ...{ en: 'safety-hazard ledger', req: ['S4-93', 'S4-24', 'S4-27'], needs: ['deadline'] },
    fields: [
      owed('paragraph', 'problem', '存在问题', 'problem'),
      owed('paragraph', 'solution', '解决方案', 'solution'),
      owed('line', 'duty', '防范责任', 'prevention duty'),
      owed('paragraph', 'measure', '防范措施', 'prevention measure'),
    ],
  },
  rules: {
    ...{ en: 'rules ledger', req: ['S0-62'], needs: [] },
    fields: [
      owed('line', 'title', '制度名称', 'title of the rule'),
      choice('action', '完善方式', 'kind of action', [
        { code: 'fillGap', zh: '填补空白', en: 'fill a gap' },
        { code: 'define', zh: '界定清晰', en: 'define what is vague' },
        { code: 'align', zh: '修订完善', en: 'align what does not fit' },
      ]),
    ],
  },
  benefitProject: {
    ...{ en: 'benefit-project ledger', req: ['S1-65'], needs: ['deadline'] },
    fields: [owed('line', 'project', '项目名称', 'project')],
  },
  reformTask: {
    ...{ en: 'reform-task ledger', req: ['S1-49'], needs: ['deadline'] },
    fields: [owed('line', 'task', '改革任务', 'reform task'), asked('yesNo', 'pilot', '试点任务', 'pilot')],
  },
}

const modelLedgers: readonly LedgerKind[] = LEDGERS.map((code) => {
  const { en, req, fields, needs } = STANDARD[code]
  return { code, zh: LEDGER_ZH[code], en, model: code, fields: [...fields], needs: [...needs], req: [...req] }
})

/** The ledgers every tenant has from the beginning: those of the model, and those of work the documents name. */
export const standardLedgers: readonly LedgerKind[] = [...modelLedgers, ...workLedgers]
