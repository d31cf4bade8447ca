import { asked, choice, owed } from './ledger-fields.js'
import type { LedgerKind } from './ledger-kind.js'

// Ledgers of work that the documents name beside those of the model. What differs by name alone is one kind with a choice.

const measure = owed('paragraph', 'measure', '整改措施', 'measure')

const specialProgramme: LedgerKind = {
  ...{ code: 'specialProgramme', zh: '专项治理台账', en: 'special programmes', model: null, needs: ['person'] },
  fields: [owed('line', 'programme', '专项名称', 'programme'), owed('paragraph', 'task', '治理任务', 'task')],
  req: ['S0-51', 'S0-52', 'S0-53', 'S0-54', 'S0-56'],
}

/** Counters typed in by the unit: nobody's messages are read, and no content is kept (design §5). */
const groupInventory: LedgerKind = {
  ...{ code: 'groupInventory', zh: '工作群清理整合台账', en: 'chat-group inventory', model: null, needs: [] },
  fields: [
    choice('purpose', '处理方式', 'what is done', [
      { code: 'cleanUp', zh: '专项清理', en: 'clean up' },
      { code: 'merge', zh: '优化整合', en: 'merge' },
    ]),
    choice('platform', '平台', 'platform', [
      { code: 'wechat', zh: '微信群', en: 'WeChat' },
      { code: 'qq', zh: 'QQ群', en: 'QQ' },
      { code: 'other', zh: '其他', en: 'other' },
    ]),
    owed('number', 'found', '排查群数', 'groups found'),
    asked('number', 'left', '保留群数', 'groups left'),
  ],
  req: ['S0-52', 'S4-53'],
}

const tracker: LedgerKind = {
  ...{ code: 'tracker', zh: '落实到位跟踪台账', en: 'put-in-place tracker', model: null },
  fields: [
    choice('kind', '跟踪事项', 'what is tracked', [
      { code: 'policy', zh: '政策落实', en: 'policy' },
      { code: 'generalProblem', zh: '普遍性问题', en: 'general problem' },
      { code: 'difficulty', zh: '实际困难', en: 'practical difficulty' },
    ]),
    measure,
  ],
  ...{ needs: ['deadline'], req: ['S1-57', 'S1-58', 'S1-59'] },
}

const businessEnvironment: LedgerKind = {
  ...{ code: 'businessEnvironment', zh: '营商环境问题清单', en: 'business-environment lists', model: null },
  fields: [
    choice('list', '清单', 'list', [
      { code: 'A', zh: '政策落实、项目落地和经营环境问题', en: 'policy, projects and operation' },
      { code: 'B', zh: '市场主体和群众反映强烈的问题', en: 'what enterprises and masses react strongly to' },
    ]),
    {
      ...choice('field', '涉及领域', 'field', [
        { code: 'policy', zh: '政策落实', en: 'policy' },
        { code: 'project', zh: '项目落地', en: 'project landing' },
        { code: 'operation', zh: '企业经营环境', en: 'enterprise operation' },
      ]),
      required: false,
    },
    measure,
  ],
  ...{ needs: ['person'], req: ['S1-61', 'S1-62', 'S1-63'] },
}

/** A batch is what was drawn up together: its progress is that of the entries that name it. */
const petition: LedgerKind = {
  ...{ code: 'petition', zh: '信访突出问题清单', en: 'petition list', model: null, needs: ['deadline', 'person'] },
  fields: [
    owed('line', 'batch', '批次', 'batch'),
    choice('kind', '问题类别', 'kind', [
      { code: 'petition', zh: '信访突出问题', en: 'prominent petition' },
      { code: 'factor', zh: '不稳定因素', en: 'destabilising factor' },
    ]),
    owed('paragraph', 'problem', '主要问题', 'problem'),
    owed('paragraph', 'measure', '化解措施', 'measure'),
  ],
  req: ['S1-50'],
}

