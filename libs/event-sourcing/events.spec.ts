import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { decodeEvent, defineEvents, event, UnknownEvent } from './events.js'

/**
 * The worked example: a talk was first recorded as one text (schema 1), then with the person apart (2), and today it
 * says how long it took (3). What lies on disk stays as it was written.
 */
const talkEvents = defineEvents('accountability-talk', {
  TalkHeld: event(
    3,
    'A talk was held.',
    z.object({ person: z.string(), about: z.string(), minutes: z.number().nullable() }),
    {
      1: ({ summary }: { summary: string }) => {
        const [person, about] = summary.split(': ')
        return { person, about }
      },
      2: (talk: { person: string; about: string }) => ({ ...talk, minutes: null }),
    },
  ),
  TalkMissed: event(1, 'Nobody came.', z.object({})),
})

const stored = (type: string, schema: number, data: unknown) => ({ type, schema, body: JSON.stringify(data) })

describe('reading facts of older schemas', () => {
  test('a fact of schema 1 is read through every upcast between', () => {
    expect(decodeEvent(talkEvents, stored('TalkHeld', 1, { summary: 'Li: queues' }))).toStrictEqual({
      type: 'TalkHeld',
      data: { person: 'Li', about: 'queues', minutes: null },
    })
  })
  test('a fact of schema 2 is read through the last upcast only', () => {
    const body = { person: 'Li', about: 'a: b' }
    const { data } = decodeEvent(talkEvents, stored('TalkHeld', 2, body))
    expect(data).toStrictEqual({ person: 'Li', about: 'a: b', minutes: null })
  })
  test('a fact of the current schema is read as it was written', () => {
    const body = { person: 'Li', about: 'queues', minutes: 20 }
    expect(decodeEvent(talkEvents, stored('TalkHeld', 3, body)).data).toStrictEqual(body)
  })
  test('what was upcast fits the current definition', () => {
    for (const [schema, data] of [
      [1, { summary: 'Li: queues' }],
      [2, { person: 'Li', about: 'queues' }],
    ] as const) {
      const read = decodeEvent(talkEvents, stored('TalkHeld', schema, data))
      expect(talkEvents.defs.TalkHeld.data.safeParse(read.data).success).toBe(true)
    }
  })
})

describe('facts the code does not know', () => {
  test('a schema newer than the code is a fault that says so', () => {
    const read = () => decodeEvent(talkEvents, stored('TalkHeld', 4, {}))
    expect(read).toThrow(UnknownEvent)
    expect(read).toThrow(
      'accountability-talk has no event TalkHeld with schema 4: this version of the product is older',
    )
  })
  test('an unknown type is a fault that names type, schema and category', () => {
    const read = () => decodeEvent(talkEvents, stored('TalkMoved', 1, {}))
    expect(read).toThrow(UnknownEvent)
    expect(read).toThrow('accountability-talk has no event TalkMoved with schema 1')
  })
  test('a type that every object has is no event', () => {
    for (const type of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(() => decodeEvent(talkEvents, stored(type, 1, {}))).toThrow(UnknownEvent)
    }
  })
  test('a body that is no JSON is a fault', () => {
    expect(() => decodeEvent(talkEvents, { type: 'TalkMissed', schema: 1, body: '{"cut' })).toThrow(SyntaxError)
  })
})

describe('defining facts', () => {
  test('a schema cannot be raised without saying how the older ones are read', () => {
    const upcasts = { 1: (older: unknown) => older }
    expect(() => event(3, 'A talk was held.', z.object({}), upcasts)).toThrow('no upcast from schema 2')
    expect(() => event(2, 'A talk was held.', z.object({}))).toThrow('no upcast from schema 1')
  })
  test('a definition keeps its category, its words and its schema', () => {
    expect(talkEvents.category).toBe('accountability-talk')
    expect(talkEvents.defs.TalkHeld).toMatchObject({ schema: 3, says: 'A talk was held.' })
  })
})
