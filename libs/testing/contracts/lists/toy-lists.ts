import type { Checkpoint } from '@huiyin/event-sourcing'
import type { ListDefinition, ListGeneration, ListGenerations, ListRow, ListWork } from '@huiyin/read-model'

/** What can be wrong with lists. */
export type Defect =
  | 'losesAColumn'
  | 'trimsText'
  | 'ignoresCase'
  | 'keepsRemovedRows'
  | 'keepsWhatWasThere'
  | 'writesRowByRow'
  | 'checkpointFirst'
  | 'checkpointInMemory'
  | 'keepsFromAnywhere'
  | 'passesFromAnywhere'
  | 'swapsWhateverIsLive'
  | 'restoreWipesTheCheckpoint'
  | 'ignoresShapes'
  | 'shapesNeverMatch'
  | 'tablesOnFirstWrite'
  | 'nextWritesIntoLive'
  | 'nextStartsAnew'
  | 'clearForgetsRows'
  | 'swapInMemory'
  | 'swapKeepsOldRows'
  | 'liveIsFixed'
  | 'questionsAreFixed'

interface Generation {
  shape: string
  readonly rows: Map<string, Map<string, ListRow>>
  checkpoint: Checkpoint | null
}

/** What outlives the process of toy lists. */
export interface ToyFile {
  live: number
  readonly generations: Map<number, Generation>
}

export const toyFile = (): ToyFile => ({ live: 1, generations: new Map() })

export interface ToyLists extends ListGenerations {
  readonly live: ToyGeneration
  rows(list: ListDefinition): readonly ListRow[]
}

const shapeOf = (lists: readonly ListDefinition[]) => JSON.stringify(lists.map(({ name, columns }) => [name, columns]))
const empty = (shape: string): Generation => ({ shape, rows: new Map(), checkpoint: null })

const isSame = (one: Checkpoint | null, other: Checkpoint | null) => JSON.stringify(one) === JSON.stringify(other)

const tableOf = ({ rows }: Generation, { name }: ListDefinition): Map<string, ListRow> => {
  const table = rows.get(name) ?? new Map<string, ListRow>()
  rows.set(name, table)
  return table
}

const stored = (row: ListRow, defect: Defect | null): ListRow => {
  const cells = Object.entries(row).map(([column, cell]) => {
    if (defect === 'losesAColumn' && column === 'weighed') return [column, null]
    return [column, defect === 'trimsText' && typeof cell === 'string' ? cell.trim() : cell]
  })
  return Object.fromEntries(cells) as ListRow
}

const checked = ({ columns }: ListDefinition, row: ListRow): ListRow => {
  const lacking = Object.entries(columns).find(([column, type]) => !type.startsWith('nullable') && row[column] == null)
  if (lacking) throw new Error(`${lacking[0]} must not be empty`)
  return row
}

/** A row written over another, which keeps its cells where the new one has none. */
const merged = (before: ListRow | undefined, row: ListRow): ListRow => {
  const said = Object.entries(row).filter(([, cell]) => cell !== null)
  return { ...row, ...before, ...(Object.fromEntries(said) as ListRow) }
}

const keyIn = (defect: Defect | null) => (key: string) => (defect === 'ignoresCase' ? key.toLowerCase() : key)

const found = (rows: Generation, { list, keys }: ListWork, defect: Defect | null): Map<string, ListRow> => {
  const table = tableOf(rows, list)
  return new Map(
    keys.flatMap((key): [string, ListRow][] => {
      const row = table.get(keyIn(defect)(key))
      return row ? [[key, row]] : []
    }),
  )
}

const working = (rows: Generation, defect: Defect | null) => (work: readonly ListWork[]) => {
  const keyOf = keyIn(defect)
  for (const one of work) {
    const { list } = one
    const { put, remove } = one.change(found(rows, one, defect))
    const table = tableOf(rows, list)
    for (const row of put) {
      const key = keyOf(row[list.key] as string)
      const written = checked(list, stored(row, defect))
      table.set(key, defect === 'keepsWhatWasThere' ? merged(table.get(key), written) : written)
    }
    if (defect !== 'keepsRemovedRows') for (const key of remove) table.delete(keyOf(key))
  }
}

