import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { FileMissing } from '@huiyin/files'
import { TYPESCRIPT } from '@huiyin/testing'
import { localFiles } from './local-files.js'

const base = mkdtempSync(join(tmpdir(), 'huiyin-files-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const bytes = Buffer.from('ciphertext')
const address = createHash('sha256').update(bytes).digest('hex')
let folder: string
let file: string
beforeEach(() => {
  folder = join(mkdtempSync(join(base, 'folder-')), 'files')
  file = join(folder, address.slice(0, 2), address)
})

describe('a folder of files', () => {
  test('is made for its owner alone, and so is each file', async () => {
    const files = localFiles({ folder })
    await files.store(address, bytes)
    expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toStrictEqual([0o700, 0o600])
  })
  test('keeps a file under its address and nothing beside it', async () => {
    const files = localFiles({ folder })
    await files.store(address, bytes)
    const everything = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(everything.map(({ parentPath, name }) => join(parentPath, name))).toStrictEqual([file])
  })
  test('what a crash left half-written is no file, and is removed when the folder is opened later', async () => {
    mkdirSync(join(folder, 'writing'), { recursive: true })
    const [left, now] = ['left', 'now'].map((name) => join(folder, 'writing', name)) as [string, string]
    for (const half of [left, now]) writeFileSync(half, bytes.subarray(0, 3))
    utimesSync(left, new Date(0), new Date(0))
    const files = localFiles({ folder })
    expect([existsSync(left), existsSync(now)]).toStrictEqual([false, true])
    expect(await files.list()).toStrictEqual([])
    await files.store(address, bytes)
    expect(Buffer.from(await files.read(address))).toStrictEqual(bytes)
  })
  test('a file that could not be written whole is not there', async () => {
    const files = localFiles({ folder })
    mkdirSync(folder)
    writeFileSync(join(folder, 'writing'), 'a file where a folder has to be')
    await expect(files.store(address, bytes)).rejects.toThrow(/EEXIST|ENOTDIR/)
    await expect(files.read(address)).rejects.toBeInstanceOf(FileMissing)
    expect(await files.list()).toStrictEqual([])
  })
  test('the age of a file is told by the machine’s clock, and one from the future is new', async () => {
    const files = localFiles({ folder })
    await files.store(address, bytes)
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000)
    utimesSync(file, ago(3_600), ago(3_600))
    expect((await files.find(address))!.ageMillis).toBeGreaterThanOrEqual(3_599_000)
    utimesSync(file, ago(-3_600), ago(-3_600))
    expect((await files.find(address))!.ageMillis).toBe(0)
  })
  test('a folder that somebody removed is made again', async () => {
    const files = localFiles({ folder })
    await files.store(address, bytes)
    rmSync(folder, { recursive: true })
    await files.store(address, bytes)
    expect(Buffer.from(await files.read(address))).toStrictEqual(bytes)
  })
  test('a folder that is not there holds nothing, and looking makes none', async () => {
    expect(await localFiles({ folder }).list()).toStrictEqual([])
    expect(existsSync(folder)).toBe(false)
  })
  test('what other programs put there is not listed', async () => {
    const files = localFiles({ folder })
    await files.store(address, bytes)
    writeFileSync(join(folder, 'notes.txt'), 'x')
    writeFileSync(join(folder, address.slice(0, 2), '.DS_Store'), 'x')
    expect((await files.list()).map((one) => one.address)).toStrictEqual([address])
  })
  test('a folder that cannot be read is a fault of its own, not a missing file', async () => {
    const files = localFiles({ folder })
    mkdirSync(file, { recursive: true })
    await expect(files.read(address)).rejects.toThrow('EISDIR')
  })
  test('answers on its threads what was asked before it is closed', async () => {
    const files = localFiles({ folder, threads: { threads: 1, execArgv: TYPESCRIPT } })
    const stored = files.store(address, bytes)
    await files.close()
    await stored
    expect(readFileSync(file)).toStrictEqual(bytes)
  }, 30_000)
})
