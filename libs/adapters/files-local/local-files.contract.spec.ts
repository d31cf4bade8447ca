import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from '@jest/globals'
import { damaged, filesContract, type OpenFiles } from '@huiyin/testing/contracts/files'
import { TYPESCRIPT } from '@huiyin/testing'
import { localFiles } from './local-files.js'
import type { StoringThreads } from './storing-threads.js'

const base = mkdtempSync(join(tmpdir(), 'huiyin-files-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** What was opened with threads, which a process waits for; ended when the specs are. */
const opened: { readonly close: () => Promise<void> }[] = []
afterAll(() => Promise.all(opened.map(({ close }) => close())))

const opening =
  (threads?: StoringThreads): OpenFiles =>
  async () => {
    const folder = join(mkdtempSync(join(base, 'bench-')), 'files')
    const open = () => {
      const files = localFiles({ folder, ...(threads && { threads }) })
      opened.push(files)
      return files
    }
    return {
      files: open(),
      reopen: async () => open(),
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
    await holds(opening())
  })
})
describe('files in a folder, kept by threads', () => {
  const open = opening({ threads: 2, execArgv: TYPESCRIPT })
  test.each(Object.entries(filesContract))(
    '%s',
    async (_promise, holds) => {
      await holds(open)
    },
    30_000,
  )
})
