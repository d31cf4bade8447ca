import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { fileIn, orGone, syncFolder, WRITING } from './places.js'

const PRIVATE = 0o600

/** Bytes to be kept under their hash. */
export interface ToStore {
  readonly address: string
  readonly bytes: Uint8Array
}

/** What came of it. */
export type Stored = { readonly is: 'stored' | 'altered' | 'wrong' } | { readonly is: 'fault'; readonly error: unknown }

/** A file on its way to the disk. */
interface OnItsWay extends ToStore {
  /** Its place, and where it lies until it is whole. */
  readonly file: string
  readonly written: string
  descriptor: number | null
  outcome: Stored | null
}

/** SHA-256 of bytes, 64 hexadecimal digits. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Does the next step with each that has no outcome yet; a fault of one is its own. */
const withEach = (files: readonly OnItsWay[], step: (one: OnItsWay) => void): void => {
  for (const one of files) {
    if (one.outcome) continue
    try {
      step(one)
    } catch (error) {
      one.outcome = { is: 'fault', error }
    }
  }
}

/** Makes folders, each durable before it is used; of one that was made here the disk is not asked again. */
const folderMaker = () => {
  const known = new Set<string>()
  const make = (folder: string): void => {
    if (known.has(folder)) return
    if (fs.mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) syncFolder(dirname(folder))
    known.add(folder)
  }
  return (folder: string, use: () => void): void => {
    make(folder)
    const isUsed = orGone(() => {
      use()
      return true
    })
    if (isUsed) return
    known.clear() // somebody removed one
    make(folder)
    use()
  }
}

/** What lies there already is durable when it is told, also when another thread gave it its name just now. */
const lookFor = (one: OnItsWay): void => {
  if (hashOf(one.bytes) !== one.address) {
    one.outcome = { is: 'wrong' }
    return
  }
  const there = orGone(() => fs.readFileSync(one.file))
  if (!there) return
  syncFolder(dirname(one.file))
  one.outcome = { is: hashOf(there) === one.address ? 'stored' : 'altered' }
}

const sync = (one: OnItsWay): void => fs.fsyncSync(one.descriptor!)

/** Also what has its outcome already; that a file could not be closed is a fault of its own. */
const closeEach = (files: readonly OnItsWay[]): void => {
  for (const one of files) {
    try {
      if (one.descriptor !== null) fs.closeSync(one.descriptor)
    } catch (error) {
      one.outcome ??= { is: 'fault', error }
    }
  }
}

const syncFolders = (files: readonly OnItsWay[]): void => {
  const named = files.filter(({ outcome }) => !outcome)
  const folders = new Set<string>()
  withEach(named, ({ file }) => {
    const folder = dirname(file)
    if (folders.has(folder)) return
    syncFolder(folder)
    folders.add(folder)
  })
}

/**
 * Stores files together: each a whole new file or none. All are written beside, then all synced, then given their names,
 * then the folders synced, so that the disk is asked to write its journal twice for all of them, not twice for each.
 */
export const storingTogether = (folder: string) => {
  const use = folderMaker()
  const writing = join(folder, WRITING)
  const write = (one: OnItsWay): void => {
    use(writing, () => {
      one.descriptor = fs.openSync(one.written, 'wx', PRIVATE)
    })
    fs.writeFileSync(one.descriptor!, one.bytes)
  }
  const name = ({ file, written }: OnItsWay): void => use(dirname(file), () => fs.renameSync(written, file))
  return (files: readonly ToStore[]): Stored[] => {
    const all = files.map((one): OnItsWay => {
      const places = { file: fileIn(folder, one.address), written: join(writing, randomUUID()) }
      return { ...one, ...places, descriptor: null, outcome: null }
    })
    withEach(all, lookFor)
    withEach(all, write)
    withEach(all, sync)
    closeEach(all)
    withEach(all, name)
    syncFolders(all)
    return all.map(({ outcome }) => outcome ?? { is: 'stored' })
  }
}
