import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { importHome } from '../import/fixtures/installed.js'
import type { Installation } from '../host/installation.js'
import { EXIT, NotPossible } from './exit.js'
import { runningFolder } from './folder-command.js'
import { layerIn, mapLayerOf } from './map.js'

const home = importHome()
afterAll(home.remove)

const square = (west: number) => [
  [west, 0],
  [west + 0.01, 0],
  [west + 0.01, 0.01],
  [west, 0],
]
const fileOf = (codes: readonly string[], ringOf: (n: number) => number[][] = (n) => square(n / 100)) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: codes.map((GRID, n) => ({
      ...{ type: 'Feature', properties: { GRID } },
      geometry: { type: 'Polygon', coordinates: [ringOf(n)] },
    })),
  })

describe('S3-56 a layer of the map from a file', () => {
  let installation: Installation
  const layerOf = (text: string, code: 'cells' | 'units' = 'cells') => {
    const path = join(installation.folder.path, 'grid.geojson')
    writeFileSync(path, text)
    const head = { code, zh: '网格', en: 'grid', source: '测试', drawnOn: '2026-01-01' }
    return layerIn(path, { ...head, named: { code: 'GRID', name: null } })
  }
  const run = async (text: string, { code = 'cells' as 'cells' | 'units', dryRun = false } = {}) => {
    const said: string[] = []
    const print = (line: string) => void said.push(line)
    const terminal = { print, warn: print, progress: print, isTerminal: false, signal: new AbortController().signal }
    const asked = { layer: { ...layerOf(text, code) }, dryRun, tenant: undefined }
    const exit = await mapLayerOf.run(runningFolder(installation), asked, terminal)
    return { exit, said }
  }
  const drawn = async () => {
    const rows = await installation.lists.query.selectFrom('map_layers').selectAll().execute()
    return rows.map(({ code, version }) => `${code} ${version}`)
  }
  beforeAll(async () => {
    installation = await home.open('county')
    installation.settings.add('county', { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  }, 60_000)

  test('is shown first and changes nothing, then is defined, then is found to be there', async () => {
    const shown = ['cells  网格: 2 areas, 8 points', '  new: 2 (G-1, G-2)', '  no longer drawn: none']
    const used = '  cells that items carry and nobody has drawn: none'
    expect(await run(fileOf(['G-1', 'G-2']), { dryRun: true })).toStrictEqual({
      ...{ exit: EXIT.ok, said: [...shown, used, 'Nothing was changed (--dry-run).'] },
    })
    expect(await drawn()).toStrictEqual([])
    expect((await run(fileOf(['G-1', 'G-2']))).said).toStrictEqual([...shown, used, 'Defined.'])
    const again = await run(fileOf(['G-1', 'G-2']))
    expect(again.said.slice(1)).toStrictEqual([
      ...['  new: none', '  no longer drawn: none', used],
      'Unchanged: it was drawn so already.',
    ])
    expect(await drawn()).toStrictEqual(['cells 1'])
  }, 60_000)
  test('drawn anew says what comes, what goes, and which cells of items nobody has drawn', async () => {
    await installation.send({
      name: 'ReceiveReport',
      input: {
        ...{ itemId: 'item-1', reportId: 'report-1', channel: 'visit', reporter: 'staff', summary: '巡查' },
        ...{ category: null, place: null, outsideNumber: null, gridCell: 'G-9', fields: { people: 1 } },
      },
      ...{ tenant: 'county', occurred: null, actor: { person: 'operator-1', post: null, unit: null } },
      ...{ commandId: crypto.randomUUID(), correlation: 'c', causation: 'c' },
    })
    const { said } = await run(fileOf(['G-1', 'G-3']))
    expect(said.slice(1)).toStrictEqual([
      ...['  new: 1 (G-3)', '  no longer drawn: 1 (G-2)'],
      ...['  cells that items carry and nobody has drawn: 1 (G-9)', 'Defined.'],
    ])
    expect(await drawn()).toStrictEqual(['cells 2'])
  }, 60_000)
  test('with a mistake is refused with every mistake by its place and code, and nothing is half done', async () => {
    const before = await drawn()
    const open = (n: number) =>
      n === 1
        ? square(0)
            .slice(0, 3)
            .concat([[9, 9]])
        : square(n / 100)
    const wrong = () => layerOf(fileOf(['G-1', 'G-2', 'G-1'], open))
    expect(wrong).toThrow(NotPossible)
    expect(wrong).toThrow(/areas\.2\.code \(G-1\): the code G-1 stands twice/)
    expect(wrong).toThrow(/areas\.1\.parts\.0\.0 \(G-2\): the ring is not closed/)
    expect(await drawn()).toStrictEqual(before)
  })
  test('of units is refused where it names one the tenant has not', async () => {
    await expect(run(fileOf(['nowhere']), { code: 'units' })).rejects.toThrow(/nowhere is no unit of county/)
    expect(await drawn()).toStrictEqual(['cells 2'])
  }, 60_000)
})
