import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { AddressWrong, FileAltered, FileMissing, isFileAddress, type Files, type StoredFile } from '@huiyin/files'

export interface LocalFilesOptions {
  /** The folder the files lie in; made with the first file. One process stores in it; others may read. */
  readonly folder: string
}

/** What is being written lies here, for seconds; what was left here longer by a crash was never acknowledged. */
const WRITING = 'writing'
const LEFT_MILLIS = 3_600_000
const SHARD = /^[0-9a-f]{2}$/
const PRIVATE = 0o600

// Plain descriptors: the handles of node:fs/promises take twice the processor time for a small file.
const open = promisify(fs.open)
const close = promisify(fs.close)
const sync = promisify(fs.fsync)
const write = promisify(fs.writeFile)
const readFile = promisify(fs.readFile)

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const syncFolder = async (folder: string): Promise<void> => {
  const descriptor = await open(folder, 'r')
  try {
    await sync(descriptor)
  } finally {
    await close(descriptor)
  }
}

/** Makes folders, each durable before it is used; of one that was made here the disk is not asked again. */
const folderMaker = () => {
  const known = new Set<string>()
  const make = async (folder: string): Promise<void> => {
    if (known.has(folder)) return
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (made !== undefined) await syncFolder(dirname(folder))
    known.add(folder)
  }
  return { make, forget: () => known.clear() }
}

/** A whole new file or none: written beside, synced, then given its name. */
const writeWhole = async (written: string, file: string, bytes: Uint8Array): Promise<void> => {
  const descriptor = await open(written, 'wx', PRIVATE)
  try {
    await write(descriptor, bytes)
    await sync(descriptor)
  } finally {
    await close(descriptor)
  }
  await rename(written, file)
  await syncFolder(dirname(file))
}

const bytesIn = async (file: string): Promise<Uint8Array | null> => {
  try {
    return await readFile(file)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const storedIn = async (file: string, address: string): Promise<StoredFile | null> => {
  try {
    const { size, mtimeMs } = await stat(file)
    return { address, size, ageMillis: Math.max(0, Date.now() - mtimeMs) }
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** Removes what a crash left half-written; what somebody is writing now is younger. */
const tidy = (writing: string): void => {
  try {
    const left = fs.readdirSync(writing).map((name) => join(writing, name))
    for (const file of left) if (Date.now() - fs.statSync(file).mtimeMs > LEFT_MILLIS) fs.rmSync(file, { force: true })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

const removing =
  (fileOf: (address: string) => string): Files['remove'] =>
  async (address) => {
    if (!isFileAddress(address)) return false
    const file = fileOf(address)
    try {
      await rm(file)
    } catch (error) {
      if (isGone(error)) return false
      throw error
    }
    await syncFolder(dirname(file))
    return true
  }

const listing =
  (folder: string, fileOf: (address: string) => string): Files['list'] =>
  async () => {
    const shards = (await namesIn(folder)).filter((name) => SHARD.test(name))
    const names = await Promise.all(shards.map((shard) => namesIn(join(folder, shard))))
    const addresses = names.flat().filter(isFileAddress).sort()
    const found = await Promise.all(addresses.map((address) => storedIn(fileOf(address), address)))
    return found.filter((one) => one !== null)
  }

/**
 * Files in a folder, each under its address in one of 256 subfolders (`ab/ab12…`). Written beside, synced, renamed: a
 * crash leaves a whole file or none, and what it left half-written is removed when the folder is opened later.
 */
export const localFiles = ({ folder }: LocalFilesOptions): Files => {
  const writing = join(folder, WRITING)
  tidy(writing)
  const fileOf = (address: string) => join(folder, address.slice(0, 2), address)
  const folders = folderMaker()
  const keep = async (file: string, bytes: Uint8Array) => {
    await Promise.all([folders.make(dirname(file)), folders.make(writing)])
    await writeWhole(join(writing, randomUUID()), file, bytes)
  }
  return {
    store: async (address, bytes) => {
      if (!isFileAddress(address) || hashOf(bytes) !== address) throw new AddressWrong()
      const file = fileOf(address)
      const there = await bytesIn(file)
      if (there && hashOf(there) !== address) throw new FileAltered(address)
      if (there) return
      await keep(file, bytes).catch((error: unknown) => {
        if (!isGone(error)) throw error
        folders.forget() // somebody removed one
        return keep(file, bytes)
      })
    },
    read: async (address) => {
      const bytes = isFileAddress(address) ? await bytesIn(fileOf(address)) : null
      if (!bytes) throw new FileMissing(address)
      if (hashOf(bytes) !== address) throw new FileAltered(address)
      return bytes
    },
    find: async (address) => (isFileAddress(address) ? storedIn(fileOf(address), address) : null),
    list: listing(folder, fileOf),
    remove: removing(fileOf),
  }
}
