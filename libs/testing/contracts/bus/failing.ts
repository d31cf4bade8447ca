import { expect } from '@jest/globals'
import { MarkNotInLog, type PublishedEvent } from '@huiyin/messaging'
import { all, during, inTime, listener, never, note, noteOf, notes, range, until, type BusPromises } from './line.js'

const onlyOn =
  (wanted: number, handle: () => Promise<void>) =>
  (event: PublishedEvent): Promise<void> =>
    noteOf(event).n === wanted ? handle() : Promise.resolve()

const crashing: BusPromises = {
  'an event is handled again after a crash before its mark was saved': async (open) => {
    const line = await open()
    await notes(line.store, 'alpha', 'key', [1, 2, 3])
    const dying = listener('one', 'alpha', onlyOn(2, never))
    const bus = await line.bus([dying.consumer])
    await bus.start()
    await until('the second event is being handled', () => dying.numbers().includes(2))
    await line.crash()
    const next = listener('one', 'alpha')
    await during(line, [next.consumer])
    expect(all([...dying.numbers().filter((n) => n < 2), ...next.numbers()])).toStrictEqual([1, 2, 3])
    const idsOf = (events: readonly PublishedEvent[]) =>
      events.filter((event) => noteOf(event).n === 2).map(({ id }) => id)
    expect(idsOf(next.seen)[0]).toBe(idsOf(dying.seen)[0])
  },
  'what was handled before a clean stop does not come again': async (open) => {
    const line = await open()
    await during(line, [listener('one', 'alpha').consumer], () => notes(line.store, 'alpha', 'key', [1, 2]))
    const next = listener('one', 'alpha')
    await during(line, [next.consumer], () => notes(line.store, 'alpha', 'key', [3]))
    expect(all(next.numbers())).toStrictEqual([3])
  },
  'a crash of one consumer costs the others nothing': async (open) => {
    const line = await open()
    await notes(line.store, 'alpha', 'key', [1, 2])
    const [dying, well] = [listener('dying', 'alpha', never), listener('well', 'alpha')]
    const bus = await line.bus([dying.consumer, well.consumer])
    await bus.start()
    await until('both have begun', () => dying.seen.length > 0 && all(well.numbers()).length === 2)
    await line.crash()
    const still = listener('well', 'alpha')
    await during(line, [still.consumer])
    expect(all([...well.numbers(), ...still.numbers()])).toStrictEqual([1, 2])
  },
}

const failing: BusPromises = {
  'an event that fails for a while is handled in the end': async (open) => {
    const line = await open()
    let left = open.attempts - 1
    const { consumer, numbers } = listener('one', 'alpha', ({ data }) => {
      if ((data as { n: number }).n !== 2 || left === 0) return Promise.resolve()
      left -= 1
      return Promise.reject(new Error('not yet'))
    })
    const bus = await line.bus([consumer])
    await bus.start()
    await notes(line.store, 'alpha', 'key', [1, 2, 3])
    await inTime('settling', bus.settle())
    expect(bus.deadLetters()).toStrictEqual([])
    await inTime('stopping', bus.stop())
    expect(all(numbers())).toStrictEqual([1, 2, 3])
  },
  'an event that nobody can handle goes to the dead letters with its reason, and the others go on': async (open) => {
    const line = await open()
    const poison = listener(
      'one',
      'alpha',
      onlyOn(2, () => Promise.reject(new Error('没有这个单位'))),
    )
    const other = listener('other', 'alpha')
    const bus = await line.bus([poison.consumer, other.consumer])
    await bus.start()
    await notes(line.store, 'alpha', 'key', [1, 2, 3])
    await notes(line.store, 'alpha', 'another', [4])
    await inTime('settling', bus.settle())
    const [letter, ...more] = bus.deadLetters()
    expect(more).toStrictEqual([])
    expect(letter).toMatchObject({ consumer: 'one', reason: '没有这个单位', attempts: open.attempts })
    expect(letter!.event).toStrictEqual(poison.seen.find((event) => noteOf(event).n === 2))
    expect((await line.store.readAt(letter!.position))?.body).toBe('{"key":"key","n":2}')
    expect(all(poison.numbers())).toStrictEqual([1, 2, 3, 4])
    expect(all(other.numbers())).toStrictEqual([1, 2, 3, 4])
    await inTime('stopping', bus.stop())
  },
  'a dead letter is still there after a restart': async (open) => {
    const line = await open()
    await notes(line.store, 'alpha', 'key', [1])
    await during(line, [listener('one', 'alpha', () => Promise.reject(new Error('no'))).consumer])
    const bus = await line.bus([])
    expect(bus.deadLetters().map(({ event, reason }) => [noteOf(event).n, reason])).toStrictEqual([[1, 'no']])
    await inTime('stopping', bus.stop())
  },
  'a fact that cannot be published stops its consumer, and whoever waits is told': async (open) => {
    const line = await open()
    const [one, other] = [listener('one', 'alpha'), listener('other', 'beta')]
    const bus = await line.bus([one.consumer, other.consumer])
    await bus.start()
    await note(line.store, 'alpha', { key: 'key', n: 1 }, 'NoteBroken')
    await notes(line.store, 'alpha', 'key', [2])
    await notes(line.store, 'beta', 'key', [3])
    await expect(inTime('settling', bus.settle())).rejects.toThrow('this fact does not fit what it is published as')
    await until('the other goes on', () => other.seen.length > 0)
    expect(one.seen).toStrictEqual([])
    await inTime('stopping', bus.stop())
  },
}

const restoring: BusPromises = {
  'after a restore nothing is sent and the consumer is named': async (open) => {
    const line = await open()
    const one = listener('rectification-to-intake', 'alpha')
    await during(line, [one.consumer], () => notes(line.store, 'alpha', 'key', range(6)))
    await line.restore(3, 'new')
    await notes(line.store, 'alpha', 'key', [100])
    const again = listener('rectification-to-intake', 'alpha')
    const bus = await line.bus([again.consumer])
    const fault: unknown = await bus.start().catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(MarkNotInLog)
    expect((fault as Error).message).toContain('rectification-to-intake')
    await inTime('stopping', bus.stop())
    expect(again.seen).toStrictEqual([])
  },
  'after a restore a log that has grown past the mark again is still another log': async (open) => {
    const line = await open()
    const one = listener('one', 'alpha')
    await during(line, [one.consumer], () => notes(line.store, 'alpha', 'key', range(4)))
    await line.restore(2, 'new')
    await notes(line.store, 'alpha', 'key', range(6, 100))
    const [known, added] = [listener('one', 'alpha'), listener('added', 'alpha')]
    const bus = await line.bus([added.consumer, known.consumer])
    await expect(bus.start()).rejects.toBeInstanceOf(MarkNotInLog)
    await inTime('stopping', bus.stop())
    expect([...known.seen, ...added.seen]).toStrictEqual([])
  },
}

const copying: BusPromises = {
  'a log copied back by hand is found out by its facts': async (open) => {
    const line = await open()
    await during(line, [listener('one', 'alpha').consumer], () => notes(line.store, 'alpha', 'key', range(4)))
    await line.restore(2, 'kept')
    await notes(line.store, 'alpha', 'key', range(6, 100))
    const { consumer, seen } = listener('one', 'alpha')
    const bus = await line.bus([consumer])
    await expect(bus.start()).rejects.toBeInstanceOf(MarkNotInLog)
    await inTime('stopping', bus.stop())
    expect(seen).toStrictEqual([])
  },
}

/** What happens when something goes wrong. */
export const goingWrong: BusPromises = { ...crashing, ...failing, ...restoring, ...copying }
