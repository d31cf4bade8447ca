import { describe, expect, test } from '@jest/globals'
import type { ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import type { EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { entries } from './entries.js'

const changesOf = (event: EntryEvent, position: number) =>
  entries.read(
    storedFact({
      ...{ stream: 'rectification-entry-item-1:K1', type: event.type, data: event.data, position, tenant: 'city' },
      occurredAt: `2022-03-${String(position).padStart(2, '0')}T01:00:00.000Z`,
    }),
  )
/** The row after these facts, at positions 11, 12, … each on the day of its position. */
const rowAfter = (...facts: readonly EntryEvent[]): ListRow | null =>
  facts.reduce<ListRow | null>((row, event, index) => changesOf(event, 11 + index)[0]!.apply(row), null)

const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered, EntryReturned: returned } = example
const { EntryClosedOut: closedOut, EntryReopened: reopened, ExtensionRequested: asked } = example

const start: ListRow = {
  ...{ entry_id: 'item-1:K1', tenant: 'city', item_id: 'item-1', unit_id: 'K1', person_id: 'person-k1' },
  ...{ category: 'C5', campaign: 's2', state: 'handling', due_at: '2022-03-15T15:59:59.999Z', provisional: 0 },
  ...{ extension_days: null, opened_at: '2022-03-11T01:00:00.000Z', claimed_at: null, claimed_by: null },
  ...{ outcome: null, answered: 0, returns: 0, warned: 0, overdue: 0, closed_at: null },
  ...{ complained_of: null, objections: 0, objection_due_at: null, open_objections: '[]', position: 11 },
}
const done = { claimed_at: '2022-03-12T01:00:00.000Z', claimed_by: 'handler-1', outcome: 'solved' }

describe('the row of an entry, fact by fact', () => {
  test('S0-76 S3-23 opened with unit, person and deadline', () => expect(rowAfter(opened)).toStrictEqual(start))
  test('an entry without deadline, or with one that has no end, has none in its row', () => {
    const without = (deadline: (typeof opened)['data']['deadline']): EntryEvent => ({
      type: 'EntryOpened',
      data: { ...opened.data, deadline },
    })
    const { dueAt: _, dueOn: __, ...standing } = { ...opened.data.deadline!, kind: 'standing' as const }
    expect(rowAfter(without(null))).toStrictEqual({ ...start, due_at: null })
    expect(rowAfter(without({ ...standing, provisional: true }))).toStrictEqual({
      ...start,
      due_at: null,
      provisional: 1,
    })
  })
  test('S1-89 objections show with the first due date and who replied until each is decided', () => {
    const { ObjectionRecorded: raised, ObjectionUpheld: upheld, ObjectionRejected: rejected } = example
    const other: EntryEvent = { ...raised, data: { ...raised.data, reportId: 'report-2', repliedBy: null } }
    const { dueAt } = raised.data.deadline
    const one = { reportId: 'report-1', repliedBy: 'operator-1', dueAt }
    expect(rowAfter(opened, raised)).toMatchObject({
      ...{ objections: 1, objection_due_at: dueAt, open_objections: JSON.stringify([one]) },
    })
    expect(rowAfter(opened, raised, other)).toMatchObject({ objections: 2 })
    expect(rowAfter(opened, example.AnswersRecorded, raised, rejected)).toStrictEqual({
      ...{ ...start, answered: 1, position: 14 },
    })
    expect(rowAfter(opened, example.AnswersRecorded, raised, upheld)).toStrictEqual({ ...start, position: 14 })
  })
  test('S1-90 an objection whose reply was voided shows no more', () => {
    const history = [opened, example.ObjectionRecorded, example.ObjectionLapseRecorded] as const
    expect(rowAfter(...history)).toStrictEqual({ ...start, position: 13 })
  })
  test('S1-89 an open objection outlives a hand-over and the return of the item', () => {
    const again = rowAfter(opened, example.ObjectionRecorded, example.EntryHandedOver, opened)
    expect(again).toMatchObject({ objections: 1, state: 'handling' })
  })
  test('S3-14 days asked for show until they are decided', () => {
    expect(rowAfter(opened, asked)).toStrictEqual({ ...start, extension_days: 5, position: 12 })
    expect(rowAfter(opened, asked, example.ExtensionRefused)).toStrictEqual({ ...start, position: 13 })
    expect(rowAfter(opened, asked, example.DeadlineExtended)).toStrictEqual({
      ...{ ...start, due_at: '2022-03-22T15:59:59.999Z', position: 13 },
    })
  })
  test('S0-78 claimed, it awaits acceptance with its outcome and who claimed it', () =>
    expect(rowAfter(opened, claimed)).toStrictEqual({ ...start, ...done, state: 'awaitingAcceptance', position: 12 }))
  test('S0-79 answered, and owed again', () => {
    expect(rowAfter(opened, answered)).toStrictEqual({ ...start, answered: 1, position: 12 })
    expect(rowAfter(opened, answered, example.ReplyOwedRecorded)).toStrictEqual({ ...start, position: 13 })
  })
  test('S3-80 returned, nothing is claimed any more and the return is counted', () => {
    expect(rowAfter(opened, claimed, returned)).toStrictEqual({ ...start, state: 'returned', returns: 1, position: 13 })
    expect(rowAfter(opened, claimed, returned, claimed, returned)?.['returns']).toBe(2)
  })
  test('S0-60 closed out, it says when', () =>
    expect(rowAfter(opened, claimed, example.AcceptancePassed, closedOut)).toStrictEqual({
      ...{ ...start, ...done, state: 'closedOut', closed_at: '2022-03-14T01:00:00.000Z', position: 14 },
    }))
  test('S1-90 reopened, nothing is claimed and it is not closed', () =>
    expect(rowAfter(opened, claimed, closedOut, reopened)).toStrictEqual({ ...start, state: 'reopened', position: 14 }))
  test('S4-90 handed over, it is no longer this unit’s work', () =>
    expect(rowAfter(opened, example.EntryHandedOver)).toStrictEqual({ ...start, state: 'handedOver', position: 12 }))
  test('c3.11 an item that comes back opens the row anew; what it was sent back for stays counted', () =>
    expect(rowAfter(opened, claimed, returned, asked, example.EntryHandedOver, opened)).toStrictEqual({
      ...{ ...start, returns: 1, opened_at: '2022-03-16T01:00:00.000Z', position: 16 },
    }))
  test('of whom the item complains stays in the row, also when the item comes back', () => {
    const { ComplainedOfRecorded: named } = example
    const about: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, complainedOf: ['p-1'] } }
    expect(rowAfter(about)).toStrictEqual({ ...start, complained_of: '["p-1"]' })
    expect(rowAfter(about, named)?.['complained_of']).toBe('["p-1","person-t1"]')
    expect(rowAfter(opened, named, example.EntryHandedOver, about)?.['complained_of']).toBe('["person-t1","p-1"]')
  })
  test('what does not show in the list moves its place only', () => {
    for (const fact of [example.RemediesPlanned, example.AcceptancePassed]) {
      expect(rowAfter(opened, fact)).toStrictEqual({ ...start, position: 12 })
    }
  })
  test('a fact of an entry whose opening was never seen makes no row', () => expect(rowAfter(claimed)).toBeNull())
})

describe('the list', () => {
  const all = Object.values(example) as readonly EntryEvent[]

  test('a fact that comes twice counts once', () => {
    const twice = all.reduce<ListRow | null>((row, event, index) => {
      const [change] = changesOf(event, 11 + index)
      return change!.apply(change!.apply(row))
    }, null)
    expect(twice).toStrictEqual(rowAfter(...all))
  })
  test('the whole history coming again changes nothing', () => {
    const again = all.reduce((row, event, index) => changesOf(event, 11 + index)[0]!.apply(row), rowAfter(...all))
    expect(again).toStrictEqual(rowAfter(...all))
  })
  test('a row has the columns of the list, no more and no less', () =>
    expect(Object.keys(rowAfter(opened)!).sort()).toStrictEqual(Object.keys(entries.columns).sort()))
  test('the key is the entry, and the unit column says whose it is', () => {
    expect(changesOf(opened, 11).map(({ key }) => key)).toStrictEqual(['item-1:K1'])
    expect(entries.unitColumn).toBe('unit_id')
  })
})
