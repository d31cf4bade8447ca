import { expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import {
  settableClock,
  shelf,
  shelfEvents,
  type ShelfCommand,
  type ShelfEvent,
  type ShelfRefusal,
} from '@huiyin/testing'
import fc from 'fast-check'
import { commandHandler, type Handled, type OutOfScope } from './command-handler.js'
import { commandOf, typeOf, type EnvelopeContext } from './envelope.js'
import { decodeEvent } from './events.js'
import type { EventStore, StoredEvent } from './event-store.js'

type Answer = Handled<ShelfEvent, ShelfRefusal | OutOfScope>
const START = '2026-03-30T12:00:00.000Z'
const contextOf = (id: string): EnvelopeContext => ({
  tenant: 'city-1',
  occurred: { at: START, zone: 'Asia/Shanghai', precision: 'instant' },
  actor: { person: 'p-1', post: null, unit: null },
  command: { id, print: id },
  correlation: 'corr',
  causation: 'cause',
})
const book = fc.constantFrom('A', 'B', 'C', 'D')
const command: fc.Arbitrary<ShelfCommand> = fc.oneof(
  book.map((one): ShelfCommand => ({ type: 'PlaceBook', book: one })),
  fc.tuple(book, book).map(([one, other]): ShelfCommand => ({ type: 'SwapBook', book: one, for: other })),
)
/** Who sends it first, and how often it is sent in all, by turns. */
const step = fc.record({ who: fc.nat({ max: 1 }), command, times: fc.integer({ min: 1, max: 3 }) })

/** A store whose answers come in any order. */
const slowed = (store: EventStore, scheduler: fc.Scheduler): EventStore => ({
  ...store,
  append: scheduler.scheduleFunction(store.append),
  readStream: scheduler.scheduleFunction(store.readStream),
})
const decoded = ({ header, body }: StoredEvent) => decodeEvent(shelfEvents, { ...typeOf(header), body })

const expectSound = (log: readonly StoredEvent[]): void => {
  let books = shelf.initialState
  for (const one of log) {
    books = shelf.evolve(books, decoded(one))
    expect(books.length).toBeLessThanOrEqual(3)
    expect(new Set(books).size).toBe(books.length)
  }
}
/** Each command wrote its facts in one go, and everybody who was answered with facts was answered with these. */
const expectOnce = (log: readonly StoredEvent[], answers: ReadonlyMap<string, readonly Answer[]>) => {
  for (const [id, handled] of answers) {
    const mine = log.filter(({ header }) => commandOf(header).id === id)
    expect(mine.at(-1)?.version ?? 0).toBe(mine.length === 0 ? 0 : mine[0]!.version + mine.length - 1)
    const results = handled.filter((one) => one.ok && one.events.length > 0)
    for (const one of results) {
      expect(one).toMatchObject({ ok: true, position: mine.at(-1)!.position })
      expect(one.ok && one.events).toStrictEqual(mine.map(decoded))
    }
    expect(results.filter((one) => one.ok && !one.again)).toHaveLength(mine.length === 0 ? 0 : 1)
  }
}

test('two handlers racing on one stream leave what one after the other could have left, each command once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), fc.scheduler(), async (steps, scheduler) => {
      const store = memoryEventStore({ clock: settableClock(START), log: memoryLog() })
      const options = { store: slowed(store, scheduler), definitions: shelfEvents, decider: shelf, attempts: 100 }
      const handlers = [commandHandler(options), commandHandler(options)]
      const answers = new Map<string, Answer[]>()
      const sent = steps.flatMap(({ who, command, times }, nth) =>
        Array.from({ length: times }, async (_, time) => {
          const id = `c-${nth}`
          const handled = await handlers[(who + time) % 2]!('1', command, contextOf(id))
          answers.set(id, [...(answers.get(id) ?? []), handled])
        }),
      )
      await scheduler.waitFor(Promise.all(sent))
      const log = await store.readStream('library-shelf-1')
      expectSound(log)
      expectOnce(log, answers)
    }),
    { numRuns: 400 },
  )
}, 60_000)
