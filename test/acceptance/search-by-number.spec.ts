import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { viewerWith } from './gate.js'
import { operator, UNITS } from './matters.js'
import { askingOver } from './questions.js'
import { at, createUnits, world, type World } from './world.js'

const ITEMS = [
  { itemId: 'lamp', number: 'HY2020-000012', summary: '路灯不亮' },
  { itemId: 'noise', number: 'HY2020-000123', summary: '施工噪声' },
  { itemId: 'again', number: 'HY2020-000200', summary: '与HY2019-000777同一处' },
] as const

describe('a search at the desk', () => {
  let here: World
  beforeAll(async () => {
    here = await world({ bus: 'plain', start: at('2020-01-02', '09:00:00.000') })
    await createUnits(here, '2020-01-01', UNITS)
    for (const { itemId, number, summary } of ITEMS) {
      const about = { channel: 'visit', reporter: 'staff', category: null, place: null, outsideNumber: null }
      const report = { itemId, reportId: `${itemId}-report`, summary, ...about, fields: { people: 1 } }
      await here.does(operator, 'ReceiveReport', report)
      await here.does(operator, 'RegisterItem', { itemId, number, category: '市容', campaign: null })
    }
  })
  afterAll(() => here.close())

  const found = async (search: string): Promise<readonly string[]> => {
    const answer = await askingOver(here)(viewerWith(['supervisor']), 'items', { filter: { search } })
    if (!answer.ok) throw new Error(answer.refusal)
    const { total, rows } = answer.answer as { total: number; rows: readonly { readonly itemId: string }[] }
    expect(rows).toHaveLength(total)
    return rows.map(({ itemId }) => itemId).toSorted()
  }
  test('for the beginning of a number finds the numbers that begin so, in capitals or not', async () => {
    expect(await found('HY2020-0000')).toStrictEqual(['lamp'])
    expect(await found('hy2020-0001')).toStrictEqual(['noise'])
    expect(await found(' HY2020- ')).toStrictEqual(['again', 'lamp', 'noise'])
  })
  test('for a number without its letters, or the end of one, finds it all the same', async () => {
    expect(await found('2020-000123')).toStrictEqual(['noise'])
    expect(await found('000200')).toStrictEqual(['again'])
    expect(await found('HY2020-9')).toStrictEqual([])
  })
  test('for a number that no item has finds who mentions it', async () => {
    expect(await found('HY2019-000777')).toStrictEqual(['again'])
    expect(await found('路灯')).toStrictEqual(['lamp'])
  })
})