const isIdle = ({ keys, change }: ListWork): boolean => keys.length === 0 && change(new Map()).put.length === 0

/** A generation that answers at once. */
interface ToyGeneration extends ListGeneration {
  checkpoint(): Checkpoint | null
  keep(...asked: Parameters<ListGeneration['keep']>): boolean
  clear(): void
}

/** One generation; `into` holds its rows, which is another's only where the lists are wrong. */
const generationOf = (mine: Generation, into: Generation, defect: Defect | null): ToyGeneration => ({
  checkpoint: () => mine.checkpoint,
  keep: (work, { from, to }) => {
    const isChecked = defect === 'passesFromAnywhere' ? !work.every(isIdle) : defect !== 'keepsFromAnywhere'
    if (isChecked && !isSame(mine.checkpoint, from)) return false
    if (defect === 'checkpointFirst') mine.checkpoint = to
    const before = new Map([...into.rows].map(([name, table]) => [name, new Map(table)]))
    try {
      working(into, defect)(work)
    } catch (error) {
      if (defect !== 'writesRowByRow') for (const [name, table] of before) into.rows.set(name, table)
      throw error
    }
    mine.checkpoint = to
    return true
  },
  clear: () => {
    if (defect !== 'clearForgetsRows') into.rows.clear()
    mine.checkpoint = null
  },
})

const opened = (file: ToyFile, lists: readonly ListDefinition[], number: number, defect: Defect | null): Generation => {
  const shape = shapeOf(lists)
  const known = file.generations.get(number)
  const fits = known?.shape === shape || defect === 'ignoresShapes'
  const generation = known && fits && defect !== 'shapesNeverMatch' ? known : empty(shape)
  if (defect !== 'tablesOnFirstWrite') for (const list of lists) tableOf(generation, list)
  file.generations.set(number, generation)
  return generation
}

const swapped = (file: ToyFile, defect: Defect | null): void => {
  const [old, next] = [file.generations.get(file.live)!, file.generations.get(file.live + 1)!]
  if (defect !== 'swapKeepsOldRows') return
  for (const [name, table] of old.rows) next.rows.set(name, new Map([...table, ...(next.rows.get(name) ?? [])]))
}

/** Lists of the plainest kind, kept in memory, that can be made wrong in one way at a time. */
export const toyLists = (file: ToyFile, lists: readonly ListDefinition[], defect: Defect | null): ToyLists => {
  let number = file.live
  const at = () => file.generations.get(number)!
  const first = opened(file, lists, number, defect)
  if (defect === 'checkpointInMemory') first.checkpoint = null
  const live = () =>
    generationOf(defect === 'liveIsFixed' ? first : at(), defect === 'liveIsFixed' ? first : at(), defect)
  return {
    live: {
      checkpoint: () => live().checkpoint(),
      keep: (work, move) => live().keep(work, move),
      clear: () => {
        live().clear()
      },
    },
    rows: ({ name }) => {
      const table = (defect === 'questionsAreFixed' ? first : at()).rows.get(name)
      if (!table) throw new Error(`no such table: ${name}`)
      return [...table.values()]
    },
    next: () => {
      const next = opened(file, lists, number + 1, defect)
      const into = defect === 'nextWritesIntoLive' ? at() : next
      const generation = generationOf(next, into, defect)
      if (defect === 'nextStartsAnew') generation.clear()
      return generation
    },
    swap: (at) => {
      if (!isSame(live().checkpoint(), at) && defect !== 'swapsWhateverIsLive') return false
      opened(file, lists, number + 1, defect === 'shapesNeverMatch' ? null : defect)
      swapped({ ...file, live: number }, defect)
      number += 1
      if (defect !== 'swapInMemory') file.live = number
      return true
    },
  }
}
