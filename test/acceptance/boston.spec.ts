import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { instantOfWall } from '@huiyin/kernel'
import { notRun } from '@huiyin/testing'
import { openInstallation, type Installation } from '@huiyin/host/installation'

// A real half-year of a real city through the real program: 58,119 cases, stopped in the middle and run again. A folder
// that was named must hold the data; the usual place beside the repository may be missing.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ZONE = 'America/New_York'
const named = process.env['HUIYIN_BOSTON']
const source = named ?? join(ROOT, '../shared/data')
const [rowsFile, figuresFile, qualityFile] = ['csv.gz', 'expected.json', 'quality.json'].map((ending) =>
  join(source, `boston311-2015-h1.${ending}`),
) as [string, string, string]
const isPresent = [rowsFile, figuresFile, qualityFile].every((file) => existsSync(file))
const MINUTES = 60_000

interface Ended {
  readonly code: number | null
  readonly output: string
  readonly seconds: number
}

/** Runs the program; `onProgress` sees each line it writes to stderr and may stop it as Ctrl-C would. */
const huiyin = (args: readonly string[], onProgress: (line: string, interrupt: () => void) => void = () => undefined) =>
  new Promise<Ended>((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, ['apps/huiyin/bin/huiyin.js', ...args], { cwd: ROOT })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) onProgress(line, () => child.kill('SIGINT'))
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 }))
  })

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

/** How many single values something holds, so that a comparison of two empty things is noticed. */
const valuesIn = (something: unknown): number =>
  typeof something === 'object' && something !== null
    ? Object.values(something).reduce((sum: number, part: unknown) => sum + valuesIn(part), 0)
    : 1

/** The city's own verdict of each case that has one. */
const cityVerdicts = (): ReadonlyMap<string, string> => {
  const text = gunzipSync(readFileSync(rowsFile)).toString('utf8')
  const rows = parse<Record<string, string>>(text, { columns: true, bom: true })
  return new Map(
    rows.flatMap(({ CASE_ENQUIRY_ID: id, OnTime_Status: status = '' }) =>
      status.trim() === '' ? [] : [[`boston311:${id}`, status]],
    ),
  )
}

/** What the city calls each of our verdicts: for it a case without target is on time. */
const CITY_CALLS: Readonly<Record<string, string>> = {
  onTime: 'ONTIME',
  pending: 'ONTIME',
  noTarget: 'ONTIME',
  late: 'OVERDUE',
  openOverdue: 'OVERDUE',
}

interface CaseRow {
  readonly itemId: string
  readonly unitId: string
  readonly verdict: string
  readonly dueAt: string | null
  readonly completedAt: string | null
}

/** Every case at the end of the log, as the dashboard is told it. */
const allCases = async ({ ask, store }: Installation, asOfWall: string): Promise<CaseRow[]> => {
  const { position } = (await store.head())!
  const everything = {
    units: [],
    whole: 1,
    at_or_above: [],
    published: 0,
    unit: '',
    verdict: '',
    any_channel: 1,
    channel: '',
    any_category: 1,
    category: '',
  }
  const ever = { from: new Date('1900-01-01'), to: new Date('2200-01-01') }
  const asOf = { position, at: instantOfWall(ZONE, `${asOfWall}.000Z`) }
  const page = { tenant: 'boston311', tile: '', limit: 100_000, offset: 0 }
  return ask<CaseRow>('case-rows', asOf, { ...everything, ...ever, ...page })
}

/** How many there are of each kind, by kind. */
const tallied = (kinds: readonly string[]): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

