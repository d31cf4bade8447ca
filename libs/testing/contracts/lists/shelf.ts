import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { defineEvents, event, parseHeader, voidingEvent, type EventStore } from '@huiyin/event-sourcing'
import { defineList, listProjector, type ListDefinition, type ListGenerations, type ListRow } from '@huiyin/read-model'

/** One log and one file of lists kept from it, opened as often as a promise likes. */
export interface Shelf {
  readonly store: EventStore
  readonly lists: ListGenerations
  /** Every row that a question about a list sees now, by the list's own name. */
  rows(list: ListDefinition): Promise<readonly ListRow[]>
  /** The process ends, in whatever state; the same file is opened again, perhaps by a version with other lists. */
  reopen(lists?: readonly ListDefinition[]): Promise<void>
  /** A backup of the log is restored: as many facts of it as said, in a new epoch. The lists stay as they are. */
  restore(facts: number): Promise<void>
}

/** Makes a fresh shelf for `lists`. */
export type OpenShelf = (lists: readonly ListDefinition[]) => Promise<Shelf>

/** Promises by their title; a promise that is not held rejects. */
export type ListPromises = Readonly<Record<string, (open: OpenShelf) => Promise<void>>>

const facts = defineEvents('test-thing', {
  ThingPut: event(
    1,
    'A thing was put on the shelf.',
    z.object({ unit: z.string(), note: z.string().nullable(), weight: z.number() }),
  ),
  ThingWeighed: event(1, 'It was found to weigh more.', z.object({ more: z.number() })),
  ThingTaken: event(1, 'It was taken away.', z.object({ by: z.string().nullable() })),
  ThingFactVoided: voidingEvent(1, 'Earlier facts of it were wrong.', {}),
})

const columns = {
  thing_id: 'text',
  unit_id: 'text',
  note: 'nullableText',
  weight: 'integer',
  weighed: 'nullableInteger',
  position: 'integer',
} as const

/** One row a thing, gone when it was taken. Counting up shows a fact that was applied twice. */
export const things = defineList({
  ...{ name: 'things', says: 'One row a thing.', from: facts, columns, key: 'thing_id', unitColumn: 'unit_id' },
  hiddenFrom: { nobody: 'about no item' },
  indexes: [['unit_id', 'weight'], ['note']],
  keyOf: (_, at) => at.streamId,
  apply: (row, fact, { streamId, position }) => {
    switch (fact.type) {
      case 'ThingPut': {
        const { unit, note, weight } = fact.data
        return { thing_id: streamId, unit_id: unit, note, weight, weighed: null, position }
      }
      case 'ThingWeighed':
        return row && { ...row, weight: row.weight + fact.data.more, weighed: (row.weighed ?? 0) + 1, position }
      case 'ThingTaken':
        return null
      case 'ThingFactVoided':
        return row && { ...row, position }
    }
  },
})

/** One row a taker: a second list over the same facts, whose key is not the stream's. */
export const takers = defineList({
  ...{ name: 'takers', says: 'One row a taker.', from: facts, key: 'taker', unitColumn: 'taker', indexes: [] },
  hiddenFrom: { nobody: 'about no item' },
  columns: { taker: 'text', things: 'integer' },
  keyOf: (fact) => (fact.type === 'ThingTaken' ? (fact.data.by ?? 'nobody') : '-'),
  apply: (row, fact) => {
    if (fact.type !== 'ThingTaken') return null
    return { taker: fact.data.by ?? 'nobody', things: (row?.things ?? 0) + 1 }
  },
})

/** The things of a later version of the product: a column more. */
export const thingsWithPlace = defineList({
  ...{ name: 'things', says: 'One row a thing, with its place.', from: facts, key: 'thing_id', unitColumn: 'unit_id' },
  hiddenFrom: { nobody: 'about no item' },
  columns: { thing_id: 'text', unit_id: 'text', place: 'text' },
  indexes: [],
  keyOf: (_, at) => at.streamId,
  apply: (row, fact, { streamId }) =>
    fact.type === 'ThingPut'
      ? { thing_id: streamId, unit_id: fact.data.unit, place: `shelf of ${fact.data.unit}` }
      : row,
})

