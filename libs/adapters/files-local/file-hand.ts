import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { isFileAddress, type StoredFile } from '@huiyin/files'
import { fileIn, orGone, syncFolder, WRITING } from './places.js'
import { hashOf, storingTogether, type Stored, type ToStore } from './store-together.js'

const LEFT_MILLIS = 3_600_000
const SHARD = /^[0-9a-f]{2}$/

type StoreAsk = ToStore & { readonly to: 'store' }
type OtherAsk = { readonly to: 'read' | 'find' | 'remove'; readonly address: string } | { readonly to: 'list' }
/** What may be asked of a folder of files. */
export type FileAsk = StoreAsk | OtherAsk

/** What came of it, in a form that a thread can hand to another. */
export type FileAnswer =
  | Stored
  | { readonly is: 'removed' | 'missing' }
  | { readonly is: 'read'; readonly bytes: Uint8Array }
  | { readonly is: 'found'; readonly file: StoredFile }
  | { readonly is: 'listed'; readonly files: readonly StoredFile[] }

const storedIn = (file: string, address: string): StoredFile | null => {
  const known = orGone(() => fs.statSync(file))
  return known && { address, size: known.size, ageMillis: Math.max(0, Date.now() - known.mtimeMs) }
}

const namesIn = (folder: string): readonly string[] => orGone(() => fs.readdirSync(folder)) ?? []

/** Removes what a crash left half-written; what somebody is writing now is younger. */
export const tidy = (folder: string): void => {
  const left = namesIn(join(folder, WRITING)).map((name) => join(folder, WRITING, name))
  for (const file of left) if (Date.now() - fs.statSync(file).mtimeMs > LEFT_MILLIS) fs.rmSync(file, { force: true })
}

const list = (folder: string): FileAnswer => {
  const shards = namesIn(folder).filter((name) => SHARD.test(name))
  const addresses = shards
    .flatMap((shard) => namesIn(join(folder, shard)))
    .filter(isFileAddress)
    .sort()
  const files = addresses.map((address) => storedIn(fileIn(folder, address), address)).filter((one) => one !== null)
  return { is: 'listed', files }
}

const read = (file: string, address: string): FileAnswer => {
  const bytes = orGone(() => fs.readFileSync(file))
  if (!bytes) return { is: 'missing' }
  return hashOf(bytes) === address ? { is: 'read', bytes } : { is: 'altered' }
}

const find = (file: string, address: string): FileAnswer => {
  const found = storedIn(file, address)
  return found ? { is: 'found', file: found } : { is: 'missing' }
}

const remove = (file: string): FileAnswer => {
  const isGone = orGone(() => fs.rmSync(file)) === null
  if (isGone) return { is: 'missing' }
  syncFolder(dirname(file))
  return { is: 'removed' }
}

const others = { read, find, remove }

const answerOne = (folder: string, ask: OtherAsk): FileAnswer => {
  try {
    if (ask.to === 'list') return list(folder)
    if (!isFileAddress(ask.address)) return { is: 'missing' }
    return others[ask.to](fileIn(folder, ask.address), ask.address)
  } catch (error) {
    return { is: 'fault', error }
  }
}

/**
 * Keeps and reads the files of a folder, for a thread that may wait for the disk. What is to be stored of what is asked
 * together is stored together and first; an answer for each, in their order.
 */
export const fileHand = (folder: string) => {
  const storeAll = storingTogether(folder)
  return (asks: readonly FileAsk[]): FileAnswer[] => {
    const stored = storeAll(asks.filter((ask) => ask.to === 'store'))[Symbol.iterator]()
    return asks.map((ask) => (ask.to === 'store' ? stored.next().value! : answerOne(folder, ask)))
  }
}
