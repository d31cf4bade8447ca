import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples } from '../domain/item/examples.js'
import { complainedOfFacts } from './complained-of-facts.js'

const rowsOf = ({ type, data }: ItemEvent) =>
  complainedOfFacts.rowsOf(
    storedFact({
      ...{ stream: 'intake-item-item-1', type, data, position: 7, tenant: 'city' },
      occurredAt: '2022-03-01T01:00:00.000Z',
    }),
  )

describe('what hides cases from figures', () => {
  test('is one row each time somebody was named, with those named then', () => {
    expect(Object.keys(complainedOfFacts.columns).slice(-2)).toStrictEqual(['item_id', 'person_ids'])
    const row = [7, 'city', '2022-03-01T01:00:00.000Z', 'item-1', '["person-t1"]']
    expect(rowsOf(itemExamples.PersonComplainedOfNamed)).toStrictEqual([row])
  })
  test('and no other fact of an item, so that it stays short', () => {
    const others = Object.values(itemExamples).filter(({ type }) => type !== 'PersonComplainedOfNamed')
    expect(others.flatMap(rowsOf)).toStrictEqual([])
  })
})
