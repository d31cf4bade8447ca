import { describe, expect, test } from '@jest/globals'
import { asKept } from '@huiyin/testing'
import { negativeListEvents } from './events.js'
import { negativeListExamples as example } from './examples.js'

describe('a fact about negative lists on disk', () => {
  test('stands in a stream for each unit and campaign', () =>
    expect(negativeListEvents.category).toBe('rectification-negative-list'))

  test.each(Object.values(example).map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(asKept(negativeListEvents, event)).toStrictEqual(event.data),
  )
})
