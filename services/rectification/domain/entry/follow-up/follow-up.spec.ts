import { describe, expect, test } from '@jest/globals'
import { cnCalendar, recheck } from '@huiyin/calendar'
import { RE_RECTIFICATION_TRIGGERS, SUPERVISION_ACTIONS } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import type { LookBackLimit } from '../command.js'
import { entry, type EntryCommand } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered, EntryReopened: reopened } = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut]
const counting = { calendar: cnCalendar, zone: 'Asia/Shanghai' }
const by = 'supervisor-1'
const stateAfter = (...history: readonly EntryEvent[]) => history.reduce(entry.evolve, entry.initialState)
const partOf: EntryEvent = { ...opened, data: { ...opened.data, lead: { entryId: 'item-1:K0', part: '管线迁改' } } }

describe('the clock stands still', () => {
  const { itemId: _, unitId: __, deadline: ___, decidedBy: ____, ...days } = example.DeadlinePaused.data
  const pause = { type: 'PauseDeadline', ...days, by, counting } as const satisfies EntryCommand
  test('S3-14 for some days with a reason: three working days of it end three later', () => {
    given(opened).when(pause).thenEvents(example.DeadlinePaused)
    expect(example.DeadlinePaused.data.deadline.dueOn).toBe('2022-03-18')
    expect(recheck(example.DeadlinePaused.data.deadline).verdict).toBe('equal')
  })
  test('paused again for the same days, nothing changes; for others the deadline moves on from there', () => {
    given(opened, example.DeadlinePaused).when(pause).thenNothing()
    const later = entry.decide(
      { ...pause, from: '2022-03-14', to: '2022-03-14' },
      stateAfter(opened, example.DeadlinePaused),
    )
    expect(later).toMatchObject({ events: [{ data: { deadline: { dueOn: '2022-03-21' } } }] })
  })
  test.each([
    ['2022-03-09', '2022-03-10'],
    ['2022-03-01', '2022-03-07'],
    ['2022-03-08', '2022-03-08'],
  ])('days that overlap a pause (%s to %s) are refused', (from, to) =>
    given(opened, example.DeadlinePaused)
      .when({ ...pause, from, to })
      .thenRefused('PausesOverlap'),
  )
  test('S3-14 whoever handles the entry does not stop its clock', () =>
    given(opened)
      .when({ ...pause, by: 'person-k1' })
      .thenRefused('OwnWork'))
  test('what has no end, or a printed one, has no clock to stop', () => {
    given({ ...opened, data: { ...opened.data, deadline: null } })
      .when(pause)
      .thenRefused('NoDeadline')
    given(opened, example.HandlingModeChosen).when(pause).thenRefused('DeadlineNotCounted')
  })
  test('S3-14 once the work is claimed the clock has stopped by itself: what is late stays late', () =>
    given(opened, claimed).when(pause).thenRefused('WorkClaimed'))
  test('nor has what is not open', () => {
    given().when(pause).thenRefused('EntryUnknown')
    given(...closed)
      .when(pause)
      .thenRefused('EntryClosed')
  })
  test('after a pause its deadline is looked at anew', () =>
    expect(stateAfter(opened, example.DeadlinePassed, example.DeadlinePaused).look).toBe('first'))
})

describe('supervision at an entry', () => {
  const { itemId: _, unitId: __, recordedBy: ___, ...said } = example.SupervisionRecorded.data
  const record = { type: 'RecordSupervision', ...said, action: 'yellowCard', by } as const satisfies EntryCommand
  test.each(SUPERVISION_ACTIONS.map((action) => [action]))(
    'S0-77 S4-26 S4-45 S3-74 %s stands there, each time',
    (action) => {
      const event: EntryEvent = {
        ...example.SupervisionRecorded,
        data: { ...example.SupervisionRecorded.data, action },
      }
      given(opened)
        .when({ ...record, action })
        .thenEvents(event)
      given(opened, event)
        .when({ ...record, action })
        .thenEvents(event)
    },
  )
  test('S0-77 by nobody who handles it, and only while it is open', () => {
    given(opened)
      .when({ ...record, by: 'person-k1' })
      .thenRefused('OwnWork')
    given(...closed)
      .when(record)
      .thenRefused('EntryClosed')
    given().when(record).thenRefused('EntryUnknown')
  })
})

