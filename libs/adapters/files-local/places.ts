import * as fs from 'node:fs'
import { join } from 'node:path'

/** What is being written lies here, for seconds; what was left here longer by a crash was never acknowledged. */
export const WRITING = 'writing'

/** Where a file lies: in one of 256 subfolders, named by the beginning of its address. */
export const fileIn = (folder: string, address: string): string => join(folder, address.slice(0, 2), address)

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Null where there is nothing of that name; other faults are thrown. */
export const orGone = <T>(look: () => T): T | null => {
  try {
    return look()
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** Makes durable which names a folder has. */
export const syncFolder = (folder: string): void => {
  const descriptor = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
