import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { AddressWrong, FileAltered, FileMissing, isFileAddress, type Files } from '@huiyin/files'
import { damaged, filesContract } from '@huiyin/testing/contracts/files'
import { memoryFiles, memoryShelf, type MemoryShelf } from './memory-files.js'

/** Files that break one promise; `openings` counts from 1. */
type Breaks = (files: Files, world: { readonly shelf: MemoryShelf; readonly openings: number }) => Files

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const EMPTY = hashOf(Uint8Array.of())

const broken: Record<keyof typeof filesContract, Breaks> = {
  'what was stored is read as it was': (files) => ({
    ...files,
    store: async (address, bytes) => (address === EMPTY ? undefined : files.store(address, bytes)),
  }),
  'what was stored is there when opened anew': (files, { shelf, openings }) => {
    if (openings > 1) shelf.clear()
    return files
  },
  'bytes are kept under their own hash or not at all': (files, { shelf }) => ({
    ...files,
    store: async (address, bytes) => {
      const kept = { bytes: Uint8Array.from(bytes), storedAt: Date.now() }
      if (!shelf.has(address) && isFileAddress(address)) shelf.set(address, kept)
      await files.store(address, bytes).catch((error: unknown) => {
        if (error instanceof FileAltered && shelf.get(address) === kept) throw new AddressWrong()
        throw error
      })
    },
  }),
  'the same file stored again is one file': (files) => {
    const stored: string[] = []
    return {
      ...files,
      store: async (address, bytes) => {
        const again = (await files.find(address)) !== null
        await files.store(address, bytes)
        if (again) stored.push(address)
      },
      list: async () => {
        const listed = await files.list()
        return stored.length === 1 ? [...listed, ...listed] : listed
      },
    }
  },
  'stored by many at once, every file is whole': (files) => {
    let writing = 0
    return {
      ...files,
      store: async (address, bytes) => {
        writing += 1
        await Promise.resolve()
        const busy = writing > 1
        writing -= 1
        if (!busy) await files.store(address, bytes)
      },
    }
  },
  'what is done to the bytes afterwards changes no file': (files, { shelf }) => ({
    ...files,
    store: async (address, bytes) => {
      const known = shelf.has(address)
      await files.store(address, bytes)
      if (!known) shelf.set(address, { bytes, storedAt: Date.now() })
    },
  }),
  'a file is found with its size and its age': (files) => ({
    ...files,
    find: async (address) => {
      const found = await files.find(address)
      return found && { ...found, ageMillis: -1 }
    },
  }),
  'every file is listed once, by its address, as it would be found': (files) => ({
    ...files,
    list: async () => (await files.list()).toReversed(),
  }),
  'what is no address names nothing': (files) => {
    const named = (name: string) => name.replace('../', '')
    return { ...files, find: (name) => files.find(named(name)) }
  },
  'a file that is not there is a named fault': (files) => ({
    ...files,
    read: async (address) => {
      const there = !isFileAddress(address) || (await files.find(address)) !== null
      if (!there && (await files.list()).length === 0) throw new Error('ENOENT')
      return files.read(address)
    },
  }),
  'an altered file is a named fault, however it was altered': (files, { shelf }) => ({
    ...files,
    read: async (address) => {
      const found = shelf.get(address)
      return found && hashOf(found.bytes) !== address ? found.bytes : files.read(address)
    },
  }),
  'an altered file is not written over': (files, { shelf }) => ({
    ...files,
    store: async (address, bytes) => {
      await files.store(address, bytes).catch((error: unknown) => {
        if (!(error instanceof FileAltered)) throw error
        shelf.set(address, { bytes: Uint8Array.from(bytes), storedAt: Date.now() })
      })
    },
  }),
  'a removed file is gone for good, and the others stay': (files, { shelf }) => ({
    ...files,
    remove: async (address) => {
      const removed = await files.remove(address)
      if (removed && shelf.size > 0) shelf.clear()
      return removed
    },
  }),
  'removing says whether there was anything': (files) => ({
    ...files,
    remove: async (address) => (await files.remove(address)) || isFileAddress(address),
  }),
  'a removed file can be stored again': (files) => {
    const removed = new Set<string>()
    return {
      ...files,
      remove: async (address) => {
        removed.add(address)
        return files.remove(address)
      },
      read: async (address) => {
        if (removed.has(address)) throw new FileMissing(address)
        return files.read(address)
      },
    }
  },
}

const brokenPromises = async (breaks: Breaks): Promise<string[]> => {
  const verdicts = Object.entries(filesContract).map(async ([promise, holds]) => {
    const open = async () => {
      const shelf = memoryShelf()
      let openings = 0
      const openOnce = () => {
        openings += 1
        return breaks(memoryFiles(shelf), { shelf, openings })
      }
      return {
        files: openOnce(),
        reopen: async () => openOnce(),
        damage: async (address: string, how: Parameters<typeof damaged>[1]) => {
          const after = damaged(shelf.get(address)!.bytes, how)
          if (after) shelf.set(address, { bytes: after, storedAt: Date.now() })
          else shelf.delete(address)
        },
      }
    }
    return holds(open).then(
      () => [],
      () => [promise],
    )
  })
  return (await Promise.all(verdicts)).flat()
}

describe('the contract of files', () => {
  test('holds for the files that the broken ones are made of', async () => {
    expect(await brokenPromises((files) => files)).toStrictEqual([])
  })
  test('has broken files for each of its promises', () => {
    expect(Object.keys(broken).sort()).toStrictEqual(Object.keys(filesContract).sort())
  })
  for (const [promise, breaks] of Object.entries(broken)) {
    test(`finds the files that break only: ${promise}`, async () => {
      expect(await brokenPromises(breaks)).toStrictEqual([promise])
    })
  }
})