describe('work ordered anew', () => {
  const order = {
    ...{ type: 'OrderReRectification', trigger: 'effectNotEvident', reason: '排队仍超一小时' },
    ...{ dueOn: '2022-11-16', by, counting },
  } as const satisfies EntryCommand
  const again = { itemId: 'item-1', unitId: 'K1', trigger: order.trigger, reason: order.reason }
  test('S1-89 c2.17 of a closed entry takes it up again, with a day of its own', () => {
    given(...closed)
      .when(order)
      .thenEvents({ type: 'EntryReopened', data: again }, example.ReRectificationOrdered)
    const state = stateAfter(...closed, { type: 'EntryReopened', data: again }, example.ReRectificationOrdered)
    expect([state.status, state.deadline?.dueOn, state.look]).toStrictEqual(['handling', '2022-11-16', 'first'])
  })
  test.each(RE_RECTIFICATION_TRIGGERS.map((trigger) => [trigger]))('S1-89 for %s', (trigger) => {
    const data = { ...example.ReRectificationOrdered.data, trigger }
    given(opened)
      .when({ ...order, trigger })
      .thenEvents({ type: 'ReRectificationOrdered', data })
  })
  test('of a part its lead hears too', () =>
    expect(entry.decide(order, stateAfter(partOf, ...closed.slice(1)))).toMatchObject({
      events: [{ data: { leadEntryId: 'item-1:K0' } }, {}],
    }))
  test('ordered again in the same way, nothing changes; by another day it is a new fact', () => {
    given(opened, example.ReRectificationOrdered).when(order).thenNothing()
    const other = entry.decide({ ...order, dueOn: '2022-11-30' }, stateAfter(opened, example.ReRectificationOrdered))
    expect(other).toMatchObject({ events: [{ data: { deadline: { dueOn: '2022-11-30' } } }] })
  })
  test('what is claimed done is judged first', () =>
    given(opened, claimed, answered).when(order).thenRefused('WorkClaimed'))
  test('nobody orders what he did himself', () =>
    given(...closed)
      .when({ ...order, by: 'handler-1' })
      .thenRefused('OwnWork'))
  test('nothing is ordered of an entry that was handed on or never was', () => {
    given(opened, example.EntryHandedOver).when(order).thenRefused('EntryHandedOverAlready')
    given().when(order).thenRefused('EntryUnknown')
  })
})

describe('a closed entry is looked at again', () => {
  const { itemId: _, unitId: __, lookedBy: ___, ...said } = example.LookedBack.data
  const look = (limit: LookBackLimit | null = null, changes: Partial<typeof said> = {}, person = by): EntryCommand => ({
    ...{ type: 'RecordLookBack', ...said, ...changes, by: person, limitUnder: () => limit },
  })
  const once: LookBackLimit = { every: 'once', max: 1 }
  const yearly: LookBackLimit = { every: 'year', max: 1 }
  test('S4-12 S4-13 with three questions', () =>
    given(...closed)
      .when(look())
      .thenEvents(example.LookedBack))
  test('S1-90 c2.19 one that is not solved any more has relapsed and is taken up again', () => {
    const { data } = example.LookedBack
    const trigger = { ...reopened.data, trigger: 'lookBack', reason: data.finding }
    given(...closed)
      .when(look(null, { solved: false }))
      .thenEvents({ type: 'LookedBack', data: { ...data, solved: false } }, { type: 'EntryReopened', data: trigger })
    given(...closed)
      .when(look(null, { carriedOut: false, changed: false }))
      .thenEvents({ type: 'LookedBack', data: { ...data, carriedOut: false, changed: false } })
    expect(entry.decide(look(null, { solved: false }), stateAfter(partOf, ...closed.slice(1)))).toMatchObject({
      events: [{}, { data: { leadEntryId: 'item-1:K0' } }],
    })
  })
  test('S1-90 c2.19 where the campaign says exactly one, a second is refused', () => {
    given(...closed)
      .when(look(once))
      .thenEvents(example.LookedBack)
    given(...closed, example.LookedBack)
      .when(look(once, { on: '2023-03-01' }))
      .thenRefused('LookBackSpent')
  })
  test('S4-12 where it says one a year, the next year has its own', () => {
    given(...closed, example.LookedBack)
      .when(look(yearly, { on: '2022-12-31' }))
      .thenRefused('LookBackSpent')
    given(...closed, example.LookedBack)
      .when(look(yearly, { on: '2023-01-01' }))
      .thenEvents({ type: 'LookedBack', data: { ...example.LookedBack.data, on: '2023-01-01' } })
  })
  test('the campaign asked is the entry’s own', () => {
    const asked: (string | null)[] = []
    const limitUnder = (campaign: string | null) => {
      asked.push(campaign)
      return null
    }
    entry.decide({ type: 'RecordLookBack', ...said, by, limitUnder }, stateAfter(...closed))
    expect(asked).toStrictEqual([opened.data.campaign])
  })
  test('only what is closed, and by nobody who did the work', () => {
    given(opened).when(look()).thenRefused('EntryNotClosed')
    given().when(look()).thenRefused('EntryUnknown')
    given(...closed)
      .when(look(null, {}, 'handler-1'))
      .thenRefused('OwnWork')
  })
})