const enterpriseHelp: LedgerKind = {
  ...{ code: 'enterpriseHelp', zh: '助企解难台账', en: 'help for enterprises', model: null, needs: ['person'] },
  fields: [
    owed('line', 'enterprise', '企业名称', 'enterprise'),
    owed('paragraph', 'difficulty', '困难和问题', 'difficulty'),
    owed('paragraph', 'help', '帮助措施', 'help'),
  ],
  req: ['S1-64'],
}

const cleanUp: LedgerKind = {
  ...{ code: 'cleanUp', zh: '清理清单', en: 'clean-up list', model: null },
  fields: [
    choice('kind', '清理对象', 'what is cleaned up', [
      { code: 'oldAndHard', zh: '老问题、难问题', en: 'old and hard problem' },
      { code: 'keyTask', zh: '重点任务中的问题', en: 'problem of a key task' },
    ]),
    owed('paragraph', 'problem', '存在问题', 'problem'),
  ],
  ...{ needs: ['deadline', 'person'], req: ['S1-33', 'S1-75'] },
}

const pledge: LedgerKind = {
  ...{ code: 'pledge', zh: '承诺事项台账', en: 'pledge register', model: null, needs: ['deadline'] },
  fields: [
    owed('day', 'pledgedOn', '承诺日期', 'pledged on'),
    owed('line', 'occasion', '承诺场合', 'occasion'),
    owed('paragraph', 'pledge', '承诺内容', 'pledge'),
  ],
  req: ['S2-55'],
}

const blockage: LedgerKind = {
  ...{ code: 'blockage', zh: '制度执行中梗阻记录', en: 'record of blockages', model: null, needs: [] },
  fields: [
    owed('line', 'rule', '制度名称', 'rule'),
    owed('paragraph', 'where', '梗阻环节', 'where it is blocked'),
    owed('day', 'foundOn', '发现日期', 'found on'),
  ],
  req: ['S0-63'],
}

const talkPlan: LedgerKind = {
  ...{ code: 'talkPlan', zh: '谈话整改方案', en: 'rectification plans after talks', model: null },
  fields: [owed('day', 'talkedOn', '谈话日期', 'talked on'), measure],
  ...{ needs: ['person'], req: ['S0-37'] },
}

const caseReform: LedgerKind = {
  ...{ code: 'caseReform', zh: '以案促改措施台账', en: 'case-driven measures', model: null },
  fields: [
    owed('line', 'case', '案件', 'case'),
    owed('paragraph', 'loophole', '暴露的漏洞', 'loophole'),
    choice('kind', '措施类型', 'kind of measure', [
      { code: 'reform', zh: '以案促改', en: 'reform' },
      { code: 'build', zh: '以案促建', en: 'build' },
      { code: 'govern', zh: '以案促治', en: 'govern' },
    ]),
    measure,
  ],
  ...{ needs: ['deadline'], req: ['S2-44'] },
}

const endCheck: LedgerKind = {
  ...{ code: 'endCheck', zh: '重点难点问题检查记录', en: 'end-check records', model: null, needs: ['person'] },
  fields: [
    owed('day', 'checkedOn', '检查日期', 'checked on'),
    owed('yesNo', 'met', '是否达到目标', 'target met'),
    owed('paragraph', 'finding', '检查情况', 'finding'),
  ],
  req: ['S1-88'],
}

/** The code of the ledger in which the problems of units' negative lists stand. */
export const NEGATIVE_LIST = 'negativeList'

const negativeList: LedgerKind = {
  ...{ code: NEGATIVE_LIST, zh: '单位负面清单', en: 'negative lists of units', model: null },
  fields: [owed('line', 'category', '问题类别', 'category'), owed('paragraph', 'rootCause', '问题根源', 'root cause')],
  ...{ needs: ['deadline', 'remedies'], req: ['S2-68', 'S2-71'] },
}

/** The ledgers of work that every tenant has from the beginning. */
export const workLedgers: readonly LedgerKind[] = [
  ...[specialProgramme, groupInventory, tracker, businessEnvironment, enterpriseHelp, cleanUp, pledge, blockage],
  ...[talkPlan, caseReform, endCheck, petition, negativeList],
]
