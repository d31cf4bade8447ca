import { createHash } from 'node:crypto'
import { expect } from '@jest/globals'
import { AddressWrong, FileAltered, FileMissing, type Files } from '@huiyin/files'

/** What may befall a file behind the store's back. */
export type Damage = 'oneBit' | 'cut' | 'longer' | 'gone'

/** Files to be tried: a place of their own, the same place opened anew, and a hand that meddles with it. */
export interface FilesBench {
  readonly files: Files
  reopen(): Promise<Files>
  damage(address: string, how: Damage): Promise<void>
}
export type OpenFiles = () => Promise<FilesBench>

/** One promise of a store of files; it rejects when the promise is not held. */
export type FilesPromise = (open: OpenFiles) => Promise<void>

const addressOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const fileOf = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return { address: addressOf(bytes), bytes }
}
const [one, other] = [fileOf('ciphertext one'), fileOf('another ciphertext')]
const NOT_THERE = addressOf(new TextEncoder().encode('never stored'))
const plain = (bytes: Uint8Array) => Uint8Array.from(bytes)
const addressesIn = async (files: Files) => (await files.list()).map(({ address }) => address)
const MINUTE_MILLIS = 60_000

const keeping: Record<string, FilesPromise> = {
  'what was stored is read as it was': async (open) => {
    const { files } = await open()
    const all = [one, other, { address: addressOf(Uint8Array.of()), bytes: Uint8Array.of() }]
    for (const { address, bytes } of all) await files.store(address, bytes)
    for (const { address, bytes } of all) expect(plain(await files.read(address))).toStrictEqual(plain(bytes))
  },
  'what was stored is there when opened anew': async (open) => {
    const { files, reopen } = await open()
    await files.store(one.address, one.bytes)
    const again = await reopen()
    expect(plain(await again.read(one.address))).toStrictEqual(plain(one.bytes))
    expect(await addressesIn(again)).toStrictEqual([one.address])
  },
  'bytes are kept under their own hash or not at all': async (open) => {
    const { files } = await open()
    await expect(files.store(other.address, one.bytes)).rejects.toBeInstanceOf(AddressWrong)
    expect(await addressesIn(files)).toStrictEqual([])
  },
  'the same file stored again is one file': async (open) => {
    const { files } = await open()
    await files.store(one.address, one.bytes)
    await files.store(one.address, one.bytes)
    expect(await addressesIn(files)).toStrictEqual([one.address])
    expect(plain(await files.read(one.address))).toStrictEqual(plain(one.bytes))
  },
  'stored by many at once, every file is whole': async (open) => {
    const { files } = await open()
    const many = Array.from({ length: 20 }, (_, n) => fileOf(`file ${n % 10} ${'x'.repeat(5_000)}`))
    await Promise.all(many.map(({ address, bytes }) => files.store(address, bytes)))
    const wanted = [...new Set(many.map(({ address }) => address))].sort()
    expect((await addressesIn(files)).toSorted()).toStrictEqual(wanted)
    for (const { address, bytes } of many) expect(plain(await files.read(address))).toStrictEqual(plain(bytes))
  },
  'what is done to the bytes afterwards changes no file': async (open) => {
    const { files } = await open()
    const given = Uint8Array.from(one.bytes)
    await files.store(one.address, given)
    given.fill(0)
    ;(await files.read(one.address)).fill(0)
    expect(plain(await files.read(one.address))).toStrictEqual(plain(one.bytes))
  },
}

