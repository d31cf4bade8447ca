import { describe, expect, test } from '@jest/globals'
import { cnCalendar, isOverdue, recheck } from '@huiyin/calendar'
import { standardModes, type HandlingMode, type Milestone } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered } = example
const whose = { itemId: 'item-1', unitId: 'K1' }
const counting = { calendar: cnCalendar, zone: 'Asia/Shanghai' }
const modeOf = (code: string): HandlingMode => standardModes.find((mode) => mode.code === code)!
/** c4.12, in the time of the example. */
const SEPTEMBER: Milestone = { code: 'first', zh: '完成摸底', day: '2022-09-30' }
const MARCH: Milestone = { code: 'second', zh: '全部完成', day: '2023-03-31' }

const choose = (mode: string, milestones: readonly Milestone[] = [], by = 'supervisor-1') =>
  ({
    ...{ type: 'ChooseHandlingMode', mode: modeOf(mode), milestones: [...milestones] },
    ...{ reason: '一时难以解决', by, counting },
  }) as const satisfies EntryCommand
const accept = (milestone: string, by = 'supervisor-1') =>
  ({ type: 'AcceptMilestone', milestone, finding: '台账齐全', by, counting }) as const satisfies EntryCommand

const stateAfter = (...history: readonly EntryEvent[]) => history.reduce(entry.evolve, entry.initialState)
const said = (history: readonly EntryEvent[], command: EntryCommand): readonly EntryEvent[] => {
  const decided = entry.decide(command, stateAfter(...history))
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  return decided.events
}
const stepwise = [opened, ...said([opened], choose('stepwise', [SEPTEMBER, MARCH]))]
const firstMet = [...stepwise, ...said(stepwise, accept('first'))]
const allMet = [...firstMet, ...said(firstMet, accept('second'))]

const { claimedBy: by, ...claim } = claimed.data
const claimDone: EntryCommand = { type: 'ClaimDone', ...claim, outcome: 'solved', by, imported: false }
const unmetBy = (command: EntryCommand, ...history: readonly EntryEvent[]) => {
  const decided = entry.decide(command, stateAfter(...history))
  return decided.ok || typeof decided.refusal === 'string' ? decided : decided.refusal
}
const unmet = (...history: readonly EntryEvent[]) => unmetBy(claimDone, ...history)

describe('how an entry is handled', () => {
  test.each(standardModes.filter(({ demands }) => !demands.milestones).map(({ code }) => [code]))(
    'S3-36 S3-37 S3-38 S3-40 S3-41 S2-10 S0-25 %s is chosen with its reason and moves no deadline',
    (code) => {
      const { mode, milestones, reason, by: chosenBy } = choose(code)
      given(opened)
        .when(choose(code))
        .thenEvents({ type: 'HandlingModeChosen', data: { ...whose, mode, milestones, reason, chosenBy } })
      expect(stateAfter(opened, ...said([opened], choose(code))).deadline).toStrictEqual(opened.data.deadline)
    },
  )
  test('chosen again in the same way, nothing changes', () => {
    given(...stepwise)
      .when(choose('stepwise', [SEPTEMBER, MARCH]))
      .thenNothing()
    given(opened, ...said([opened], choose('atOnce')))
      .when(choose('atOnce'))
      .thenNothing()
  })
  test('a mode nobody defined is refused', () =>
    given(opened)
      .when({ ...choose('atOnce'), mode: null })
      .thenRefused('ModeUnknown'))
  test('S3-39 whoever handles the entry does not say how: milestones move its deadline', () => {
    given(opened)
      .when(choose('stepwise', [SEPTEMBER], 'person-k1'))
      .thenRefused('OwnWork')
    given(opened, claimed)
      .when(choose('atOnce', [], 'handler-1'))
      .thenRefused('OwnWork')
    given(...stepwise)
      .when(accept('first', 'person-k1'))
      .thenRefused('OwnWork')
  })
  test('S3-39 once the work is claimed no mode moves its deadline: what is late stays late', () => {
    given(opened, claimed)
      .when(choose('stepwise', [SEPTEMBER]))
      .thenRefused('WorkClaimed')
    given(...stepwise, claimed)
      .when(choose('atOnce'))
      .thenRefused('WorkClaimed')
  })
  test('nobody says how an entry is handled that is not open', () => {
    given().when(choose('atOnce')).thenRefused('EntryUnknown')
    given(opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut)
      .when(choose('atOnce'))
      .thenRefused('EntryClosed')
  })
})