export const LISTS: readonly ListDefinition[] = [things, takers]

/** What is said of things. */
export type Said =
  | { readonly put: string; readonly unit?: string; readonly note?: string | null; readonly weight?: number }
  | { readonly weigh: string; readonly more?: number }
  | { readonly take: string; readonly by?: string | null }
  /** The nth fact of a thing was wrong, and the one after it as well where `and` says so. */
  | { readonly void: string; readonly nth: number; readonly and?: number }

const factOf = (said: Exclude<Said, { void: string }>) => {
  if ('put' in said) {
    const { put: id, unit = 'unit-1', note = null, weight = 1 } = said
    return { id, type: 'ThingPut', data: { unit, note, weight } }
  }
  if ('weigh' in said) return { id: said.weigh, type: 'ThingWeighed', data: { more: said.more ?? 1 } }
  return { id: said.take, type: 'ThingTaken', data: { by: said.by ?? null } }
}

const voidingOf = async (store: EventStore, { void: id, nth, and = nth }: Extract<Said, { void: string }>) => {
  const facts = (await store.readStream(`test-thing-${id}`)).slice(nth - 1, and)
  const voids = facts.map(({ header, position }) => {
    const { id: factId, type } = parseHeader(header)
    return { id: factId, type, position }
  })
  return { id, type: 'ThingFactVoided', data: { voids, reason: '有误', voidedBy: 'person-2' } }
}

/** Appends facts, each by a command of its own. */
export const say = async ({ store }: Pick<Shelf, 'store'>, ...all: readonly Said[]): Promise<void> => {
  for (const said of all) {
    const { id, type, data } = 'void' in said ? await voidingOf(store, said) : factOf(said)
    const stream = `test-thing-${id}`
    const { length } = await store.readStream(stream)
    await store.append({
      ...{ stream, expected: length === 0 ? 'new' : length },
      context: {
        ...{ tenant: 'tenant-1', correlation: 'correlation-1', causation: 'causation-1' },
        occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person: 'person-1', post: null, unit: null },
        command: { id: randomUUID(), print: 'print' },
      },
      events: [{ type, schema: 1, body: JSON.stringify(data) }],
    })
  }
}

/** A year on the shelf: things come, are weighed again and again, go, and some come back. */
export const story = (things: number): readonly Said[] =>
  Array.from({ length: things }, (_, n): readonly Said[] => [
    { put: `thing-${n}`, unit: `unit-${n % 3}`, note: n % 2 === 0 ? `第${n}件` : null, weight: n },
    { weigh: `thing-${n}`, more: 10 },
    ...(n % 4 === 0 ? [{ take: `thing-${n}`, by: `taker-${n % 8}` }] : []),
    ...(n % 8 === 0 ? [{ put: `thing-${n}`, note: '又来' }] : []),
    { weigh: `thing-${Math.floor(n / 2)}`, more: 100 },
  ]).flat()

/** Keeps the live generation until the end of the log. */
export const keep = async ({ store, lists }: Shelf, batch = 3, definitions = LISTS): Promise<void> => {
  const projector = await listProjector({ store, lists: definitions, generation: lists.live, batch })
  while (await projector.step());
}

const byKey = (list: ListDefinition) => (one: ListRow, other: ListRow) =>
  String(one[list.key]) < String(other[list.key]) ? -1 : 1

/** What questions see of both lists, in an order of its own. */
export const seen = async (shelf: Shelf): Promise<readonly (readonly ListRow[])[]> => {
  const all = await Promise.all(LISTS.map((list) => shelf.rows(list)))
  return all.map((rows, index) => rows.map((row) => ({ ...row })).sort(byKey(LISTS[index]!)))
}

/** What the lists must show: kept on a shelf of its own, in one batch, with nothing in between. */
export const wanted = async (open: OpenShelf, ...all: readonly Said[]) => {
  const shelf = await open(LISTS)
  await say(shelf, ...all)
  await keep(shelf, 10_000)
  return seen(shelf)
}
