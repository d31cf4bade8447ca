import { describe, test } from '@jest/globals'
import { damaged, filesContract, type OpenFiles } from '@huiyin/testing/contracts/files'
import { memoryFiles, memoryShelf } from './memory-files.js'

const open: OpenFiles = async () => {
  const shelf = memoryShelf()
  return {
    files: memoryFiles(shelf),
    reopen: async () => memoryFiles(shelf),
    damage: async (address, how) => {
      const { bytes, storedAt } = shelf.get(address)!
      const after = damaged(bytes, how)
      if (after) shelf.set(address, { bytes: after, storedAt })
      else shelf.delete(address)
    },
  }
}

describe('files in memory', () => {
  test.each(Object.entries(filesContract))('%s', async (_promise, holds) => {
    await holds(open)
  })
})
