import { describe, expect, test } from '@jest/globals'
import type { Viewer } from '@huiyin/nest-platform'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { rowOfSquares, squareAt } from './grid.js'
import { dispatcher, operator, UNITS } from './matters.js'
import { askingOver } from './questions.js'
import { ADMINISTRATOR, at, createUnits, world, type BusMode, type World } from './world.js'

const GRID = rowOfSquares('cells', ['G-1', 'G-2', 'G-3'])
/** A channel whose reports say where something is. */
const positioned = {
  ...{ code: 'app', zh: '城市应用', en: 'city app', model: 'portal' },
  fields: [
    { code: 'lat', zh: '纬度', en: 'latitude', kind: 'line' },
    { code: 'long', zh: '经度', en: 'longitude', kind: 'line' },
  ],
  clock: { outsideDeadline: 'none', item: null },
  reply: { to: 'reporter', points: [] },
  req: [],
}

interface Sent {
  readonly itemId: string
  readonly unitId?: string
  readonly fields?: object
  readonly gridCell?: string
  readonly channel?: string
}
const receive = async (here: World, { itemId, unitId, channel = 'app', ...where }: Sent) => {
  const report = { itemId, reportId: `${itemId}-report`, channel, reporter: 'staff', summary: '网格巡查发现' }
  const about = { category: null, place: null, outsideNumber: null, ...where }
  await here.does(operator, 'ReceiveReport', { ...report, ...about })
  if (unitId === undefined) return
  await here.does(operator, 'RegisterItem', { itemId, number: itemId, category: '市容', campaign: null })
  await here.does(dispatcher, 'AssignItem', { itemId, unitId, personId: null, outsideDeadline: null })
}

const begin = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-01-02', '09:00:00.000') })
  await createUnits(here, '2020-01-01', UNITS)
  await here.does(ADMINISTRATOR, 'DefineChannel', { channel: positioned })
  return here
}
const drawn = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  await here.does(ADMINISTRATOR, 'DefineMapLayer', { layer: GRID })
  await receive(here, { itemId: 'found', unitId: 'K1', fields: { lat: '0.005', long: '0.015' } })
  await receive(here, { itemId: 'said', unitId: 'K2', gridCell: 'G-3', fields: { lat: '0.005', long: '0.015' } })
  await receive(here, { itemId: 'outside', fields: { lat: '0.5', long: '0.5' } })
  await receive(here, { itemId: 'nowhere', unitId: 'K1' })
  return here
}

const told = async <T>(here: World, name: string, args: object, viewer: Viewer = viewerWith(['supervisor'])) => {
  const answer = await askingOver(here)(viewer, name, args)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer as T
}
interface Counts {
  readonly total: number
  readonly rows: readonly { readonly code: string | null; readonly items: number; readonly reports: number }[]
}
const countsOf = async (here: World, layer: string, viewer?: Viewer, filter: object = {}) => {
  const { rows, total } = await told<Counts>(here, 'mapCounts', { layer, filter }, viewer)
  return { total, rows: Object.fromEntries(rows.map(({ code, ...counts }) => [code ?? 'none', counts])) }
}
const one = { items: 1, unanswered: 1, overdue: 0, reports: 1 }

