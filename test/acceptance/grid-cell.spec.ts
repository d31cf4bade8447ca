import { expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { dispatcher, operator, UNITS } from './matters.js'
import { askingOver } from './questions.js'
import { at, createUnits, world, type BusMode, type World } from './world.js'

const CELLS: Readonly<Record<string, string | undefined>> = {
  stall: 'G-0305',
  noise: 'G-0305',
  lamp: 'G-0306',
  tap: undefined,
}

const reported = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-01-02', '09:00:00.000') })
  await createUnits(here, '2020-01-01', UNITS)
  for (const [itemId, gridCell] of Object.entries(CELLS)) {
    const report = {
      itemId,
      reportId: `${itemId}-report`,
      channel: 'visit',
      reporter: 'staff',
      summary: '网格巡查发现',
    }
    const about = { category: null, place: '东街', outsideNumber: null, fields: { people: 1 } }
    await here.does(operator, 'ReceiveReport', { ...report, ...about, ...(gridCell ? { gridCell } : {}) })
    await here.does(operator, 'RegisterItem', { itemId, number: itemId, category: '市容', campaign: null })
    const unitId = itemId === 'noise' ? 'K2' : 'K1'
    await here.does(dispatcher, 'AssignItem', { itemId, unitId, personId: null, outsideDeadline: null })
  }
  return here
}
const inCell = async (here: World, gridCell: string, viewer = viewerWith(['supervisor'])) => {
  const answer = await askingOver(here)(viewer, 'items', { filter: { gridCell } })
  if (!answer.ok) throw new Error(answer.refusal)
  const { rows } = answer.answer as { readonly rows: readonly { readonly itemId: string; readonly gridCell: string }[] }
  return Object.fromEntries(rows.map(({ itemId, gridCell: cell }) => [itemId, cell]))
}

test('S3-56 an item says from which cell of the grid it came, and a cell tells of its items', async () => {
  await expectSameInEveryMode(reported)
  const here = await reported('plain')
  expect(await inCell(here, 'G-0305')).toStrictEqual({ noise: 'G-0305', stall: 'G-0305' })
  expect(await inCell(here, 'G-0305', viewerWith(['handler'], { unitIds: ['K1'] }))).toStrictEqual({ stall: 'G-0305' })
  expect(await inCell(here, 'G-9999')).toStrictEqual({})
  await here.close()
})
