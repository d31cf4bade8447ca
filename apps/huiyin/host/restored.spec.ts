import { cpSync, existsSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { operationEvents, typeOf, type StoredEvent } from '@huiyin/event-sourcing'
import { checkMarks, logOf } from '../cli/folder-checks.js'
import { factsOf, figuresOf, importHome, importing, inFolder, listsOf } from '../import/fixtures/installed.js'
import { bostonRecords } from '../import/fixtures/sample.js'
import type { Installation } from './installation.js'
import { acceptRestoredLog, LogRestored } from './restored.js'

const home = importHome()
afterAll(home.remove)
const [older, newer] = [home.fileOf('older.csv', bostonRecords(100)), home.fileOf('newer.csv', bostonRecords(160))]

const whole = async (installation: Installation) => ({
  facts: (await factsOf(installation)).length,
  lists: await listsOf(installation),
  figures: await figuresOf(installation),
})

describe('an older log put back into a folder that had gone on', () => {
  let path = ''
  let before: Awaited<ReturnType<typeof whole>>
  const restore = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}/log.db${end}`, { force: true })
    cpSync(`${path}/log.backup`, `${path}/log.db`)
  }
  beforeAll(async () => {
    const first = await home.open('city')
    path = first.folder.path
    await importing(first, older)
    before = await whole(first)
    await first.close()
    cpSync(`${path}/log.db`, `${path}/log.backup`)
    const second = await home.open('city')
    await importing(second, newer)
    await second.close()
    restore()
  }, 120_000)

  test('is not started on, and the person is told what happened and what to type', async () => {
    const refused: unknown = await home.open('city').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LogRestored)
    expect((refused as Error).message).toMatch(/restored from a backup[\s\S]*huiyin accept restored-log --data/)
    expect(await inFolder(path, ({ log }) => Promise.resolve(existsSync(log)))).toBe(true)
  })
  test('is red in the doctor’s words', async () => {
    const check = await inFolder(path, async (folder) => {
      const { store, close } = logOf(folder, null)
      const found = await checkMarks(folder, store)
      await close()
      return found
    })
    expect(check).toMatchObject({ name: 'reactions', verdict: 'failed' })
    expect(check.fix).toContain('accept restored-log')
  })
  test('accepted, is a fact in a new epoch; lists and figures are made anew, and what was lost can come again', async () => {
    expect(await inFolder(path, (folder) => acceptRestoredLog(folder, 'the disk failed'))).toBeGreaterThan(0)
    const installation = await home.open('city')
    await installation.settle()
    expect(await whole(installation)).toStrictEqual(before)
    const log: readonly StoredEvent[] = await installation.store.readLog(null, 10_000)
    const fact = log.find(({ stream }) => stream.startsWith(`${operationEvents.category}-`))!
    expect(typeOf(fact.header).type).toBe('RestoreAccepted')
    expect(JSON.parse(fact.body)).toMatchObject({ epoch: installation.store.epoch, reason: 'the disk failed' })
    expect(await importing(installation, newer)).toMatchObject({ rows: 160, rejected: 0 })
    expect((await listsOf(installation)).items).toHaveLength(160)
    await installation.close()
  }, 120_000)
  test('once accepted there is nothing more to accept', async () => {
    expect(await inFolder(path, (folder) => acceptRestoredLog(folder, 'again'))).toBe(0)
  })
})

describe('lists and figures of a log that is not this one', () => {
  test('are made anew at the start, and that is told', async () => {
    const first = await home.open('told')
    await importing(first, older)
    const { path } = first.folder
    const before = await whole(first)
    await first.close()
    cpSync(`${path}/log.db`, `${path}/log.backup`)
    const second = await home.open('told')
    await importing(second, newer)
    await second.close()
    for (const file of ['log.db', 'marks.db'])
      for (const end of ['', '-wal']) rmSync(`${path}/${file}${end}`, { force: true })
    cpSync(`${path}/log.backup`, `${path}/log.db`)
    const told: string[] = []
    const third = await home.open('told', { onNotice: (says: string) => told.push(says) })
    await third.settle()
    expect(await whole(third)).toStrictEqual(before)
    await third.close()
    expect(told.map((says) => says.split(' ')[1])).toStrictEqual(['lists', 'figures'])
  }, 120_000)
})
