import type { DefinedField } from '../fields.js'
import type { InspectionKind } from './inspection.js'

// The kinds of inspection that the documents name, as every campaign has them until its parameters say otherwise.

type Kind = DefinedField['kind']
type Choice = NonNullable<DefinedField['choices']>[number]

const field = (kind: Kind, code: string, zh: string, en: string): DefinedField => ({
  ...{ code, zh, en, kind },
  required: false,
})
const owed = (kind: Kind, code: string, zh: string, en: string): DefinedField => ({
  ...field(kind, code, zh, en),
  required: true,
})
const chosen = (code: string, zh: string, en: string, choices: readonly Choice[]): DefinedField => ({
  ...owed('choice', code, zh, en),
  choices: [...choices],
})
const choice = (code: string, zh: string, en: string): Choice => ({ code, zh, en })

const kind = (
  names: Pick<InspectionKind, 'code' | 'zh' | 'en' | 'channel' | 'req'>,
  more: Partial<InspectionKind> = {},
): InspectionKind => ({
  ...{ fields: [], findingFields: [], persons: true, manifestations: false },
  ...names,
  ...more,
})

const ABSENCES = [
  choice('notReported', '未按规定报备', 'absence not reported'),
  choice('withoutLeave', '因事外出未请假', 'away without leave'),
  choice('lateOrEarly', '集体活动迟到早退', 'late for a group activity, or left early'),
]
const MEETING_FAULTS = [
  choice('substitute', '找人替会', 'sent a substitute'),
  choice('asleep', '会上打瞌睡', 'asleep'),
  choice('phone', '会上使用手机', 'on the phone'),
  choice('lateOrEarly', '迟到早退', 'late, or left early'),
]
const TOPICS = [
  choice('majorDecision', '重大决策', 'major decision'),
  choice('keyProject', '重点项目', 'key project'),
  choice('keyPolicy', '重要政策', 'key policy'),
]
const LISTS = [
  choice('notMet', '要求没有落实到位', 'requirement not met'),
  choice('stillProminent', '问题仍较突出', 'problem still stands out'),
]

/** The kinds of inspection of the documents. */
export const standardInspections: readonly InspectionKind[] = [
  kind(
    { code: 'covertCheck', zh: '明察暗访', en: 'covert check', channel: 'covertCheck', req: ['S4-23', 'S4-58'] },
    { fields: [owed('yesNo', 'announced', '是否事先通知', 'announced beforehand')] },
  ),
  kind(
    { code: 'supervisionVisit', zh: '督导', en: 'supervision visit', channel: 'supervisionVisit', req: ['S2-57'] },
    { fields: [field('line', 'carryingOut', '落实的要求', 'what was to be carried out')] },
  ),
  kind(
    {
      code: 'specialInspection',
      zh: '专项督查',
      en: 'special inspection',
      channel: 'supervisionVisit',
      req: ['S3-61'],
    },
    {
      fields: [
        chosen('topic', '督查领域', 'field', TOPICS),
        owed('line', 'subject', '决策、项目或政策', 'decision, project or policy'),
      ],
    },
  ),
  kind(
    {
      code: 'projectInspection',
      zh: '项目检查',
      en: 'project inspection',
      channel: 'supervisionVisit',
      req: ['S4-16'],
    },
    {
      fields: [
        owed('line', 'project', '项目名称', 'project'),
        owed('line', 'planned', '计划进度', 'planned progress'),
        owed('line', 'actual', '实际进度', 'actual progress'),
      ],
    },
  ),
  kind(
    { code: 'screening', zh: '排查', en: 'screening', channel: 'selfFound', req: ['S4-62'] },
    { manifestations: true },
  ),
  kind(
    { code: 'symposium', zh: '座谈会', en: 'symposium', channel: 'symposium', req: ['S4-38'] },
    {
      fields: [
        owed('line', 'subject', '座谈主题', 'subject'),
        owed('number', 'people', '参加人数', 'number of people'),
      ],
    },
  ),
  kind(
    { code: 'onSite', zh: '一线调研', en: 'at the front line', channel: 'fieldResearch', req: ['S4-36'] },
    {
      fields: [
        owed('paragraph', 'learned', '情况在一线了解', 'what was learned there'),
        field('paragraph', 'pushed', '工作在一线推动', 'what was pushed there'),
        field('paragraph', 'solved', '问题在一线解决', 'what was solved there'),
        field('paragraph', 'checked', '效果在一线检验', 'whose effect was checked there'),
      ],
    },
  ),
  kind(
    {
      code: 'followUpCheck',
      zh: '督促检查',
      en: 'follow-up check',
      channel: 'supervisionVisit',
      req: ['S0-38', 'S0-39'],
    },
    {
      fields: [owed('line', 'talk', '所督促的谈话', 'the talk it follows')],
      findingFields: [chosen('list', '列入清单', 'list', LISTS)],
    },
  ),
  kind(
    {
      code: 'attendanceCheck',
      zh: '考勤检查',
      en: 'attendance check',
      channel: 'covertCheck',
      req: ['S2-21', 'S3-08'],
    },
    {
      findingFields: [
        chosen('absence', '考勤问题', 'what was found', ABSENCES),
        owed('number', 'people', '涉及人数', 'number of people'),
      ],
      persons: false,
    },
  ),
  kind(
    {
      code: 'meetingCheck',
      zh: '会风会纪检查',
      en: 'check of meeting discipline',
      channel: 'covertCheck',
      req: ['S2-22'],
    },
    {
      fields: [owed('line', 'meeting', '会议名称', 'meeting')],
      findingFields: [
        chosen('fault', '会风问题', 'what was found', MEETING_FAULTS),
        owed('number', 'people', '涉及人数', 'number of people'),
      ],
      persons: false,
    },
  ),
]
