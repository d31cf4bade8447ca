import { describe, expect, test } from '@jest/globals'
import { DECISION_CHECK, standardLedgers, standardModes, type FieldValues } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered } = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut]
const problemsOf = (command: EntryCommand, ...history: readonly EntryEvent[]) => {
  const decided = entry.decide(command, history.reduce(entry.evolve, entry.initialState))
  if (decided.ok || typeof decided.refusal === 'string') throw new Error('it names nothing')
  return { code: decided.refusal.code, names: decided.refusal.problems.map(({ path, zh }) => `${path} ${zh}`) }
}

const mode = standardModes.find(({ code }) => code === 'fiveOnes')!
const fiveOnes: EntryEvent = {
  type: 'HandlingModeChosen',
  data: { itemId: 'item-1', unitId: 'K1', mode, milestones: [], reason: '领导包案', chosenBy: 'supervisor-1' },
}
const record = (code: string, fields: FieldValues = { text: '会议同意分两步改造' }) =>
  ({ type: 'EnterWorkRecord', record: code, on: '2022-03-05', fields, by: 'handler-1' }) as const

describe('a record of the work', () => {
  test('S4-42 is kept as the mode of the entry asks for it', () =>
    given(opened, fiveOnes).when(record('minutes')).thenEvents(example.WorkRecordEntered))
  test('entered again in the same way, nothing changes; changed, it is a new fact', () => {
    const { WorkRecordEntered: entered } = example
    given(opened, fiveOnes, entered).when(record('minutes')).thenNothing()
    given(opened, fiveOnes, entered)
      .when(record('minutes', { text: '补充意见' }))
      .thenEvents({ type: 'WorkRecordEntered', data: { ...entered.data, fields: { text: '补充意见' } } })
  })
  test('S4-42 what the mode does not know is refused', () => {
    given(opened, fiveOnes).when(record('onSiteRecord')).thenRefused('RecordUnknown')
    given(opened).when(record('minutes')).thenRefused('RecordUnknown')
  })
  test('S4-42 what lacks in it is named', () =>
    expect(problemsOf(record('minutes', {}), opened, fiveOnes)).toStrictEqual({
      code: 'FieldsWrong',
      names: ['fields.text 请填写内容'],
    }))
  test('S1-66 the decision check asks for each of the five conditions, at every entry', () => {
    const names = ['损害群众利益', '污染环境', '违背客观规律和群众意愿', '违背法律、法规、政策', '认识分歧较大']
    expect(DECISION_CHECK.fields.map(({ zh }) => zh)).toStrictEqual(names)
    expect(problemsOf(record('decisionCheck', {}), opened).names).toHaveLength(5)
    const fields = Object.fromEntries(DECISION_CHECK.fields.map(({ code }) => [code, false]))
    const { zh, en } = DECISION_CHECK
    const data = { record: { code: 'decisionCheck', zh, en }, on: '2022-03-05', fields, enteredBy: 'handler-1' }
    given(opened).when(record('decisionCheck', fields)).thenEvents({ type: 'WorkRecordEntered', data })
  })
  test('is not entered where the entry is not open', () => {
    given().when(record('minutes')).thenRefused('EntryUnknown')
    given(...closed)
      .when(record('minutes'))
      .thenRefused('EntryClosed')
  })
})

describe('a leader tied to an entry', () => {
  const name = (personId: string, by: string): EntryCommand => ({ type: 'NameSponsor', personId, by })
  test('S4-65 is named by somebody', () =>
    given(opened)
      .when(name('leader-2', 'supervisor-1'))
      .thenEvents({
        type: 'SponsorNamed',
        data: { personId: 'leader-2', claimed: false, namedBy: 'supervisor-1' },
      }))
  test('S4-66 claims it of his own accord by naming himself', () =>
    given(opened).when(name('leader-1', 'leader-1')).thenEvents(example.SponsorNamed))
  test('named again, nothing changes; after another one it is a new fact', () => {
    given(opened, example.SponsorNamed).when(name('leader-1', 'supervisor-1')).thenNothing()
    given(opened, example.SponsorNamed)
      .when(name('leader-2', 'leader-1'))
      .thenEvents({ type: 'SponsorNamed', data: { personId: 'leader-2', claimed: false, namedBy: 'leader-1' } })
  })
  test('is not named where the entry is closed', () =>
    given(...closed)
      .when(name('leader-1', 'leader-1'))
      .thenRefused('EntryClosed'))
})