describe('an entry that is handled step by step', () => {
  test('S3-39 is due with its first milestone', () => {
    const { deadline } = stateAfter(...stepwise)
    expect(deadline).toMatchObject({ kind: 'date', dueOn: '2022-09-30', dueAt: '2022-09-30T15:59:59.999Z' })
    expect(recheck(deadline!).verdict).toBe('equal')
  })
  test('S3-39 c4.12 with the first milestone met it is due with the second, and not overdue in between', () => {
    const { deadline } = stateAfter(...firstMet)
    expect(deadline?.dueOn).toBe('2023-03-31')
    expect(isOverdue(deadline!, '2022-12-31T15:59:59.999Z')).toBe(false)
    expect(isOverdue(stateAfter(...stepwise).deadline!, '2022-12-31T15:59:59.999Z')).toBe(true)
  })
  test('S3-39 met out of order the first one that is open stays due', () => {
    const second = [...stepwise, ...said(stepwise, accept('second'))]
    expect(said(stepwise, accept('second'))).toStrictEqual([
      {
        type: 'MilestoneMet',
        data: { ...whose, milestone: 'second', zh: '全部完成', finding: '台账齐全', metBy: 'supervisor-1' },
      },
    ])
    expect(stateAfter(...second).deadline?.dueOn).toBe('2022-09-30')
    expect(unmet(...second)).toMatchObject({ problems: [{ path: 'demands.milestones.first' }] })
  })
  test('with every milestone met it is due with the last', () =>
    expect(stateAfter(...allMet).deadline?.dueOn).toBe('2023-03-31'))
  test('a milestone is met once, and only one there is', () => {
    given(...firstMet)
      .when(accept('first'))
      .thenNothing()
    given(...stepwise)
      .when(accept('third'))
      .thenRefused('MilestoneUnknown')
    given(opened).when(accept('first')).thenRefused('MilestoneUnknown')
  })
  test('S3-39 is looked at anew when its deadline has moved', () =>
    expect(stateAfter(...stepwise, example.DeadlinePassed, ...said(stepwise, accept('first'))).look).toBe('first'))
  test('handled otherwise later, it has the deadline it had before', () => {
    const otherwise = said(firstMet, choose('atOnce'))
    expect(otherwise[0]?.data).toMatchObject({ deadline: opened.data.deadline })
    expect(stateAfter(...firstMet, ...otherwise).deadline).toStrictEqual(opened.data.deadline)
  })
  test('S1-89 ordered anew and then handled otherwise, it has the deadline of the order', () => {
    const history = [...firstMet, example.ReRectificationOrdered]
    const { deadline } = example.ReRectificationOrdered.data
    expect(said(history, choose('atOnce'))[0]?.data).toMatchObject({ deadline })
  })
  test('with other milestones, what was met before stays met', () => {
    const third: Milestone = { code: 'third', zh: '巩固提升', day: '2023-06-30' }
    const events = said(firstMet, choose('stepwise', [SEPTEMBER, third]))
    expect(stateAfter(...firstMet, ...events).deadline?.dueOn).toBe('2023-06-30')
    expect(
      stateAfter(...firstMet, ...events, ...said([...firstMet, ...events], choose('atOnce'))).deadline,
    ).toStrictEqual(opened.data.deadline)
  })
  test.each([
    ['without one', [], 'milestones', '请至少设一个有日期的节点'],
    ['out of order', [MARCH, SEPTEMBER], 'milestones.1.day', '日期应晚于 2023-03-31'],
    ['twice on one day', [MARCH, { ...SEPTEMBER, day: MARCH.day }], 'milestones.1.day', '日期应晚于 2023-03-31'],
    ['before it began', [{ ...SEPTEMBER, day: '2022-02-28' }], 'milestones.0.day', '日期应晚于 2022-03-01'],
    ['of one code', [SEPTEMBER, { ...MARCH, code: 'first' }], 'milestones.1.code', '代码 first 重复'],
  ])('S3-39 milestones %s are refused, each by its place', (_, milestones, path, zh) =>
    expect(unmetBy(choose('stepwise', milestones), opened)).toMatchObject({
      code: 'MilestonesWrong',
      problems: [{ path, zh }],
    }),
  )
  test('a milestone on the very day it began is taken', () =>
    expect(said([opened], choose('stepwise', [{ ...SEPTEMBER, day: '2022-03-01' }]))).toHaveLength(1))
  test('a mode without milestones takes none', () =>
    expect(unmetBy(choose('atOnce', [SEPTEMBER]), opened)).toMatchObject({
      code: 'MilestonesWrong',
      problems: [{ path: 'milestones', zh: '“马上办”不设节点，请删去或改选办理方式' }],
    }))
})

