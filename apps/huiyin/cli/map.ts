import { readFileSync, statSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { refusalText } from '@huiyin/contracts'
import { MAP_LAYERS, mapLayer, type MapLayer } from '@huiyin/contracts/campaign'
import { SYSTEM } from '@huiyin/messaging'
import type { Argv } from 'yargs'
import { z } from 'zod'
import type { Installation } from '../host/installation.js'
import { areasIn, type Named } from '../map/geojson.js'
import { EXIT, NotPossible } from './exit.js'
import { tenantOf } from './figures.js'
import type { FolderCommand } from './folder-command.js'
import { runFolderCommand } from './run-folder-command.js'

const input = z.object({ tenant: z.string().optional(), layer: z.record(z.string(), z.unknown()), dryRun: z.boolean() })

const MOST_FILE_BYTES = 20 * 1024 * 1024
/** Further mistakes are counted: whoever reads these has the file open and finds the others alike. */
const MOST_PROBLEMS = 20
const MOST_NAMED = 10

const cannot = (where: string, problems: readonly string[]): NotPossible => {
  const more = problems.length > MOST_PROBLEMS ? [`and ${problems.length - MOST_PROBLEMS} more`] : []
  return new NotPossible(`${where} cannot be used:\n  ${[...problems.slice(0, MOST_PROBLEMS), ...more].join('\n  ')}`)
}

/** A layer, checked as the command checks it; throws `NotPossible` with what is wrong, by the codes of the areas. */
const checkedLayer = (given: object, where: string): MapLayer => {
  const read = mapLayer.safeParse(given)
  if (read.success) return read.data
  const areas = 'areas' in given && Array.isArray(given.areas) ? (given.areas as readonly unknown[]) : []
  const codeAt = (index: PropertyKey | undefined): string => {
    const area = typeof index === 'number' ? areas[index] : undefined
    return typeof area === 'object' && area !== null && 'code' in area ? ` (${String(area.code)})` : ''
  }
  const problems = read.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'as a whole'}${path[0] === 'areas' ? codeAt(path[1]) : ''}: ${message}`,
  )
  throw cannot(where, problems)
}

interface Head extends Pick<MapLayer, 'code' | 'zh' | 'en' | 'source' | 'drawnOn'> {
  readonly named: Named
}

/** The layer a file holds. Throws `NotPossible` with what is wrong in it; nothing was touched by then. */
export const layerIn = (path: string, { named, ...head }: Head): MapLayer => {
  const { size } = statSync(path)
  if (size > MOST_FILE_BYTES) throw cannot(path, [`it is larger than ${MOST_FILE_BYTES} bytes: simplify the outlines`])
  const read = areasIn(readFileSync(path, 'utf8'), named)
  if (!read.ok) throw cannot(path, read.problems)
  return checkedLayer({ ...head, areas: read.areas }, path)
}

const some = (codes: readonly string[]): string =>
  codes.length === 0
    ? 'none'
    : `${codes.length} (${codes.slice(0, MOST_NAMED).join(', ')}${codes.length > MOST_NAMED ? ', …' : ''})`

/** The codes of the layer as it is drawn now. */
const codesBefore = async (
  { lists }: Installation,
  tenant: string,
  { code }: MapLayer,
): Promise<ReadonlySet<string>> => {
  const row = await lists.query
    .selectFrom('map_layers')
    .select('definition')
    .where('tenant', '=', tenant)
    .where('code', '=', code)
    .executeTakeFirst()
  const areas = row ? (JSON.parse(row.definition) as MapLayer).areas : []
  return new Set(areas.map((area) => area.code))
}

/** The codes by which areas of this layer could be asked for: those of the tenant's units, or those its items carry. */
const codesInUse = async ({ lists }: Installation, tenant: string, { code }: MapLayer): Promise<readonly string[]> => {
  if (code === 'units') {
    const units = await lists.query.selectFrom('units').select('unit_id').where('tenant', '=', tenant).execute()
    return units.map(({ unit_id: unitId }) => unitId)
  }
  const items = await lists.query
    .selectFrom('items')
    .select('grid_cell')
    .distinct()
    .where('tenant', '=', tenant)
    .where('grid_cell', 'is not', null)
    .orderBy('grid_cell')
    .execute()
  return items.flatMap(({ grid_cell: cell }) => cell ?? [])
}

const pointsOf = ({ areas }: MapLayer): number => areas.flatMap(({ parts }) => parts.flat(2)).length

/** What the layer would change, in lines for whoever decides about it. Throws `NotPossible` where it names a unit nobody has. */
const comparison = async (installation: Installation, tenant: string, layer: MapLayer): Promise<readonly string[]> => {
  const codes = new Set(layer.areas.map(({ code }) => code))
  const before = await codesBefore(installation, tenant, layer)
  const used = await codesInUse(installation, tenant, layer)
  if (layer.code === 'units') {
    const unknown = [...codes].filter((code) => !used.includes(code))
    if (unknown.length > 0)
      throw cannot(
        'the layer',
        unknown.map((code) => `${code} is no unit of ${tenant}`),
      )
  }
  const without = used.filter((code) => !codes.has(code))
  return [
    `${layer.code}  ${layer.zh}: ${layer.areas.length} areas, ${pointsOf(layer)} points`,
    `  new: ${some([...codes].filter((code) => !before.has(code)))}`,
    `  no longer drawn: ${some([...before].filter((code) => !codes.has(code)))}`,
    `  ${layer.code === 'units' ? 'units without an area' : 'cells that items carry and nobody has drawn'}: ${some(without)}`,
  ]
}

/** Defines a layer of the map, also while the product runs. Of a layer either all is taken or nothing. */
export const mapLayerOf: FolderCommand<z.infer<typeof input>> = {
  name: 'map',
  input,
  run: async ({ installation: open }, { tenant: wanted, layer: given, dryRun }, { print }) => {
    const installation = await open()
    const layer = checkedLayer(given, 'the layer')
    const tenant = tenantOf(installation, wanted)
    await installation.settle()
    for (const line of await comparison(installation, tenant, layer)) print(line)
    if (dryRun) {
      print('Nothing was changed (--dry-run).')
      return EXIT.ok
    }
    const commandId = randomUUID()
    const ids = { commandId, correlation: commandId, causation: commandId }
    const about = { tenant, actor: SYSTEM, occurred: null, ...ids }
    const answer = await installation.send({ name: 'DefineMapLayer', input: { layer }, ...about })
    if (!answer.ok) throw new NotPossible(`The layer was refused: ${refusalText(answer.refusal, 'en')}`)
    await installation.settle()
    print(answer.events.length > 0 ? 'Defined.' : 'Unchanged: it was drawn so already.')
    return EXIT.ok
  },
}

/** `huiyin map <file>` */
export const mapCommand = (cli: Argv): Argv =>
  cli.command(
    'map <file>',
    'Define a layer of the map from GeoJSON: the cells of the grid, or the areas of units',
    (command: Argv) =>
      command
        .positional('file', {
          type: 'string',
          demandOption: true,
          describe: 'GeoJSON: a FeatureCollection of polygons',
        })
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('layer', { choices: MAP_LAYERS, default: 'cells', describe: 'what the areas are' })
        .option('code', { type: 'string', demandOption: true, describe: 'the property that holds the code of an area' })
        .option('name', { type: 'string', describe: 'the property that holds its name' })
        .option('zh', { type: 'string', demandOption: true, describe: 'what the layer is called in Chinese' })
        .option('en', { type: 'string', demandOption: true, describe: 'and in English' })
        .option('source', { type: 'string', demandOption: true, describe: 'who drew it' })
        .option('date', { type: 'string', demandOption: true, describe: 'the day on which the areas stood so' })
        .option('tenant', { type: 'string', describe: 'whose; the only tenant there is when left out' })
        .option('dry-run', { type: 'boolean', default: false, describe: 'say what would change, and change nothing' })
        .epilogue('docs/guides/import-a-grid.md says what stands in the file.'),
    (given) => {
      const { layer: code, zh, en, source, date: drawnOn, tenant } = given
      const named = { code: given.code, name: given.name ?? null }
      const layer = layerIn(given.file, { code: code as MapLayer['code'], zh, en, source, drawnOn, named })
      return runFolderCommand(mapLayerOf, given.data, { tenant, layer: { ...layer }, dryRun: given['dry-run'] })
    },
  )
