import { describe, expect, test } from '@jest/globals'
import { negativeListEvents, type NegativeListEvent } from './events.js'
import { negativeListExamples as example } from './examples.js'

const kept = ({ type, data }: NegativeListEvent): unknown => negativeListEvents.defs[type].data.parse(data)

describe('a fact about negative lists on disk', () => {
  test('stands in a stream for each unit and campaign', () =>
    expect(negativeListEvents.category).toBe('rectification-negative-list'))

  test.each(Object.values(example).map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(kept(event)).toStrictEqual(event.data),
  )
})