describe('what a mode demands before the work may be said done', () => {
  const chosen = (mode: string, ...more: readonly EntryEvent[]) => [opened, ...said([opened], choose(mode)), ...more]
  test('S3-39 step by step: every milestone', () => {
    expect(unmet(...firstMet)).toStrictEqual({
      code: 'DemandsUnmet',
      problems: [
        {
          path: 'demands.milestones.second',
          says: 'the milestone of 2023-03-31 is not accepted: 全部完成',
          zh: '节点未认定完成：全部完成（2023-03-31）',
        },
      ],
    })
    expect(unmet(...allMet)).toMatchObject({ ok: true })
  })
  test('S3-41 in the open: a published answer', () => {
    expect(unmet(...chosen('public'))).toMatchObject({ problems: [{ path: 'demands.publishedAnswer' }] })
    expect(unmet(...chosen('public', example.AnswerPublished))).toMatchObject({ ok: true })
  })
  test('S0-23 S2-08 fix and establish: remedies for both', () => {
    expect(unmet(...chosen('pairFixEstablish'))).toMatchObject({ problems: [{ path: 'demands.remedies' }] })
    expect(unmet(...chosen('pairFixEstablish', example.RemediesPlanned))).toMatchObject({ ok: true })
  })
  test('S4-65 sponsored: a leader', () => {
    expect(unmet(...chosen('sponsored'))).toMatchObject({ problems: [{ path: 'demands.sponsor' }] })
    expect(unmet(...chosen('sponsored', example.SponsorNamed))).toMatchObject({ ok: true })
  })
  test('S4-42 c5.9 one owner: minutes and plan', () => {
    expect(unmet(...chosen('oneOwner', example.WorkRecordEntered))).toStrictEqual({
      code: 'DemandsUnmet',
      problems: [{ path: 'demands.records.plan', says: 'plan is missing', zh: '缺少化解方案' }],
    })
  })
  test('at once: nothing', () => expect(unmet(...chosen('atOnce'))).toMatchObject({ ok: true }))
  test('S3-41 chosen after the claim it is demanded before the acceptance', () => {
    const late = [opened, claimed, answered]
    const history = [...late, ...said(late, choose('public'))]
    const pass: EntryCommand = { type: 'PassAcceptance', finding: '现场核实无误', by: 'officer-1' }
    expect(unmetBy(pass, ...history)).toMatchObject({ code: 'DemandsUnmet' })
    expect(unmetBy(pass, ...history, example.AnswerPublished)).toMatchObject({ ok: true })
  })
})
