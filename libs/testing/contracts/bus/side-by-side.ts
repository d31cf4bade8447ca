import { expect } from '@jest/globals'
import type { PublishedEvent } from '@huiyin/messaging'
import {
  all,
  during,
  firsts,
  gate,
  inTime,
  listener,
  noteOf,
  notes,
  range,
  until,
  type BusPromises,
  type Line,
} from './line.js'

/** What a consumer of that name is still given: nothing, where its marks lie at the end. */
const stillComing = async (line: Line, name: string): Promise<number[]> => {
  const { consumer, numbers } = listener(name, 'alpha')
  await during(line, [consumer])
  return numbers()
}

const twoAtOnce: BusPromises = {
  'two buses over the same marks lose nothing when one of them stops, and change no order': async (open) => {
    const line = await open()
    const seen: PublishedEvent[] = []
    const remember = async (event: PublishedEvent) => void seen.push(event)
    const [first, second] = [
      await line.bus([listener('one', 'alpha', remember).consumer]),
      await line.bus([listener('one', 'alpha', remember).consumer]),
    ]
    await first.start()
    await second.start()
    for (const key of ['a', 'b', 'c']) await notes(line.store, 'alpha', key, range(4))
    await Promise.all([inTime('settling the first', first.settle()), inTime('settling the second', second.settle())])
    await inTime('stopping the first', first.stop())
    for (const key of ['a', 'b', 'c']) await notes(line.store, 'alpha', key, range(4, 4))
    await inTime('settling what is left', second.settle())
    await inTime('stopping the second', second.stop())
    const byKey = ['a', 'b', 'c'].map((wanted) =>
      firsts(seen.map(noteOf).flatMap(({ key, n }) => (key === wanted ? [n] : []))),
    )
    expect(byKey).toStrictEqual([range(8), range(8), range(8)])
    expect(await stillComing(line, 'one')).toStrictEqual([])
  },
  'a bus that was held up while another went on moves no mark back when it wakes': async (open) => {
    const line = await open()
    await notes(line.store, 'alpha', 'key', [1, 2])
    const { open: wake, opened } = gate()
    const asleep = listener('one', 'alpha', (event) => (noteOf(event).n === 2 ? opened : Promise.resolve()))
    const zombie = await line.bus([asleep.consumer])
    await zombie.start()
    await until('the second event is being handled', () => asleep.numbers().includes(2))
    const stopping = zombie.stop()
    const awake = listener('one', 'alpha')
    await during(line, [awake.consumer], () => notes(line.store, 'alpha', 'key', [3, 4, 5]))
    expect(all([...asleep.numbers().filter((n) => n < 2), ...awake.numbers()])).toStrictEqual(range(5, 1))
    wake()
    await inTime('stopping the one that woke', stopping)
    expect(await stillComing(line, 'one')).toStrictEqual([])
  },
}

const comingAgain: BusPromises = {
  'what comes again at or below the mark is skipped, and what comes after it is not': async (open) => {
    const line = await open()
    const { consumer, seen } = listener('one', 'alpha')
    let before = 0
    await during(line, [consumer], async (bus) => {
      await notes(line.store, 'alpha', 'key', range(5))
      await inTime('settling', bus.settle())
      before = seen.length
      await line.again()
      await inTime('settling what came again', bus.settle())
      expect(seen.length).toBe(before)
      await notes(line.store, 'alpha', 'key', [5])
    })
    expect(all(seen.map((event) => noteOf(event).n))).toStrictEqual(range(6))
  },
}

/** Several processes over one log and the same marks, and what that brings twice. */
export const sideBySide: BusPromises = { ...twoAtOnce, ...comingAgain }
