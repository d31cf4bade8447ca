import { describe, expect, test } from '@jest/globals'
import { planAppend, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import { tally, type Tally } from '../checks.js'
import { compareRows } from '../compare-rows.js'
import { checkAcknowledged, checkOnce } from './checks.js'

/** A log in which commands wrote, one after the other: [command, stream, types of its facts]. */
const logOf = (...written: readonly (readonly [command: string, stream: string, ...types: string[]])[]) => {
  const log: StoredEvent[] = []
  for (const [command, stream, ...types] of written) {
    const before = log.filter((fact) => fact.stream === stream).at(-1)
    const version = before?.version ?? 0
    const planned = planAppend(
      {
        ...{ stream, expected: version === 0 ? 'new' : version },
        events: types.map((type) => ({ type, schema: 1, body: '{}' })),
        context: {
          ...{ tenant: 'city', correlation: command, causation: command, command: { id: command, print: 'print' } },
          occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
          actor: { person: 'desk', post: null, unit: null },
        },
      },
      { version, hash: before?.hash ?? '' },
      '2026-01-01T00:00:00.000Z',
    )
    for (const one of planned) log.push({ ...one, position: (log.length + 1) as Position })
  }
  return log
}
const found = (check: (tally: Tally) => void) => {
  const all = tally()
  check(all)
  return all.found()
}
const told = (commandId: string, position: number | null, ...events: string[]) => ({
  commandId,
  says: 'it',
  position,
  events,
})

describe('what was acknowledged', () => {
  const log = logOf(['a', 'item-1', 'Received'], ['b', 'item-2', 'Received', 'Named'], ['c', 'item-1', 'Registered'])

  test('is there with all of its facts, where it was told they are', () => {
    const all = [told('a', 1, 'Received'), told('b', 3, 'Received', 'Named'), told('c', 4, 'Registered')]
    expect(found((tally) => checkAcknowledged(log, all, tally))).toStrictEqual({ lost: 0, doubled: 0, problems: [] })
  })
  test('is there wherever it is, where nobody was told', () => {
    const all = [told('a', null, 'Received'), told('b', null, 'Received', 'Named')]
    expect(found((tally) => checkAcknowledged(log, all, tally))).toMatchObject({ lost: 0 })
    expect(found((tally) => checkAcknowledged(log, [told('b', null, 'Named')], tally))).toMatchObject({ lost: 1 })
  })
  test.each([
    ['not there at all', told('d', 5, 'Received'), /is not in the log/],
    ['somewhere else', told('a', 2, 'Received'), /is in the log as Received at 1/],
    ['there in part', told('b', 3, 'Received', 'Named', 'Sealed'), /is in the log as Received, Named at 3/],
  ])('is lost when it is %s', (_, one, says) => {
    const { lost, problems } = found((tally) => checkAcknowledged(log, [one], tally))
    expect([lost, problems.join()]).toStrictEqual([1, expect.stringMatching(says)])
  })
})

describe('a command', () => {
  test('may write several facts at once, and into several streams', () => {
    const log = logOf(
      ['a', 'item-1', 'Received', 'Named'],
      ['a', 'number-1', 'NumberTaken'],
      ['b', 'item-1', 'Registered'],
    )
    expect(found((tally) => checkOnce(log, tally))).toStrictEqual({ lost: 0, doubled: 0, problems: [] })
  })
  test('is carried out twice when its facts stand at two places of one stream', () => {
    const log = logOf(['a', 'item-1', 'Received'], ['b', 'item-1', 'Registered'], ['a', 'item-1', 'Received'])
    const { doubled, problems } = found((tally) => checkOnce(log, tally))
    expect([doubled, problems.join()]).toStrictEqual([1, expect.stringContaining('Received at 1; Received at 3')])
  })
})

describe('rows of a list', () => {
  test('equal those of a rebuild in whatever order, each as often', () => {
    expect(found((tally) => compareRows('list', ['1', '2', '2'], ['2', '1', '2'], tally)).problems).toStrictEqual([])
    expect(found((tally) => compareRows('list', ['1', '2', '2'], ['1', '2', '3'], tally))).toMatchObject({
      ...{ lost: 1, doubled: 1 },
    })
  })
})
