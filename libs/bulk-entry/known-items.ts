import { checkedAs, type BulkRow, type Checked } from './rows.js'
import type { Mistake, Said } from './said.js'

/** An item of the tenant as its lists have it. */
export interface ListedItem {
  readonly itemId: string
  readonly number: string | null
  readonly outsideNumber: string | null
}

/** How the lists are asked. Each gives at most as many as it was asked about. */
export interface AskItems {
  readonly byIds: (itemIds: readonly string[]) => Promise<readonly ListedItem[]>
  readonly byOutsideNumbers: (numbers: readonly string[]) => Promise<readonly ListedItem[]>
}

/** So many are asked about at a time: two items may share a number, and 200 is the most that is answered. */
const AT_A_TIME = 100

const inParts = async <T>(
  wanted: readonly string[],
  ask: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const found: T[] = []
  for (let from = 0; from < wanted.length; from += AT_A_TIME)
    found.push(...(await ask(wanted.slice(from, from + AT_A_TIME))))
  return found
}

const HAS_IT = ({ number }: ListedItem): Said => ({
  zh: `${number === null ? '一件尚未编号的事项' : `事项 ${number}`}已有这个外部编号；请删去这一行，或到该事项并件`,
  en: `${number === null ? 'an item that has no number yet' : `item ${number}`} has this outside number already; delete the row, or link the report to that item`,
})

/** What the lists know of the rows of a file. */
export interface Compared {
  /** The outcome with what the lists have against it. */
  readonly checked: Checked
  /** The rows’ own items that are there already, by id: this file, or one with the same numbers, was sent before. */
  readonly known: ReadonlyMap<string, ListedItem>
}

/** Which items of a file are there already. */
export const knownItems = async (
  rows: readonly BulkRow[],
  { byIds }: Pick<AskItems, 'byIds'>,
): Promise<ReadonlyMap<string, ListedItem>> => {
  const found = await inParts(
    rows.map(({ ids }) => ids.itemId),
    byIds,
  )
  return new Map(found.map((item) => [item.itemId, item]))
}

/**
 * Compares a clean file with the lists. A row whose item is there was sent before and is left out later. One whose outside
 * number another item has, because somebody took it down at the desk, is a mistake: it would become a second item.
 */
export const compared = async (checked: Checked, asking: AskItems): Promise<Compared> => {
  if (checked.mistakeCount > 0) return { checked, known: new Map() }
  const { rows } = checked
  const known = await knownItems(rows, asking)
  const numbered = rows.flatMap(({ input }) => input.outsideNumber ?? [])
  const others = new Map((await inParts(numbered, asking.byOutsideNumbers)).map((item) => [item.outsideNumber, item]))
  const mistakes = rows.flatMap(({ row, ids, input, numberAt }): readonly Mistake[] => {
    const other = input.outsideNumber === null || known.has(ids.itemId) ? undefined : others.get(input.outsideNumber)
    const heading = { zh: '外部编号', en: 'Outside number' }
    return other ? [{ ...numberAt, row, heading, found: input.outsideNumber, allowed: HAS_IT(other) }] : []
  })
  return { checked: checkedAs(rows, mistakes), known }
}
