import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { readingFacts } from './reading-facts.js'

const rowsOf = ({ type, data }: ItemEvent) =>
  readingFacts
    .rowsOf(
      storedFact({
        ...{ stream: 'intake-item-item-1', type, data, position: 7, tenant: 'city' },
        occurredAt: '2022-06-06T01:00:00.000Z',
      }),
    )
    .map((row) => row.slice(Object.keys(readingFacts.columns).indexOf('fact')))

const DUE = '2022-06-06T15:59:59.999Z'

describe('S4-44 what the figure of same-day readings is counted from', () => {
  test('is what has to be read, what a campaign took out, and what was first read', () => {
    const letter: ItemEvent = { ...example.ReportReceived, data: { ...example.ReportReceived.data, readingDueAt: DUE } }
    const exempt: ItemEvent = {
      ...example.ItemRegistered,
      data: { ...example.ItemRegistered.data, readingDueAt: null },
    }
    expect(rowsOf(letter)).toStrictEqual([['due', DUE, 0]])
    expect(rowsOf(exempt)).toStrictEqual([['exempt', null, 0]])
    expect(rowsOf(example.ItemRead)).toStrictEqual([['read', null, 1]])
  })
  test('is nothing of a call, of a campaign that asks for it, and of a later reading', () => {
    const later: ItemEvent = { type: 'ItemRead', data: { instruction: '限期答复', reader: 'leader-2' } }
    for (const event of [example.ReportReceived, example.ItemRegistered, later, example.ItemAssigned])
      expect(rowsOf(event)).toStrictEqual([])
  })
})
