import { describe, expect, test } from '@jest/globals'
import type { Clock } from '@huiyin/kernel'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { shelf, shelfEvents, type ShelfCommand } from '@huiyin/testing'
import { commandHandler, type CommandContext } from './command-handler.js'

const clock: Clock = { now: () => '2026-03-30T12:00:00.000Z' }
const contextOf = (id: string, reaching: Partial<CommandContext> = {}): CommandContext => ({
  tenant: 'city-1',
  occurred: { at: '2026-03-30T12:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  actor: { person: 'p-1', post: null, unit: null },
  command: { id, print: id },
  correlation: 'corr',
  causation: 'cause',
  ...reaching,
})
const place = (book: string): ShelfCommand => ({ type: 'PlaceBook', book })
const within = (...units: readonly string[]) => ({ within: new Set(units) })

/** A shelf belongs to the unit its first book is called after. */
const shelfOf = () => {
  const store = memoryEventStore({ clock, log: memoryLog() })
  const unitOf = (books: readonly string[]) => books[0] ?? null
  return { store, handle: commandHandler({ store, definitions: shelfEvents, decider: shelf, unitOf }) }
}
const outside = { ok: false, refusal: 'NotYourUnit' }

describe('scope', () => {
  test('an aggregate of a unit within reach is decided on, one outside is not, and nothing is written', async () => {
    const { store, handle } = shelfOf()
    await handle('1', place('A'), contextOf('a'))
    expect(await handle('1', place('B'), contextOf('b', within('B', 'C')))).toStrictEqual(outside)
    expect(await store.readStream('library-shelf-1')).toHaveLength(1)
    expect(await handle('1', place('B'), contextOf('b', within('A')))).toMatchObject({ ok: true })
  })
  test('whoever reaches no unit at all is refused, and whoever is not judged by scope is not', async () => {
    const { handle } = shelfOf()
    await handle('1', place('A'), contextOf('a'))
    expect(await handle('1', place('B'), contextOf('b', within()))).toStrictEqual(outside)
    expect(await handle('1', place('B'), contextOf('b'))).toMatchObject({ ok: true })
  })
  test('nobody reaches into another tenant, whatever the scope and though the command is the same again', async () => {
    const { store, handle } = shelfOf()
    await handle('1', place('A'), contextOf('a'))
    const foreign = { tenant: 'city-2' }
    expect(await handle('1', place('B'), { ...contextOf('b'), ...foreign })).toStrictEqual(outside)
    expect(await handle('1', place('B'), { ...contextOf('b', within('A')), ...foreign })).toStrictEqual(outside)
    expect(await handle('1', place('A'), { ...contextOf('a'), ...foreign })).toStrictEqual(outside)
    expect(await store.readStream('library-shelf-1')).toHaveLength(1)
  })
  test('what belongs to no unit yet is in nobody’s way', async () => {
    expect(await shelfOf().handle('1', place('A'), contextOf('a', within()))).toMatchObject({ ok: true })
  })
  test('every unit the command is about has to be within reach, beside the one of the aggregate', async () => {
    const { handle } = shelfOf()
    const reaching = (...concerns: readonly string[]) => ({ ...within('A', 'B'), concerns })
    expect(await handle('1', place('A'), contextOf('a', reaching('A', 'X')))).toStrictEqual(outside)
    expect(await handle('1', place('A'), contextOf('a', reaching('A', 'B')))).toMatchObject({ ok: true })
    expect(await handle('1', place('C'), contextOf('c', { concerns: ['X'] }))).toMatchObject({ ok: true })
  })
  test('the first result is given again also to somebody whose reach has shrunk since', async () => {
    const { handle } = shelfOf()
    await handle('1', place('A'), contextOf('a', within('A')))
    expect(await handle('1', place('A'), contextOf('a', within()))).toMatchObject({ ok: true, again: true })
  })
})

/** A shelf complains of the person its second book is called after. */
const complaining = () => {
  const store = memoryEventStore({ clock, log: memoryLog() })
  const unitOf = (books: readonly string[]) => books[0] ?? null
  const complainedOf = (books: readonly string[]) => books.slice(1, 2)
  const hiding = { complainedOf, refusal: 'ShelfUnknown' as const }
  return { store, handle: commandHandler({ store, definitions: shelfEvents, decider: shelf, unitOf, hiding }) }
}
const unknown = { ok: false, refusal: 'ShelfUnknown' }
const of = (...persons: readonly string[]) => ({ atOrAbove: new Set(persons) })

describe('from whom an aggregate is hidden', () => {
  const shelved = async () => {
    const opened = complaining()
    await opened.handle('1', place('A'), contextOf('a'))
    await opened.handle('1', place('boss'), contextOf('b'))
    return opened
  }

  test('whoever is complained of, and whoever stands below, is answered as if it did not exist', async () => {
    const { store, handle } = await shelved()
    const take: ShelfCommand = { type: 'SwapBook', book: 'C', for: 'A' }
    for (const [n, asker] of [of('boss'), of('clerk', 'boss')].entries()) {
      const here = await handle('1', take, contextOf(`t${n}`, asker))
      expect(here).toStrictEqual(await handle('nowhere', take, contextOf(`n${n}`, asker)))
    }
    expect(await store.readStream('library-shelf-1')).toHaveLength(2)
  })
  test('a command that would begin it anew is refused, and nothing is written', async () => {
    const { store, handle } = await shelved()
    expect(await handle('1', place('C'), contextOf('c', of('clerk', 'boss')))).toStrictEqual(unknown)
    expect(await store.readStream('library-shelf-1')).toHaveLength(2)
  })
  test('it is not even told that it belongs to another unit', async () => {
    const { handle } = await shelved()
    expect(await handle('1', place('C'), contextOf('c', { ...of('boss'), ...within('X') }))).toStrictEqual(unknown)
    expect(await handle('1', place('C'), contextOf('d', { ...of('else'), ...within('X') }))).toStrictEqual(outside)
  })
  test('is decided on what it is by then, not on what this process remembers', async () => {
    const { store, handle } = complaining()
    await handle('1', place('A'), contextOf('a', of('boss')))
    const elsewhere = commandHandler({ store, definitions: shelfEvents, decider: shelf })
    await elsewhere('1', place('boss'), contextOf('b'))
    expect(await handle('1', place('C'), contextOf('c', of('boss')))).toStrictEqual(unknown)
  })
  test('who stands beside or above, and what is no person of the organisation, is decided on as ever', async () => {
    const { handle } = await shelved()
    expect(await handle('1', place('C'), contextOf('c', of('beside', 'mayor')))).toMatchObject({ ok: true })
    const swap: ShelfCommand = { type: 'SwapBook', book: 'D', for: 'C' }
    expect(await handle('1', swap, contextOf('d'))).toMatchObject({ ok: true })
  })
  test('persons complained of in what the command is about count as those of the state', async () => {
    const { handle } = complaining()
    const about = { complainedOf: ['boss'] }
    expect(await handle('1', place('A'), contextOf('a', { ...of('clerk', 'boss'), ...about }))).toStrictEqual(unknown)
    expect(await handle('1', place('A'), contextOf('b', { ...of('clerk'), ...about }))).toMatchObject({ ok: true })
  })
  test('the first result of the own command is given again all the same', async () => {
    const { handle } = complaining()
    await handle('1', place('A'), contextOf('a', of('clerk', 'boss')))
    await handle('1', place('boss'), contextOf('b'))
    expect(await handle('1', place('A'), contextOf('a', of('clerk', 'boss')))).toMatchObject({ ok: true, again: true })
  })
})
