import { createHash } from 'node:crypto'
import { AddressWrong, FileAltered, FileMissing, type Files, type StoredFile } from '@huiyin/files'

/** What the files lie in: given again it is the same files opened anew. */
export type MemoryShelf = Map<string, { readonly bytes: Uint8Array; readonly storedAt: number }>

/** An empty shelf. */
export const memoryShelf = (): MemoryShelf => new Map()

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Files in memory, for specs and simulations. Nothing outlives the process. */
export const memoryFiles = (shelf: MemoryShelf = memoryShelf()): Files => {
  const told = (address: string): StoredFile | null => {
    const found = shelf.get(address)
    return found ? { address, size: found.bytes.length, ageMillis: Math.max(0, Date.now() - found.storedAt) } : null
  }
  const read = async (address: string): Promise<Uint8Array> => {
    const found = shelf.get(address)
    if (!found) throw new FileMissing(address)
    if (hashOf(found.bytes) !== address) throw new FileAltered(address)
    return Uint8Array.from(found.bytes)
  }
  return {
    read,
    store: async (address, bytes) => {
      if (hashOf(bytes) !== address) throw new AddressWrong()
      if (shelf.has(address)) await read(address)
      else shelf.set(address, { bytes: Uint8Array.from(bytes), storedAt: Date.now() })
    },
    find: async (address) => told(address),
    list: async () => [...shelf.keys()].sort().flatMap((address) => told(address) ?? []),
    remove: async (address) => shelf.delete(address),
  }
}
