import { describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline, recheck, type DeadlineRule } from '@huiyin/calendar'
import { specFor } from '@huiyin/testing'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand } from './entry.js'

const given = specFor(entry)
const {
  EntryOpened: opened,
  ExtensionRequested: asked,
  DeadlineExtended: extended,
  ExtensionRefused: refused,
} = example
const { CompletionClaimed: claimed, AnswersRecorded: answered, EntryHandedOver: handedOver } = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut]

const ask = { type: 'RequestExtension', workingDays: 5, reason: '需外出取证', by: 'handler-1' } as const
const grant: EntryCommand = {
  ...{ type: 'DecideExtension', granted: true, reason: '同意', by: 'supervisor-1', calendar: cnCalendar },
}
const deny: EntryCommand = { ...grant, granted: false, reason: '理由不足' }

const openedUnder = (rule: DeadlineRule | null): EntryEvent => {
  const { zone, from } = opened.data.deadline!.derivation
  const deadline = rule && deriveDeadline({ rule, calendar: cnCalendar, zone, from })
  return { type: 'EntryOpened', data: { ...opened.data, deadline } }
}

/** The last deadline an extension gave, and the first one. */
const deadlines = (...history: readonly EntryEvent[]) => {
  const decided = entry.decide(grant, history.reduce(entry.evolve, entry.initialState))
  const event = decided.ok ? decided.events[0] : undefined
  if (event?.type !== 'DeadlineExtended') throw new Error('no extension was granted')
  return event.data.deadline
}

describe('more working days are asked for', () => {
  test('S3-14 the handler asks with a reason', () => given(opened).when(ask).thenEvents(asked))
  test('asked again in the same way, nothing changes', () => given(opened, asked).when(ask).thenNothing())
  test('S3-14 one request at a time', () => {
    given(opened, asked)
      .when({ ...ask, workingDays: 6 })
      .thenRefused('ExtensionAlreadyAsked')
    given(opened, asked)
      .when({ ...ask, by: 'handler-2' })
      .thenRefused('ExtensionAlreadyAsked')
  })
  test('after a decision one may ask again', () => {
    given(opened, asked, refused).when(ask).thenEvents(asked)
    given(opened, asked, extended).when(ask).thenEvents(asked)
  })
  test('an entry without deadline has nothing to extend', () =>
    given(openedUnder(null)).when(ask).thenRefused('NoDeadline'))
  for (const kind of ['standing', 'immediate'] as const) {
    test(`S0-33 a deadline that has no end (${kind}) has nothing to extend`, () =>
      given(openedUnder({ kind })).when(ask).thenRefused('NoDeadline'))
  }
  test('nobody asks for an entry that is not open', () => {
    given().when(ask).thenRefused('EntryUnknown')
    given(opened, handedOver).when(ask).thenRefused('EntryHandedOverAlready')
    given(...closed)
      .when(ask)
      .thenRefused('EntryClosed')
  })
})

describe('somebody else decides', () => {
  test('S3-14 granted, the end moves by working days from where it was', () =>
    given(opened, asked).when(grant).thenEvents(extended))
  test('S3-14 refused, the deadline stays', () => given(opened, asked).when(deny).thenEvents(refused))
  test('S3-14 nobody decides on his own request', () => {
    given(opened, asked)
      .when({ ...grant, by: 'handler-1' })
      .thenRefused('OwnRequest')
    given(opened, asked)
      .when({ ...deny, by: 'handler-1' })
      .thenRefused('OwnRequest')
  })
  test('decided once, there is nothing more to decide', () => {
    given(opened).when(grant).thenRefused('NoExtensionAsked')
    given(opened, asked, extended).when(grant).thenRefused('NoExtensionAsked')
    given(opened, asked, refused).when(deny).thenRefused('NoExtensionAsked')
  })
  test('nothing is decided on an entry that is not open', () => {
    given().when(grant).thenRefused('EntryUnknown')
    given(opened, asked, handedOver).when(grant).thenRefused('EntryHandedOverAlready')
    given(...closed)
      .when(grant)
      .thenRefused('EntryClosed')
  })
  test('a request does not outlive the hand-over of the item', () =>
    given(opened, asked, handedOver, opened).when(grant).thenRefused('NoExtensionAsked'))
})

describe('how the end moves', () => {
  test('10 working days from Tuesday 2022-03-01 end on 03-15; 5 more on 03-22', () => {
    expect(opened.data.deadline?.dueOn).toBe('2022-03-15')
    expect(deadlines(opened, asked).dueOn).toBe('2022-03-22')
  })
  test('two extensions count one after the other, and the derivation shows both', () => {
    const twice = deadlines(opened, asked, extended, asked)
    expect(twice.dueOn).toBe('2022-03-29')
    expect(twice.derivation.steps.map(({ step }) => step)).toStrictEqual(['start', 'count', 'extension', 'extension'])
  })
  test('the first clock stays in the derivation', () =>
    expect(deadlines(opened, asked, extended, asked).derivation.from).toBe(opened.data.registeredAt))
  test('a deadline given from outside moves too', () => {
    const given = openedUnder({ kind: 'given', dueAt: '2022-03-18T04:00:00.000Z' })
    expect(deadlines(given, asked).dueOn).toBe('2022-03-25')
  })
  test('an extension over Qingming skips the days off and counts the make-up Saturday', () => {
    const march = openedUnder({ kind: 'date', day: '2022-03-31' })
    // 04-01, 04-02 (worked Saturday), then 04-03…04-05 off, 04-06, 04-07, 04-08
    expect(deadlines(march, asked).dueOn).toBe('2022-04-08')
  })
  test('every extended deadline can be counted again from its own derivation', () => {
    expect(recheck(deadlines(opened, asked, extended, asked)).verdict).toBe('equal')
  })
})
