import { describe, expect, test } from '@jest/globals'
import { cnCalendar, recheck } from '@huiyin/calendar'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'
import { amended2022 } from './examples.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered } = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut]
const { DeadlineRederived: moved, RederivationProposed: proposed, RederivationRefused: refused } = example
const counting = { calendar: amended2022, zone: 'Asia/Shanghai' }
const stateAfter = (...history: readonly EntryEvent[]) => history.reduce(entry.evolve, entry.initialState)

describe('a notice on public holidays was adopted', () => {
  const rederive = (at: string, changes: object = {}): EntryCommand => ({
    ...{ type: 'RederiveDeadline', year: 2022, version: 2, heard: 2, at, counting, ...changes },
  })
  const [before, between, after] = ['2022-03-09T01:00:00.000Z', '2022-03-16T01:00:00.000Z', '2022-03-17T01:00:00.000Z']
  test('S3-14 a deadline that lies ahead moves to the day that it counts to', () => {
    given(opened).when(rederive(before)).thenEvents(moved)
    expect(moved.data.deadline.dueOn).toBe('2022-03-16')
    expect(recheck(moved.data.deadline, [amended2022]).verdict).toBe('equal')
    expect(stateAfter(opened, example.DeadlinePassed, moved)).toMatchObject({
      look: 'first',
      deadline: { dueOn: '2022-03-16' },
    })
  })
  test('S3-14 one that has passed is never moved by itself: somebody decides', () => {
    given(opened).when(rederive(between)).thenEvents(proposed)
    given(opened).when(rederive(after)).thenEvents(proposed)
  })
  test('S3-14 a kept deadline is never turned into a missed one', () => {
    const back = { calendar: cnCalendar, zone: 'Asia/Shanghai' }
    const later: EntryEvent = { ...opened, data: { ...opened.data, deadline: moved.data.deadline } }
    given(later)
      .when(rederive(between, { counting: back }))
      .thenEvents({
        ...proposed,
        data: { ...proposed.data, proposed: opened.data.deadline! },
      })
    given(later, claimed)
      .when(rederive(before, { counting: back }))
      .thenNothing()
  })
  test('S3-14 work that was claimed in time gets the later day; work that was late is decided about', () => {
    given(opened, claimed).when(rederive(after)).thenEvents(moved)
    given(opened, example.DeadlinePassed, claimed).when(rederive(after)).thenEvents(proposed)
  })
  test('what is over stays as it was judged', () => {
    given(...closed)
      .when(rederive(before))
      .thenNothing()
    given(opened, example.EntryHandedOver).when(rederive(before)).thenNothing()
  })
  test('what another edition counts the same, or does not count at all, stays', () => {
    given(opened)
      .when(rederive(before, { counting: { ...counting, calendar: { ...cnCalendar, version: 'x' } } }))
      .thenNothing()
    given(opened, moved).when(rederive(before)).thenNothing()
    given({ ...opened, data: { ...opened.data, deadline: null } })
      .when(rederive(before))
      .thenNothing()
    given(opened, example.HandlingModeChosen).when(rederive(before)).thenNothing()
  })
  test('a notice nobody has heard of here is refused, so that it is asked again later', () =>
    given(opened)
      .when(rederive(before, { heard: 1 }))
      .thenRefused('NoticeUnknown'))
})

describe('a day that has passed is decided about', () => {
  const { reason } = refused.data
  const decide = (taken: boolean, by = 'supervisor-1'): EntryCommand => ({
    ...{ type: 'DecideRederivation', taken, reason, by, counting },
  })
  test('S3-14 counted by the notice, or left as it was, with the reason and by whom', () => {
    const said = { reason, decidedBy: 'supervisor-1' }
    given(opened, proposed)
      .when(decide(true))
      .thenEvents({ ...moved, data: { ...moved.data, ...said } })
    given(opened, proposed).when(decide(false)).thenEvents(refused)
    given(opened, proposed, refused).when(decide(true)).thenRefused('NoRederivationProposed')
    given(opened, proposed, moved).when(decide(true)).thenRefused('NoRederivationProposed')
  })
  test('an extension that was granted meanwhile is kept', () => {
    const decided = entry.decide(decide(true), stateAfter(opened, proposed, example.DeadlineExtended))
    expect(decided).toMatchObject({ events: [{ data: { deadline: { dueOn: '2022-03-23' } } }] })
  })
  test('S3-14 nobody decides about his own work', () =>
    given(opened, proposed).when(decide(true, 'person-k1')).thenRefused('OwnWork'))
  test('nothing was proposed of what is over', () => {
    given(...closed)
      .when(decide(true))
      .thenRefused('EntryClosed')
    given(opened).when(decide(true)).thenRefused('NoRederivationProposed')
  })
})
