import { describe, expect, test } from '@jest/globals'
import { asKept } from '@huiyin/testing'
import { inspectionEvents } from './events.js'
import { inspectionExamples as example } from './examples.js'

describe('a fact of an inspection on disk', () => {
  test('stands in the streams of inspections', () => expect(inspectionEvents.category).toBe('intake-inspection'))

  test.each(Object.values(example).map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(asKept(inspectionEvents, event)).toStrictEqual(event.data),
  )
  test('S4-23 its kind stands in it as it was defined when it was planned', () => {
    const { data } = example.InspectionPlanned
    const fits = (definition: unknown) =>
      inspectionEvents.defs.InspectionPlanned.data.safeParse({ ...data, definition }).success
    expect(['covertCheck', null, undefined, 3, [], {}].filter(fits)).toStrictEqual([])
  })
})