const finding: Record<string, FilesPromise> = {
  'a file is found with its size and its age': async (open) => {
    const { files } = await open()
    await files.store(one.address, one.bytes)
    const found = await files.find(one.address)
    expect(found).toMatchObject({ address: one.address, size: one.bytes.length })
    expect(found?.ageMillis).toBeGreaterThanOrEqual(0)
    expect(found?.ageMillis).toBeLessThan(MINUTE_MILLIS)
    expect(await files.find(NOT_THERE)).toBeNull()
  },
  'every file is listed once, by its address, as it would be found': async (open) => {
    const { files } = await open()
    expect(await files.list()).toStrictEqual([])
    const many = Array.from({ length: 12 }, (_, n) => fileOf(`listed ${n}`))
    for (const { address, bytes } of many) await files.store(address, bytes)
    const listed = await files.list()
    expect(listed.map(({ address }) => address)).toStrictEqual(many.map(({ address }) => address).sort())
    for (const { address, size } of listed) expect((await files.find(address))?.size).toBe(size)
  },
  'what is no address names nothing': async (open) => {
    const { files } = await open()
    await files.store(one.address, one.bytes)
    for (const name of ['', '..', `../${one.address}`, one.address.toUpperCase(), one.address.slice(1), 'writing']) {
      await expect(files.store(name, one.bytes)).rejects.toBeInstanceOf(AddressWrong)
      await expect(files.read(name)).rejects.toBeInstanceOf(FileMissing)
      expect(await files.find(name)).toBeNull()
      expect(await files.remove(name)).toBe(false)
    }
    expect(await addressesIn(files)).toStrictEqual([one.address])
  },
}

const faults: Record<string, FilesPromise> = {
  'a file that is not there is a named fault': async (open) => {
    const { files, damage } = await open()
    await expect(files.read(NOT_THERE)).rejects.toBeInstanceOf(FileMissing)
    await files.store(one.address, one.bytes)
    await damage(one.address, 'gone')
    await expect(files.read(one.address)).rejects.toBeInstanceOf(FileMissing)
  },
  'an altered file is a named fault, however it was altered': async (open) => {
    for (const how of ['oneBit', 'cut', 'longer'] as const) {
      const { files, damage } = await open()
      await files.store(one.address, one.bytes)
      await damage(one.address, how)
      await expect(files.read(one.address)).rejects.toBeInstanceOf(FileAltered)
    }
  },
  'an altered file is not written over': async (open) => {
    const { files, damage } = await open()
    await files.store(one.address, one.bytes)
    await damage(one.address, 'oneBit')
    await expect(files.store(one.address, one.bytes)).rejects.toBeInstanceOf(FileAltered)
  },
}

const removing: Record<string, FilesPromise> = {
  'a removed file is gone for good, and the others stay': async (open) => {
    const { files, reopen } = await open()
    for (const { address, bytes } of [one, other]) await files.store(address, bytes)
    await files.remove(one.address)
    expect(await addressesIn(files)).toStrictEqual([other.address])
    for (const there of [files, await reopen()]) {
      await expect(there.read(one.address)).rejects.toBeInstanceOf(FileMissing)
      expect(await there.find(one.address)).toBeNull()
    }
  },
  'removing says whether there was anything': async (open) => {
    const { files } = await open()
    await files.store(one.address, one.bytes)
    expect(await files.remove(one.address)).toBe(true)
    expect(await files.remove(one.address)).toBe(false)
  },
  'a removed file can be stored again': async (open) => {
    const { files } = await open()
    await files.store(one.address, one.bytes)
    await files.remove(one.address)
    await files.store(one.address, one.bytes)
    expect(plain(await files.read(one.address))).toStrictEqual(plain(one.bytes))
  },
}

/** What every store of files promises. */
export const filesContract: Record<string, FilesPromise> = { ...keeping, ...finding, ...faults, ...removing }

/** The bytes after a damage; null: the file is to be taken away. */
export const damaged = (bytes: Uint8Array, how: Damage): Uint8Array | null => {
  switch (how) {
    case 'gone':
      return null
    case 'cut':
      return bytes.subarray(0, bytes.length - 1)
    case 'longer':
      return Uint8Array.of(...bytes, 0)
    case 'oneBit':
      return Uint8Array.from(bytes, (byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte))
  }
}
