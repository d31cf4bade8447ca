import { describe, expect, test } from '@jest/globals'
import { eventIdOf, hashOf, parseHeader, type EnvelopeContext } from './envelope.js'
import {
  BadAppend,
  CommandIdReused,
  VersionConflict,
  type Append,
  type Position,
  type StoredEvent,
} from './event-store.js'
import { checkAppend, conflictFrom, findCommand, NO_STREAM, planAppend } from './write-plan.js'

const NOON = '2026-03-30T12:00:00.000Z'
const contextOf = (id: string, print = 'print'): EnvelopeContext => ({
  tenant: 'city-1',
  occurred: { at: NOON, zone: 'Asia/Shanghai', precision: 'instant' },
  actor: { person: 'p-1', post: null, unit: null },
  command: { id, print },
  correlation: 'corr',
  causation: 'cause',
})
const requestOf = (expected: Append['expected'], ...bodies: readonly string[]): Append => ({
  stream: 'intake-item-1',
  expected,
  context: contextOf('cmd-1'),
  events: bodies.map((body, index) => ({ type: index === 0 ? 'ItemReceived' : 'ItemRead', schema: index + 1, body })),
})
const head = { version: 4, hash: 'cd'.repeat(32) }

describe('planning an append', () => {
  test('versions go on from the head, and each fact names the hash of the one before', () => {
    const planned = planAppend(requestOf(4, '"a"', '"b"', '"c"'), head, NOON)
    expect(planned.map(({ version }) => version)).toStrictEqual([5, 6, 7])
    const previous = planned.map(({ header }) => parseHeader(header).previousHash)
    expect(previous).toStrictEqual([head.hash, planned[0]!.hash, planned[1]!.hash])
    for (const { header, body, hash } of planned) expect(hash).toBe(hashOf(header, body))
  })
  test('the first fact of a stream names no fact before it', () => {
    const [first] = planAppend(requestOf('new', '"a"'), NO_STREAM, NOON)
    expect(first).toMatchObject({ stream: 'intake-item-1', version: 1, body: '"a"' })
    expect(parseHeader(first!.header).previousHash).toBe('')
  })
  test('type, schema, moment and ordinal id stand in each header', () => {
    const headers = planAppend(requestOf(4, '"a"', '"b"'), head, NOON).map(({ header }) => parseHeader(header))
    expect(headers.map(({ type, schema }) => [type, schema])).toStrictEqual([
      ['ItemReceived', 1],
      ['ItemRead', 2],
    ])
    expect(headers.map(({ recordedAt }) => recordedAt)).toStrictEqual([NOON, NOON])
    const ids = [0, 1].map((ordinal) => eventIdOf('cmd-1', 'intake-item-1', ordinal))
    expect(headers.map(({ id }) => id)).toStrictEqual(ids)
  })
  test('the same request at the same head and moment is the same, byte for byte', () => {
    const request = requestOf(4, '"a"', '"b"')
    expect(planAppend(request, head, NOON)).toStrictEqual(planAppend(request, head, NOON))
  })
  test.each([
    ['new', head, 4],
    [3, head, 4],
    [5, head, 4],
    [1, NO_STREAM, 0],
  ] as const)('expecting %p where the stream is elsewhere is a conflict', (expected, at, actual) => {
    const plan = () => planAppend(requestOf(expected, '"a"'), at, NOON)
    expect(plan).toThrow(VersionConflict)
    expect(plan).toThrow(expect.objectContaining({ stream: 'intake-item-1', expected, actual }))
  })
})

describe('looking for the same command', () => {
  const written = (id: string, print: string, version: number): StoredEvent => {
    const request = { ...requestOf('new', '"a"'), context: contextOf(id, print) }
    return { ...planAppend(request, NO_STREAM, NOON)[0]!, version, position: version as Position }
  }
  const log = [written('cmd-1', 'p', 1), written('cmd-2', 'p', 2), written('cmd-2', 'p', 3), written('cmd-12', 'p', 4)]

  test('finds all facts of the command and no others', () => {
    expect(findCommand({ id: 'cmd-2', print: 'p' }, log)).toStrictEqual(log.slice(1, 3))
  })
  test('does not take an id for another that begins with it', () => {
    expect(findCommand({ id: 'cmd-1', print: 'p' }, log)).toStrictEqual([log[0]])
    expect(findCommand({ id: 'cmd', print: 'p' }, log)).toStrictEqual([])
  })
  test('does not take an id in a body, an actor or a correlation for a command', () => {
    const context = {
      ...contextOf('cmd-9'),
      correlation: 'cmd-1',
      causation: 'cmd-1',
      tenant: '"command":{"id":"cmd-1"',
    }
    const [fact] = planAppend({ ...requestOf('new', '"cmd-1"'), context }, NO_STREAM, NOON)
    expect(findCommand({ id: 'cmd-1', print: 'print' }, [{ ...fact!, position: 1 as Position }])).toStrictEqual([])
  })
  test('refuses the id when it stands there with another print', () => {
    const find = () => findCommand({ id: 'cmd-2', print: 'q' }, log)
    expect(find).toThrow(CommandIdReused)
    expect(find).toThrow(expect.objectContaining({ commandId: 'cmd-2' }))
  })
  test('looks past the version that was expected', () => {
    expect([conflictFrom(requestOf('new', '1')), conflictFrom(requestOf(7, '1'))]).toStrictEqual([0, 7])
  })
})

describe('checking an append', () => {
  test('takes what JSON.stringify makes of any text', () => {
    for (const data of ['', '\u0000', '\ud800', '🧧', null]) {
      expect(checkAppend(requestOf('new', JSON.stringify(data)))).toBeUndefined()
    }
  })
  test('takes ids with the characters that ids have', () => {
    for (const id of ['1', 'A.b_c:d~e-f', 'x'.repeat(160)]) {
      expect(checkAppend({ ...requestOf(1, '1'), stream: `intake-item-${id}` })).toBeUndefined()
    }
  })
  test('says what is wrong', () => {
    const bads: readonly (readonly [Partial<Append>, string])[] = [
      [{ stream: 'item' }, 'a stream is named <context>-<aggregate>-<id>, not "item"'],
      [{ events: [] }, 'nothing to append to intake-item-1'],
      [{ expected: 0 }, "the expected version of intake-item-1 is 'new' or a whole number from 1, not 0"],
      [{ context: contextOf('a b') }, '"a b" is no command id'],
      [{ events: [{ type: 'x', schema: 1, body: '1' }] }, '"x" is no event name'],
      [{ events: [{ type: 'X', schema: 0, body: '1' }] }, 'X has no schema number 0'],
      [{ events: [{ type: 'X', schema: 1, body: '' }] }, 'the body of X is empty or cannot be kept byte for byte'],
    ]
    for (const [bad, says] of bads) {
      expect(() => checkAppend({ ...requestOf('new', '1'), ...bad })).toThrow(new BadAppend(says))
    }
  })
})
