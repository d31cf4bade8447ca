import { describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline, type DeadlineRule } from '@huiyin/calendar'
import { specFor } from '@huiyin/testing'
import { momentAfter } from './deadline-notes.js'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand } from './entry.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered } = example
const { DeadlineNear: near, DeadlinePassed: passed, DeadlineExtended: extended, GraceGiven: grace } = example
const { EntryHandedOver: handedOver, EntryReturned: returned, EntryReopened: reopened } = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut]

const dueAt = '2022-03-15T15:59:59.999Z'
const extendedTo = '2022-03-22T15:59:59.999Z'
const counting = { calendar: cnCalendar, graceWorkingDays: 5 }

const warn = { type: 'NoteDeadlineNear', dueAt, at: '2022-03-13T16:00:00.000Z' } as const
const note = { type: 'NoteDeadlinePassed', dueAt, count: 1, at: '2022-03-15T16:00:00.000Z', ...counting } as const
const passedAgain: EntryEvent = { type: 'DeadlinePassed', data: { ...passed.data, count: 2, lookAgainAt: null } }

const openedUnder = (rule: DeadlineRule, from: string): Extract<EntryEvent, { type: 'EntryOpened' }> => ({
  type: 'EntryOpened',
  data: { ...opened.data, deadline: deriveDeadline({ rule, calendar: cnCalendar, zone: 'Asia/Shanghai', from }) },
})

describe('the unit is warned on the last working day before', () => {
  test('c0 S3-14 while the work is not done', () => given(opened).when(warn).thenEvents(near))
  test('once', () => given(opened, near).when(warn).thenNothing())
  test('once, also when the item went away and came back with the same deadline', () =>
    given(opened, near, handedOver, opened).when(warn).thenNothing())
  test('not when the work is claimed, closed or somewhere else', () => {
    given(opened, claimed).when(warn).thenNothing()
    given(opened, handedOver).when(warn).thenNothing()
    given(...closed)
      .when(warn)
      .thenNothing()
  })
  test('again when the work was sent back in time', () => given(opened, claimed, returned).when(warn).thenEvents(near))
  test('not of a deadline that moved meanwhile', () => given(opened, extended).when(warn).thenNothing())
  test('of the new deadline once more', () =>
    given(opened, near, extended)
      .when({ ...warn, dueAt: extendedTo, at: '2022-03-20T16:00:00.000Z' })
      .thenEvents({ type: 'DeadlineNear', data: { ...near.data, dueAt: extendedTo } }))
  test('not after the deadline', () =>
    given(opened)
      .when({ ...warn, at: '2022-03-15T16:00:00.000Z' })
      .thenNothing())
  test('S0-33 S1-47 not of a deadline without end', () => {
    for (const kind of ['standing', 'immediate'] as const) {
      given(openedUnder({ kind }, opened.data.registeredAt)).when(warn).thenNothing()
    }
  })
  test('an entry that was never opened is unknown', () => given().when(warn).thenRefused('EntryUnknown'))
})

describe('S2-20 the deadline passes', () => {
  test('with the work undone, and in five working days it is looked at again', () =>
    given(opened).when(note).thenEvents(passed))
  test('noted once', () => given(opened, passed).when(note).thenNothing())
  test('nothing is noted of work that was claimed in time, wherever it stands now', () => {
    given(opened, claimed).when(note).thenNothing()
    given(...closed)
      .when(note)
      .thenNothing()
    given(opened, handedOver).when(note).thenNothing()
  })
  test('the last millisecond of the day is still in time', () =>
    given(opened)
      .when({ ...note, at: dueAt })
      .thenNothing())
  test('an alarm for a deadline that moved says nothing', () => given(opened, extended).when(note).thenNothing())
  test('an alarm about another time says nothing', () => {
    given(opened)
      .when({ ...note, count: 2 })
      .thenNothing()
    given(opened, passed)
      .when({ ...note, count: 3, at: '2022-03-22T16:00:00.000Z' })
      .thenNothing()
  })
  test('S0-33 S1-47 a deadline without end never passes', () => {
    for (const kind of ['standing', 'immediate'] as const) {
      given(openedUnder({ kind }, opened.data.registeredAt)).when(note).thenNothing()
    }
    given({ type: 'EntryOpened', data: { ...opened.data, deadline: null } })
      .when(note)
      .thenNothing()
  })
  test('an entry that was never opened is unknown', () => given().when(note).thenRefused('EntryUnknown'))
  test('a given instant is missed in the millisecond after it', () => {
    const given1700 = openedUnder({ kind: 'given', dueAt: '2022-03-11T09:00:00.000Z' }, opened.data.registeredAt)
    const at = momentAfter('2022-03-11T09:00:00.000Z')
    given(given1700)
      .when({ ...note, dueAt: '2022-03-11T09:00:00.000Z', at })
      .thenEvents({
        type: 'DeadlinePassed',
        data: { ...passed.data, dueAt: '2022-03-11T09:00:00.000Z', lookAgainAt: '2022-03-18T16:00:00.000Z' },
      })
  })
})

