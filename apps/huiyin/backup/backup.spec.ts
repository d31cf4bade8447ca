import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { operationEvents, verifyLog } from '@huiyin/event-sourcing'
import { eraseSubject, subjectId } from '@huiyin/privacy'
import { sqliteLogFile } from '@huiyin/store-sqlite'
import { backupOf } from '../cli/backup.js'
import { EXIT } from '../cli/exit.js'
import { runningFolder, stoppedFolder } from '../cli/folder-command.js'
import type { Terminal } from '../cli/terminal.js'
import { figuresOf, importHome, importing, listsOf } from '../import/fixtures/installed.js'
import { bostonRecords } from '../import/fixtures/sample.js'
import { checkedManifest, type Manifest } from './manifest.js'
import { restoreBackup } from './restore-backup.js'

const home = importHome()
afterAll(home.remove)
const [older, newer] = [home.fileOf('older.csv', bostonRecords(80)), home.fileOf('newer.csv', bostonRecords(200))]
const silent: Terminal = {
  ...{ print: () => undefined, warn: () => undefined, progress: () => undefined, isTerminal: false },
  signal: new AbortController().signal,
}
const [forgotten, remembered] = [subjectId('subject-forgotten'), subjectId('subject-remembered')]
const order = { subject: forgotten, order: 'order-1', at: '2026-03-30T01:02:03.004Z' } as const
const [backup, reason] = [home.pathOf('backup'), 'the disk failed']

let [manifest, code] = [null as unknown as Manifest, null as number | null]
let acknowledgedBefore = 0
let whole: { readonly lists: unknown; readonly figures: unknown }
let journal = ''
beforeAll(async () => {
  const installation = await home.open('city')
  await importing(installation, older)
  for (const subject of [forgotten, remembered]) await installation.personalData.vault.keyOf(subject)
  mkdirSync(join(installation.folder.files, 'ab'), { recursive: true })
  writeFileSync(join(installation.folder.files, 'ab/abcdef'), 'ciphertext')
  await installation.sealer.sealNow('before the backup')
  acknowledgedBefore = (await installation.store.head())!.position
  ;[code] = await Promise.all([
    backupOf.run(runningFolder(installation), { to: backup }, silent),
    importing(installation, newer),
  ])
  manifest = await checkedManifest(backup)
  await eraseSubject(installation.personalData, order)
  await installation.settle()
  whole = { lists: await listsOf(installation), figures: await figuresOf(installation) }
  journal = installation.folder.erasures
  await installation.close()
}, 120_000)

const refusal = async (data: string, from = backup): Promise<string> =>
  restoreBackup({ from, data: home.pathOf(data), reason }).then(
    () => 'restored',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('a backup taken while the product is at work', () => {
  test('holds everything acknowledged before, whole and verified, and nothing that can be made anew', async () => {
    expect(code).toBe(EXIT.ok)
    expect(manifest.end!.position).toBeGreaterThanOrEqual(acknowledgedBefore)
    const copy = sqliteLogFile(join(backup, 'log.db'))
    expect((await verifyLog({ store: copy, gapless: true })).findings).toStrictEqual([])
    copy.close()
    expect(readdirSync(backup).toSorted()).toStrictEqual(
      ['files', 'log.db', 'manifest.json', 'seals.jsonl', 'settings.json', 'vault', ...optional(backup)].toSorted(),
    )
    expect(statSync(join(backup, 'vault/vault.key')).mode & 0o777).toBe(0o600)
  })
  test('is restored in a new epoch; lists and figures are made anew, and what was lost can come again', async () => {
    const data = home.pathOf('restored')
    const { erasedAgain } = await restoreBackup({ from: backup, data, reason, erasures: journal })
    expect(erasedAgain).toBe(1)
    const installation = await home.open('restored')
    const { store, personalData, folder } = installation
    await installation.settle()
    const facts = await store.readLog(null, 20_000)
    expect(facts[manifest.end!.position - 1]!.hash).toBe(manifest.end!.hash)
    const accepted = facts.filter(({ stream }) => stream.startsWith(`${operationEvents.category}-`))
    expect(accepted.map(({ body }) => JSON.parse(body) as unknown)).toStrictEqual([
      expect.objectContaining({ epoch: store.epoch, lastPosition: manifest.end!.position, reason }),
    ])
    expect(await personalData.vault.findKey(forgotten)).toMatchObject({ found: false, reason: 'erased' })
    expect(await personalData.vault.findKey(remembered)).toMatchObject({ found: true })
    expect(readFileSync(join(folder.files, 'ab/abcdef'), 'utf8')).toBe('ciphertext')
    expect((await verifyLog({ store, gapless: true })).findings).toStrictEqual([])
    expect(await importing(installation, newer)).toMatchObject({ rows: 200, rejected: 0 })
    expect({ lists: await listsOf(installation), figures: await figuresOf(installation) }).toStrictEqual(whole)
    await installation.close()
  }, 120_000)
})

/** What is copied where it is there. */
const optional = (folder: string) =>
  ['access', 'erasures.jsonl', 'identity.db'].filter((one) => existsSync(join(folder, one)))

describe('a backup', () => {
  test('of a product that is stopped is the same, and is not made twice in one place', async () => {
    const to = home.pathOf('stopped-backup')
    const take = async () => {
      const folder = stoppedFolder(home.pathOf('city'), silent, {})
      try {
        return await backupOf.run(folder, { to }, silent)
      } finally {
        await folder.close()
      }
    }
    expect(await take()).toBe(EXIT.ok)
    expect((await checkedManifest(to)).parts.map(({ path }) => path)).toContain('erasures.jsonl')
    await expect(take()).rejects.toThrow('is not empty')
    const erased = home.pathOf('restored-stopped')
    expect(await restoreBackup({ from: to, data: erased, reason })).toMatchObject({ erasedAgain: 0 })
  }, 60_000)
  test('is restored into no folder that is in use or holds anything', async () => {
    mkdirSync(home.pathOf('full'))
    writeFileSync(join(home.pathOf('full'), 'mine'), '')
    expect(await refusal('full')).toMatch(/^NotPossible: .*full is not empty/)
    const installation = await home.open('in-use')
    expect(await refusal('in-use')).toMatch(/^FolderInUse/)
    await installation.close()
  }, 60_000)
  test('that was changed, cut short, or is none, is not restored, and says what is wrong', async () => {
    expect(await refusal('none', home.pathOf('full'))).toMatch(/is no backup/)
    const settings = join(backup, 'settings.json')
    const before = readFileSync(settings)
    appendFileSync(settings, ' ')
    expect(await refusal('changed')).toMatch(/settings\.json was changed/)
    rmSync(settings)
    expect(await refusal('missing')).toMatch(/settings\.json is missing/)
    writeFileSync(settings, before)
    const file = join(backup, 'manifest.json')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('"settings.json"', '"../settings.json"'))
    expect(await refusal('outside')).toMatch(/damaged/)
    writeFileSync(file, text)
    for (const name of ['changed', 'missing', 'outside']) expect(existsSync(home.pathOf(name))).toBe(false)
  })
})
