import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, test } from '@jest/globals'
import type { Identity } from '@huiyin/identity'
import { settableClock } from '@huiyin/testing'
import { identityContract, type OpenIdentity } from '@huiyin/testing/contracts/identity'
import { localIdentity } from './local-identity.js'

const folders: string[] = []
const opened: Identity[] = []

/** Opening again means the same file. */
const open: OpenIdentity = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-identity-'))
  folders.push(folder)
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const openFile = () => {
    const identity = localIdentity({ file: join(folder, 'identity.db'), clock })
    opened.push(identity)
    return identity
  }
  const reopen = async () => {
    await opened.at(-1)?.close()
    return openFile()
  }
  return { identity: openFile(), clock, reopen }
}

afterEach(async () => {
  for (const identity of opened.splice(0)) await identity.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('built-in accounts', () => {
  for (const [promise, holds] of Object.entries(identityContract)) test(promise, () => holds(open))
})