describe('S3-56 the grid of a tenant', () => {
  test('once it is drawn, a report with a position gets its cell; what was said stays, and what lies outside gets none', async () => {
    await expectSameInEveryMode(drawn)
    const here = await drawn('plain')
    const cells = (await here.rows('items')).map(({ item_id: itemId, grid_cell: cell }) => [itemId, cell])
    expect(Object.fromEntries(cells)).toStrictEqual({ found: 'G-2', said: 'G-3', outside: null, nowhere: null })
    const facts = here.facts('ReportReceived').map(({ data }) => data as { gridCell?: string; cellFoundIn?: number })
    expect(facts.map(({ gridCell, cellFoundIn }) => [gridCell, cellFoundIn])).toStrictEqual([
      ...[
        ['G-2', 1],
        ['G-3', undefined],
      ],
      ...[
        [undefined, undefined],
        [undefined, undefined],
      ],
    ])
    await here.close()
  })
  test('before it is drawn nobody has a cell, and drawn anew it moves nothing that was received', async () => {
    const here = await begin('plain')
    const fields = { lat: '0.005', long: '0.015' }
    await receive(here, { itemId: 'before', fields })
    await here.does(ADMINISTRATOR, 'DefineMapLayer', { layer: GRID })
    await receive(here, { itemId: 'first', fields })
    const moved = { ...GRID, areas: [...GRID.areas.slice(0, 1), squareAt('G-2b', 1, 0)] }
    expect(await here.ask(ADMINISTRATOR, 'DefineMapLayer', { layer: moved })).toMatchObject({
      events: ['MapLayerDefined'],
    })
    await receive(here, { itemId: 'second', fields })
    const cells = (await here.rows('items')).map(({ item_id: itemId, grid_cell: cell }) => [itemId, cell])
    expect(Object.fromEntries(cells)).toStrictEqual({ before: null, first: 'G-2', second: 'G-2b' })
    expect(here.facts('ReportReceived').at(-1)?.data).toMatchObject({ cellFoundIn: 2 })
    await here.close()
  })
  test('is told as it is drawn now; drawn the same again it is no new version', async () => {
    const here = await begin('plain')
    expect(await told(here, 'mapLayers', {})).toStrictEqual([])
    await here.does(ADMINISTRATOR, 'DefineMapLayer', { layer: GRID })
    expect(await here.ask(ADMINISTRATOR, 'DefineMapLayer', { layer: GRID })).toMatchObject({ ok: true, events: [] })
    expect(await told(here, 'mapLayers', {})).toStrictEqual([{ ...GRID, version: 1 }])
    await here.close()
  })
  test('is refused as a whole where anything in it is wrong', async () => {
    const here = await begin('plain')
    const twice = { ...GRID, areas: [...GRID.areas, squareAt('G-1', 7, 7)] }
    expect(await here.ask(ADMINISTRATOR, 'DefineMapLayer', { layer: twice })).toMatchObject({
      ...{ ok: false, refusal: 'InputInvalid' },
      problems: [{ path: 'layer.areas.3.code' }],
    })
    expect(await told(here, 'mapLayers', {})).toStrictEqual([])
    await here.close()
  })
})

describe('S3-56 the items of an area are counted', () => {
  test('by cell and by unit, with those that have none, and reports beside items', async () => {
    const here = await drawn('plain')
    await here.does(operator, 'LinkReport', {
      ...{ itemId: 'found', reportId: 'found-again', channel: 'app', reporter: 'staff' },
    })
    expect(await countsOf(here, 'cells')).toStrictEqual({
      total: 4,
      rows: { none: { items: 2, unanswered: 2, overdue: 0, reports: 2 }, 'G-2': { ...one, reports: 2 }, 'G-3': one },
    })
    expect(await countsOf(here, 'units')).toStrictEqual({
      total: 4,
      rows: { K1: { items: 2, unanswered: 2, overdue: 0, reports: 3 }, K2: one, none: one },
    })
    await here.close()
  })
  test('only as far as the asker sees them, and narrowed as the desk is', async () => {
    const here = await drawn('plain')
    const ofK2 = viewerWith(['handler'], { unitIds: ['K2'] })
    expect(await countsOf(here, 'cells', ofK2)).toStrictEqual({ total: 1, rows: { 'G-3': one } })
    expect(await countsOf(here, 'cells', viewerWith(['handler'], { unitIds: [] }))).toStrictEqual({
      ...{ total: 0, rows: {} },
    })
    expect(await countsOf(here, 'cells', undefined, { unitId: 'K1' })).toStrictEqual({
      ...{ total: 2, rows: { none: one, 'G-2': one } },
    })
    expect(await countsOf(here, 'cells', undefined, { receivedFrom: '2020-01-03' })).toStrictEqual({
      ...{ total: 0, rows: {} },
    })
    await here.close()
  })
})