const importBoston = (): void => {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-boston-'))
  const importing = ['import', 'boston311', rowsFile, '--data', data]
  let stopped: Ended
  let finished: Ended
  let figures: { readonly asOf: string }
  beforeAll(async () => {
    const built = spawnSync('npx', ['tsc', '-b', 'apps/huiyin'], { cwd: ROOT, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`apps/huiyin was not built:\n${built.stdout}`)
    stopped = await huiyin(importing, (line, interrupt) => {
      if (Number(/^(\d+) of \d+ items/.exec(line)?.[1] ?? 0) >= 20_000) interrupt()
    })
    finished = await huiyin(importing)
    figures = JSON.parse((await huiyin(['figures', '--data', data, '--json'])).output) as { asOf: string }
    const memory = /peak memory (\d+) MB/.exec(finished.output)?.[1]
    process.stdout.write(
      `Boston: ${stopped.seconds.toFixed(1)} s until it was stopped, ${finished.seconds.toFixed(1)} s from the ` +
        `beginning to the end again, peak memory ${memory} MB\n`,
    )
  }, 30 * MINUTES)
  afterAll(() => rmSync(data, { recursive: true }))

  test('an import that is stopped says so, and the next one goes on to the end', () => {
    expect(stopped.code).toBe(3)
    expect(stopped.output).toContain('Run the same command again to go on')
    expect(finished.output).toMatch(/^58119 items .* 0 rejected; /m)
    expect(finished.code).toBe(0)
  })
  test('every figure equals the one computed by two other programs', () => {
    const expected = readJson<object>(figuresFile)
    expect(valuesIn(expected)).toBe(2_956)
    expect(figures).toStrictEqual(expected)
  })
  test('what the file is like equals what was found out by hand', () => {
    const found = readJson<object>(join(data, 'imports/boston311.quality.json'))
    expect(valuesIn(found)).toBeGreaterThan(60)
    expect(found).toStrictEqual(readJson<object>(qualityFile))
    expect(finished.output).toMatch(/agreeing with the city's verdict +43490 +100.0% of the 43490/)
  })

  describe('opened again', () => {
    let installation: Installation
    let cases: CaseRow[]
    beforeAll(async () => {
      installation = await openInstallation({ folder: data, existing: true })
      await installation.settle()
      cases = await allCases(installation, figures.asOf)
    }, 5 * MINUTES)
    afterAll(() => installation.close())

    test('every case has the verdict of the city, where the city gave one', () => {
      const city = cityVerdicts()
      const compared = cases.filter(({ itemId }) => city.has(itemId))
      expect([cases.length, compared.length]).toStrictEqual([58_119, 58_017])
      expect(compared.filter(({ itemId, verdict }) => CITY_CALLS[verdict] !== city.get(itemId))).toStrictEqual([])
    })
    test('lists and ClickHouse count the same at one position', async () => {
      const kind = (unit: string, isClosed: boolean, isDue: boolean) =>
        `${unit} ${isClosed ? 'closed' : 'open'} ${isDue ? 'with' : 'without'} target`
      const entries = await installation.lists.query
        .selectFrom('entries')
        .select(['unit_id', 'state', 'due_at'])
        .execute()
      const listed = tallied(entries.map((row) => kind(row.unit_id, row.state === 'closedOut', row.due_at !== null)))
      expect(Object.keys(listed).length).toBeGreaterThan(30)
      expect(listed).toStrictEqual(
        tallied(cases.map((row) => kind(row.unitId, row.completedAt !== null, row.dueAt !== null))),
      )
      const items = await installation.lists.query.selectFrom('items').select(['item_id', 'duplicate']).execute()
      expect(new Set(items.map(({ item_id: id }) => id))).toStrictEqual(new Set(cases.map(({ itemId }) => itemId)))
      expect(items.filter(({ duplicate }) => duplicate === 1)).toHaveLength(1_527)
    })
    test('no reaction was given up on', () => {
      expect(installation.bus.deadLetters()).toStrictEqual([])
    })
  })
}

describe('the import of Boston', () => {
  if (isPresent) importBoston()
  else
    test('is not run where the data is missing, and a folder that was named must hold it', () => {
      notRun('boston', `${rowsFile} and the figures beside it are not there`)
      expect(named).toBeUndefined()
    })
})
