import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { notRun, tracingMissing, typescriptProcess } from '@huiyin/testing'
import { storingTogether, type ToStore } from './store-together.js'

const base = mkdtempSync(join(tmpdir(), 'huiyin-together-'))
afterAll(() => rmSync(base, { recursive: true }))

const fileOf = (text: string): ToStore => {
  const bytes = Buffer.from(text)
  return { bytes, address: createHash('sha256').update(bytes).digest('hex') }
}

describe('files stored together', () => {
  test('have an outcome each: what is wrong with one keeps no other from being stored', () => {
    const folder = join(mkdtempSync(join(base, 'folder-')), 'files')
    const [good, altered, unnamed, last] = ['good', 'altered', 'unnamed', 'last'].map(fileOf) as [
      ToStore,
      ToStore,
      ToStore,
      ToStore,
    ]
    const placeOf = ({ address }: ToStore) => join(folder, address.slice(0, 2), address)
    mkdirSync(dirname(placeOf(altered)), { recursive: true })
    writeFileSync(placeOf(altered), 'other bytes')
    mkdirSync(placeOf(unnamed), { recursive: true }) // a folder lies where the file should
    const wrong = { ...good, address: last.address }
    const stored = storingTogether(folder)([good, altered, wrong, unnamed, last])
    expect(stored.map(({ is }) => is)).toStrictEqual(['stored', 'altered', 'wrong', 'fault', 'stored'])
    expect([good, last].map((one) => readFileSync(placeOf(one), 'utf8'))).toStrictEqual(['good', 'last'])
    expect(readFileSync(placeOf(altered), 'utf8')).toBe('other bytes')
  })
})

/** What a process did to the disk after it had begun, and what it said. */
interface Traced {
  readonly deeds: readonly { readonly call: string; readonly paths: readonly string[]; readonly failed: boolean }[]
  readonly said: readonly string[]
  readonly folder: string
  /** How many calls of fsync there were until then. */
  readonly syncsBefore: number
}

const FILES = 5
const STORER = new URL('./faults/storer.mjs', import.meta.url)

/** Runs the storer, and makes these of its calls of fsync fail. */
const traced = (when: string | null = null): Traced => {
  const folder = join(mkdtempSync(join(base, 'traced-')), 'files')
  const trace = join(base, 'trace')
  const faults = when === null ? [] : ['-e', `inject=fsync:error=EIO:when=${when}`]
  const tracing = ['-f', '-y', '-s', '1000', '-o', trace, '-e', 'trace=fsync,rename,write', ...faults]
  const { stdout, status } = spawnSync(
    'strace',
    [...tracing, process.execPath, ...typescriptProcess(STORER, folder, String(FILES))],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error('the storer failed')
  const deeds = readFileSync(trace, 'utf8')
    .split('\n')
    .map((line) => ({
      call: /^\d+ +(\w+)\(/.exec(line)?.[1] ?? '',
      paths: [...line.matchAll(/[<"](\/[^>"]+)[>"]/g)].map((found) => found[1]!),
      failed: / = -1 /.test(line),
      text: line,
    }))
  const begun = deeds.findIndex(({ text }) => text.includes('"begun'))
  const ended = deeds.findIndex(({ text }) => text.includes('"0 '))
  const syncsBefore = deeds.slice(0, begun).filter(({ call }) => call === 'fsync').length
  return { folder, deeds: deeds.slice(begun + 1, ended), said: stdout.trim().split('\n').slice(1), syncsBefore }
}

const missing = tracingMissing()

/** Where in the deeds each file was synced, named, and its folder synced. */
const placesIn = ({ deeds }: Traced) => {
  const at = (call: string, path: string, after = 0) =>
    deeds.findIndex((deed, place) => place >= after && deed.call === call && deed.paths[0] === path && !deed.failed)
  return deeds
    .filter(({ call }) => call === 'rename')
    .map(({ paths: [written, file] }) => {
      const named = at('rename', written!)
      return { synced: at('fsync', written!), named, folder: at('fsync', dirname(file!), named) }
    })
}

describe('the disk, when files are stored together', () => {
  test('has each file whole before its name, and its name before anybody is told', () => {
    if (missing) return notRun('syncs of files', missing)
    const run = traced()
    expect(run.said).toStrictEqual(Array.from({ length: FILES }, (_, n) => `${n} stored`))
    const places = placesIn(run)
    expect(places).toHaveLength(FILES - 1) // the first was there
    for (const { synced, named, folder } of places) {
      expect(synced).toBeGreaterThanOrEqual(0)
      expect(named).toBeGreaterThan(synced)
      expect(folder).toBeGreaterThan(named)
    }
  }, 60_000)
  test('is asked again for the name of a file that is there already, for another may have named it just now', () => {
    if (missing) return notRun('syncs of files', missing)
    const { deeds, folder } = traced()
    const first = join(folder, fileOf('file 0').address.slice(0, 2))
    expect(deeds[0]).toMatchObject({ call: 'fsync', paths: [first] })
  }, 60_000)
  test('that could not sync a file gives it no name, and only its own outcome says so', () => {
    if (missing) return notRun('syncs of files', missing)
    const honest = traced()
    const syncs = honest.deeds.filter(({ call }) => call === 'fsync')
    const ofSecond = syncs.findIndex(({ paths }) => dirname(paths[0]!).endsWith('writing'))
    const run = traced(String(honest.syncsBefore + ofSecond + 1))
    expect(run.said.filter((line) => line.endsWith('fault'))).toHaveLength(1)
    expect(placesIn(run)).toHaveLength(FILES - 2)
    const failed = run.deeds.find((deed) => deed.failed)!
    expect(existsSync(failed.paths[0]!)).toBe(true)
    expect(
      run.deeds.some(({ call, paths }) => call === 'rename' && basename(paths[0]!) === basename(failed.paths[0]!)),
    ).toBe(false)
  }, 60_000)
})
