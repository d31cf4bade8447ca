import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Slice } from './slices.js'
import { compared, HEADING, ROWS } from './table.js'
import { openWorkshop, type Stall, type Workshop } from './workshop.js'

const [RAW, OURS] = ['postgres-raw', 'huiyin-postgres']
const APPENDS = ROWS.filter(({ scenario }) => scenario.startsWith('append'))

/** How long, how often, and where the comparison and the workspace lie. */
interface Comparison {
  readonly source: string
  readonly root: string
  readonly rounds: number
  readonly slices: number
  readonly millis: number
}

/** A PostgreSQL on this disk, as `infra/local` starts it; null where none is installed. */
const openServer = (root: string) => {
  const script = join(root, 'infra/local/postgres.mjs')
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-pg-'))
  const order = (...words: readonly string[]) =>
    execFileSync(process.execPath, [script, ...words, '--folder', folder], { encoding: 'utf8' })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    order('find')
  } catch {
    remove()
    return null
  }
  const { url } = JSON.parse(order('start')) as { readonly url: string }
  const close = () => {
    order('stop')
    remove()
  }
  return { url, close }
}

type Results = Map<string, Slice[][]>

const oneRound = async (stalls: readonly Stall[], results: Results, { slices, millis }: Comparison): Promise<void> => {
  for (const stall of stalls) await stall.order({ do: 'open' })
  for (const { scenario } of APPENDS) {
    const taken = new Map(stalls.map(({ adapter }) => [adapter, [] as Slice[]]))
    for (let turn = 0; turn < slices; turn += 1) {
      for (const stall of stalls) {
        taken.get(stall.adapter)!.push(await stall.order<Slice>({ do: 'measure', scenario, millis }))
      }
    }
    for (const [adapter, of] of taken) {
      const key = `${adapter} ${scenario}`
      results.set(key, [...(results.get(key) ?? []), of])
    }
  }
  for (const stall of stalls) await stall.order({ do: 'close' })
}

const measure = async (workshop: Workshop, comparison: Comparison): Promise<void> => {
  const stalls = [await workshop.stall(RAW), await workshop.stall(OURS)]
  const results: Results = new Map()
  try {
    for (let round = 0; round < comparison.rounds; round += 1) await oneRound(stalls, results, comparison)
    console.log(`\nThe store in PostgreSQL beside a raw multi-row insert with group commit\n${HEADING}`)
    for (const { says, scenario } of APPENDS) {
      const of = (adapter: string) => results.get(`${adapter} ${scenario}`)!
      console.log(compared({ says, bar: null }, of(OURS), of(RAW)))
    }
    const reports = stalls.flatMap(({ verified }) => verified)
    if (reports.length < comparison.rounds || reports.some(({ findings }) => findings > 0)) {
      throw new Error('a log that was written to PostgreSQL does not verify')
    }
  } finally {
    for (const stall of stalls) stall.end()
  }
}

/** Appends through the PostgreSQL adapter beside a hand-written insert; says why where it cannot run. */
export const comparePostgres = async (comparison: Comparison): Promise<string | null> => {
  const server = openServer(comparison.root)
  if (!server) return 'no PostgreSQL 15 or later is installed'
  process.env['PG_URL'] = server.url
  const workshop = openWorkshop(comparison.source, comparison.root, false)
  try {
    await measure(workshop, comparison)
    return null
  } finally {
    workshop.remove()
    server.close()
  }
}
