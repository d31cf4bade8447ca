import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, test } from '@jest/globals'
import { accessDigests } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { accessLogContract, type OpenAccessLog } from '@huiyin/testing/contracts/access-log'
import { accessDaysIn } from './access-files.js'
import { openAccessLog, type AccessLog } from './access-log.js'
import { verifyAccess } from './verify-access.js'

const folders: string[] = []
const opened: AccessLog[] = []

/** Opening again means the same folder and the same log. */
const open: OpenAccessLog = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-access-'))
  folders.push(folder)
  const clock = settableClock('2026-03-30T23:00:00.000Z')
  const [store, days, faults] = [memoryEventStore({ clock }), accessDaysIn(folder), [] as unknown[]]
  const openFolder = () => {
    const log = openAccessLog({ folder, store, clock, onFault: (fault) => faults.push(fault) })
    opened.push(log)
    return log
  }
  const reopen = async () => {
    await opened.at(-1)?.close()
    return openFolder()
  }
  const verified = async () => verifyAccess(days, await accessDigests(store))
  return { log: openFolder(), days, clock, store, verified, faults, reopen }
}

afterEach(async () => {
  for (const log of opened.splice(0)) await log.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('an access log in files', () => {
  for (const [promise, holds] of Object.entries(accessLogContract)) test(promise, () => holds(open))
})
