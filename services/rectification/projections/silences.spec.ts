import { describe, expect, test } from '@jest/globals'
import type { ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import type { EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { silences } from './silences.js'

const day = (n: number) => `2022-03-${String(n).padStart(2, '0')}T01:00:00.000Z`
/** The row after these facts, one a day from the first of March. */
const rowAfter = (...facts: readonly EntryEvent[]): ListRow | null =>
  facts.reduce<ListRow | null>((row, { type, data }, index) => {
    const stored = storedFact({
      ...{ stream: 'rectification-entry-e-1', type, data, position: 11 + index, tenant: 'city' },
      occurredAt: day(1 + index),
    })
    return silences.read(stored)[0]!.apply(row)
  }, null)

const { EntryOpened: opened, CompletionClaimed: claimed, EntryReturned: returned } = example

describe('S4-91 since when a unit has done nothing', () => {
  test('is since it was given the entry', () =>
    expect(rowAfter(opened)).toMatchObject({ since: day(1), owed: 1, unit_id: opened.data.unitId }))
  test('S3-24 of work that nobody complained of it is since it was opened', () =>
    expect(rowAfter(example.WorkOpened)).toMatchObject({ since: day(1), owed: 1, item_id: 'work-1', unit_id: 'K1' }))
  test.each([
    ['RemediesPlanned', example.RemediesPlanned],
    ['WorkRecordEntered', example.WorkRecordEntered],
    ['ExtensionRequested', example.ExtensionRequested],
  ])('%s is something done', (_, fact) => expect(rowAfter(opened, fact)).toMatchObject({ since: day(2), owed: 1 }))
  test.each([
    ['DeadlineNear', example.DeadlineNear],
    ['DeadlinePassed', example.DeadlinePassed],
    ['ReplyOwedRecorded', example.ReplyOwedRecorded],
    ['ExtensionRefused', example.ExtensionRefused],
  ])('%s is nothing the unit did', (_, fact) =>
    expect(rowAfter(opened, fact)).toMatchObject({ since: day(1), owed: 1 }),
  )
  test('nothing is owed while others judge the work, once it is over, and after it was handed on', () => {
    for (const fact of [claimed, example.EntryClosedOut, example.EntryHandedOver])
      expect(rowAfter(opened, fact)).toMatchObject({ owed: 0 })
  })
  test('something is owed again from the day on which it was sent back', () =>
    expect(rowAfter(opened, claimed, returned)).toMatchObject({ since: day(3), owed: 1 }))
  test('starts anew for the unit that gets it back', () =>
    expect(rowAfter(opened, example.EntryHandedOver, opened)).toMatchObject({ since: day(3), owed: 1 }))
})
