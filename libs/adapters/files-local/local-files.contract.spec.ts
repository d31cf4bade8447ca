import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from '@jest/globals'
import { damaged, filesContract, type OpenFiles } from '@huiyin/testing/contracts/files'
import { localFiles } from './local-files.js'

const base = mkdtempSync(join(tmpdir(), 'huiyin-files-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const open: OpenFiles = async () => {
  const folder = join(mkdtempSync(join(base, 'bench-')), 'files')
  return {
    files: localFiles({ folder }),
    reopen: async () => localFiles({ folder }),
    damage: async (address, how) => {
      const file = join(folder, address.slice(0, 2), address)
      const after = damaged(readFileSync(file), how)
      if (after) writeFileSync(file, after)
      else rmSync(file)
    },
  }
}

describe('files in a folder', () => {
  test.each(Object.entries(filesContract))('%s', async (_promise, holds) => {
    await holds(open)
  })
})