describe('a published answer', () => {
  const publish: EntryCommand = { type: 'PublishAnswer', text: '自4月起增设两个窗口', by: 'operator-1' }
  test('S3-41 is a fact with who published it; once', () => {
    given(opened).when(publish).thenEvents(example.AnswerPublished)
    given(opened, example.AnswerPublished).when(publish).thenNothing()
    given(...closed)
      .when(publish)
      .thenRefused('EntryClosed')
  })
})

describe('an entry in a ledger', () => {
  const ledgerOf = (code: string) => standardLedgers.find((one) => one.code === code)!
  const enter = (code: string, fields: FieldValues): EntryCommand => ({
    ...{ type: 'EnterInLedger', ledger: ledgerOf(code), fields, by: 'handler-1' },
  })
  const bare: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, personId: null, deadline: null } }
  test('S3-23 S0-76 stands in it with everything it asks for', () => {
    given(opened)
      .when(enter('problem', { measure: '增设窗口' }))
      .thenEvents(example.LedgerEntered)
    given(opened, example.LedgerEntered)
      .when(enter('problem', { measure: '增设窗口' }))
      .thenNothing()
  })
  test('S3-23 without measure, limit or responsible person it is refused, and each is named', () =>
    expect(problemsOf(enter('problem', {}), bare)).toStrictEqual({
      code: 'LedgerIncomplete',
      names: ['fields.measure 请填写整改措施', 'needs.deadline 该条目没有期限', 'needs.person 该条目没有责任人'],
    }))
  test('S4-63 c5.15 without the task standard it is refused by that name', () =>
    expect(problemsOf(enter('rectification', { measure: '制定预案' }), opened).names).toStrictEqual([
      'fields.standard 请填写任务标准',
    ]))
  test('S4-93 a hazard states problem, solution, duty and measure', () =>
    expect(problemsOf(enter('safety', {}), opened).names).toStrictEqual([
      'fields.problem 请填写存在问题',
      'fields.solution 请填写解决方案',
      'fields.duty 请填写防范责任',
      'fields.measure 请填写防范措施',
    ]))
  test('S3-48 c4.2 key work has leader, section and person', () =>
    expect(problemsOf(enter('keyWork', { leader: '甲' }), bare).names).toStrictEqual([
      'fields.section 请填写责任科室',
      'needs.deadline 该条目没有期限',
      'needs.person 该条目没有责任人',
    ]))
  test('S0-62 a rule says by which of the three kinds of action it comes', () =>
    expect(problemsOf(enter('rules', { title: '请销假制度', action: 'repeal' }), opened).names).toStrictEqual([
      'fields.action 完善方式：应从选项中选择',
    ]))
  test('a ledger may need remedies and a sponsoring leader', () => {
    const ledger = { ...ledgerOf('rules'), fields: [], needs: ['remedies' as const, 'sponsor' as const] }
    const command: EntryCommand = { type: 'EnterInLedger', ledger, fields: {}, by: 'handler-1' }
    expect(problemsOf(command, opened).names).toStrictEqual([
      'needs.remedies 尚未制定整改措施',
      'needs.sponsor 尚未确定包保领导',
    ])
    given(opened, example.RemediesPlanned, example.SponsorNamed)
      .when(command)
      .thenEvents({
        type: 'LedgerEntered',
        data: { ledger, fields: {}, enteredBy: 'handler-1', itemId: 'item-1', unitId: 'K1' },
      })
  })
  test('a ledger nobody defined is refused', () =>
    given(opened)
      .when({ type: 'EnterInLedger', ledger: null, fields: {}, by: 'handler-1' })
      .thenRefused('LedgerUnknown'))
  test('a closed entry enters no ledger', () =>
    given(...closed)
      .when(enter('problem', { measure: '增设窗口' }))
      .thenRefused('EntryClosed'))
})

describe('remedies', () => {
  test('S1-30 may name the root cause; another cause is a new fact', () => {
    const { data } = example.RemediesPlanned
    given(opened, example.RemediesPlanned)
      .when({ type: 'PlanRemedies', ...data })
      .thenNothing()
    given(opened, example.RemediesPlanned)
      .when({ type: 'PlanRemedies', ...data, rootCause: '人手不足' })
      .thenEvents({ type: 'RemediesPlanned', data: { ...data, rootCause: '人手不足' } })
  })
})
