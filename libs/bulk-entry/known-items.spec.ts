import { describe, expect, test } from '@jest/globals'
import { checkTable } from './check-table.js'
import { compared, type AskItems, type ListedItem } from './known-items.js'

const CHANNEL = { code: 'c', zh: '渠道', en: 'channel', fields: [] }
const checkedOf = (numbers: readonly (string | null)[]) =>
  checkTable(
    {
      sheet: '来件',
      rows: [['summary', 'reporter', 'outsideNumber'], ...numbers.map((number, n) => [`事 ${n}`, 'staff', number])],
    },
    { tenant: 't', zone: 'Asia/Shanghai', channel: CHANNEL },
  )
/** Lists that hold these items, and remember how many they were asked about. */
const lists = (items: readonly ListedItem[]) => {
  const asked: number[] = []
  const found = (wanted: readonly string[], of: (item: ListedItem) => string | null) => {
    asked.push(wanted.length)
    return Promise.resolve(items.filter((item) => wanted.includes(of(item) ?? '')))
  }
  const asking: AskItems = {
    byIds: (ids) => found(ids, ({ itemId }) => itemId),
    byOutsideNumbers: (numbers) => found(numbers, ({ outsideNumber }) => outsideNumber),
  }
  return { asked, asking }
}

describe('a clean file beside the lists', () => {
  test('S4-33 has a mistake where another item has the outside number, by its cell and with the number of that item', async () => {
    const { asking } = lists([
      { itemId: 'typed', number: '2026-000007', outsideNumber: 'H-2' },
      { itemId: 'waiting', number: null, outsideNumber: 'H-3' },
    ])
    const { checked } = await compared(checkedOf(['H-1', 'H-2', 'H-3', null]), asking)
    expect(
      checked.mistakes.map(({ row, column, found, allowed }) => [`${column}${row}`, found, allowed.en]),
    ).toStrictEqual([
      [
        'C3',
        'H-2',
        'item 2026-000007 has this outside number already; delete the row, or link the report to that item',
      ],
      ['C4', 'H-3', expect.stringMatching(/^an item that has no number yet has/)],
    ])
    expect(checked.mistakeCount).toBe(2)
  })
  test('that was sent before is known by its own items, and is no mistake', async () => {
    const file = checkedOf(['H-1', null])
    const [one, other] = file.rows.map(({ ids }) => ids.itemId)
    const { asking } = lists([
      { itemId: one!, number: 'N', outsideNumber: 'H-1' },
      { itemId: other!, number: null, outsideNumber: null },
    ])
    const { checked, known } = await compared(file, asking)
    expect(checked.mistakeCount).toBe(0)
    expect([...known.keys()]).toStrictEqual([one, other])
  })
  test('is asked about a hundred rows at a time, and not at all while it has mistakes of its own', async () => {
    const { asked, asking } = lists([])
    await compared(checkedOf(Array.from({ length: 250 }, (_, n) => `H-${n}`)), asking)
    expect(asked).toStrictEqual([100, 100, 50, 100, 100, 50])
    asked.length = 0
    expect((await compared(checkedOf(['H-1', 'H-1']), asking)).checked.mistakeCount).toBe(1)
    expect(asked).toStrictEqual([])
  })
})