describe('a second time', () => {
  const again = { ...note, count: 2, at: '2022-03-22T16:00:00.000Z' } as const

  test('five working days after the deadline, while the work is still undone', () =>
    given(opened, passed).when(again).thenEvents(passedAgain))
  test('not earlier', () =>
    given(opened, passed)
      .when({ ...again, at: '2022-03-22T15:59:59.999Z' })
      .thenNothing())
  test('not when the work was claimed meanwhile', () => given(opened, passed, claimed).when(again).thenNothing())
  test('not when more working days were granted meanwhile', () =>
    given(opened, passed, extended).when(again).thenNothing())
  test('when the granted working days are over too, and then it is not looked at any more', () =>
    given(opened, passed, extended)
      .when({ ...again, dueAt: extendedTo })
      .thenEvents({ type: 'DeadlinePassed', data: { ...passedAgain.data, dueAt: extendedTo } as never }))
  test('a third time only after one more extension', () => {
    const third = { ...again, count: 3, dueAt: extendedTo } as const
    given(opened, passed, passedAgain)
      .when({ ...third, dueAt })
      .thenNothing()
    given(opened, passed, passedAgain)
      .when({ ...third, dueAt, at: '2022-03-15T16:00:00.000Z' })
      .thenNothing()
    given(opened, passed, passedAgain, extended)
      .when(third)
      .thenEvents({ type: 'DeadlinePassed', data: { ...passed.data, dueAt: extendedTo, count: 3, lookAgainAt: null } })
  })
  test('the number goes on when the item went away and came back', () =>
    given(opened, passed, handedOver, opened)
      .when({ ...again, at: '2022-03-23T01:00:00.000Z' })
      .thenEvents({ type: 'GraceGiven', data: { dueAt, lookAgainAt: '2022-03-30T16:00:00.000Z' } }))
})

describe('an entry that begins when its deadline is already over', () => {
  const late = { ...note, at: '2022-03-23T01:00:00.000Z' } as const

  test('S4-90 a unit that gets an overdue item has five working days before it is noted', () =>
    given(opened).when(late).thenEvents(grace))
  test('S1-90 so has one whose closed entry was reopened', () =>
    given(...closed, reopened)
      .when(late)
      .thenEvents(grace))
  test('S3-80 and one whose work was sent back', () => given(opened, claimed, returned).when(late).thenEvents(grace))
  test('when they are over, it is the first time, with a second look after it', () =>
    given(opened, grace)
      .when({ ...note, at: grace.data.lookAgainAt })
      .thenEvents({ type: 'DeadlinePassed', data: { ...passed.data, lookAgainAt: '2022-04-07T16:00:00.000Z' } }))
  test('the grace is given once', () => given(opened, grace).when(late).thenNothing())
  test('a grace from before does not outlive a return, a reopening or an extension', () => {
    const later = { ...late, at: '2022-03-29T01:00:00.000Z' } as const
    const longer: EntryEvent = { type: 'GraceGiven', data: { dueAt, lookAgainAt: '2022-04-06T16:00:00.000Z' } }
    given(opened, grace, claimed, returned).when(later).thenEvents(longer)
    given(opened, grace, claimed, answered, example.AcceptancePassed, example.EntryClosedOut, reopened)
      .when(later)
      .thenEvents(longer)
    given(opened, grace, extended)
      .when({ ...note, dueAt: extendedTo, at: '2022-03-22T16:00:00.000Z' })
      .thenEvents({
        type: 'DeadlinePassed',
        data: { ...passed.data, dueAt: extendedTo, lookAgainAt: expect.anything() } as never,
      })
  })
})

describe('dates of the scenarios', () => {
  const noted = (n: number, from: string) => {
    const open = openedUnder({ kind: 'workingDays', n }, from)
    const due = open.data.deadline!.dueAt!
    const command: EntryCommand = { ...note, dueAt: due, at: momentAfter(due) }
    const decided = entry.decide(command, entry.evolve(entry.initialState, open))
    return { dueOn: open.data.deadline!.dueOn, event: decided.ok ? decided.events[0] : undefined }
  }
  test('c4.11 accepted 2020-04-28 with 10 working days: due 05-14, second look when 05-21 is over', () =>
    expect(noted(10, '2020-04-28T02:00:00.000Z')).toMatchObject({
      dueOn: '2020-05-14',
      event: { type: 'DeadlinePassed', data: { lookAgainAt: '2020-05-21T16:00:00.000Z' } },
    }))
  test('c3.9 accepted 2022-04-28 with 5 working days: due 05-09, second look when 05-16 is over', () =>
    expect(noted(5, '2022-04-28T02:00:00.000Z')).toMatchObject({
      dueOn: '2022-05-09',
      event: { type: 'DeadlinePassed', data: { lookAgainAt: '2022-05-16T16:00:00.000Z' } },
    }))
  test('c0 the grace itself skips days off and counts make-up days: due 2022-09-30, looked at again after 10-12', () =>
    expect(noted(3, '2022-09-27T02:00:00.000Z')).toMatchObject({
      dueOn: '2022-09-30',
      event: { data: { lookAgainAt: '2022-10-12T16:00:00.000Z' } },
    }))
})
