import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import Database from 'libsql'
import { masterKey, newSecret, subjectId, type Contact, type KeyVault } from '@huiyin/privacy'
import { memoryKeyVault, memoryVaultState } from '@huiyin/vault-memory'
import { openVault, VaultBusy } from './schema.js'
import { sqliteKeyVault } from './sqlite-key-vault.js'

const place = mkdtempSync(join(tmpdir(), 'huiyin-vault-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(place, 'vault-'))
})
const subjects = (count: number) => Array.from({ length: count }, (_, index) => subjectId(`report-${index}`))

/** Transactions in the write-ahead log: frames whose header says how long the file is after them (SQLite, fileformat2 §4.1). */
const commitsInLog = (): number => {
  const log = readFileSync(join(folder, 'vault.db-wal'))
  const pageSize = log.readUInt32BE(8)
  let commits = 0
  for (let frame = 32; frame + 24 + pageSize <= log.length; frame += 24 + pageSize) {
    if (log.readUInt32BE(frame + 4) !== 0) commits += 1
  }
  return commits
}

describe('what is written together', () => {
  test('is synced before it is acknowledged, and what is deleted is overwritten', () => {
    const { database } = openVault(join(folder, 'vault.db'), masterKey(newSecret()))
    const settings = ['journal_mode', 'synchronous', 'secure_delete', 'temp_store']
    const [FULL, ON, MEMORY] = [2, 1, 2]
    expect(settings.map((name) => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0])).toStrictEqual([
      'wal',
      FULL,
      ON,
      MEMORY,
    ])
    database.close()
  })
  test('the calls of one tick share one transaction', async () => {
    const vault = await sqliteKeyVault({ folder })
    await Promise.all(subjects(500).map((subject) => vault.keyOf(subject)))
    expect(commitsInLog()).toBe(1)
    await Promise.all([vault.linkSubjects(subjectId('a'), subjectId('b')), vault.keyOf(subjectId('c'))])
    expect(commitsInLog()).toBe(2)
    await vault.close()
  })
  test('to ask for keys that are there writes nothing', async () => {
    const vault = await sqliteKeyVault({ folder })
    await vault.keyOf(subjectId('a'))
    const before = statSync(join(folder, 'vault.db-wal')).size
    await Promise.all([vault.keyOf(subjectId('a')), vault.findKey(subjectId('a')), vault.findKey(subjectId('b'))])
    expect(statSync(join(folder, 'vault.db-wal')).size).toBe(before)
    await vault.close()
  })
  test('what was acknowledged is in the files a stopped machine leaves', async () => {
    const vault = await sqliteKeyVault({ folder })
    const keys = await Promise.all(subjects(20).map((subject) => vault.keyOf(subject)))
    const image = mkdtempSync(join(place, 'image-'))
    for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(image, name))
    await vault.close()
    const restarted = await sqliteKeyVault({ folder: image })
    const found = await Promise.all(subjects(20).map((subject) => restarted.keyOf(subject)))
    expect(found.map((key, index) => key!.sealing.equals(keys[index]!.sealing))).toStrictEqual(Array(20).fill(true))
    await restarted.close()
  })
  test('when the commit fails every call of the tick is rejected, nothing is kept, and the vault goes on', async () => {
    const vault = await sqliteKeyVault({ folder })
    const raw = new Database(join(folder, 'vault.db'))
    raw.exec(`CREATE TRIGGER full BEFORE INSERT ON subjects WHEN NEW.subject = 'report-1'
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
    const calls = [...subjects(3).map((subject) => vault.keyOf(subject)), vault.destroy([subjectId('z')])]
    const ends = await Promise.allSettled(calls)
    expect(ends.map((end) => end.status === 'rejected' && String(end.reason).includes('disk full'))).toStrictEqual(
      Array(4).fill(true),
    )
    expect(raw.prepare('SELECT count(*) AS rows FROM subjects').get()).toMatchObject({ rows: 0 })
    raw.exec('DROP TRIGGER full')
    raw.close()
    expect((await vault.keyOf(subjectId('report-1')))?.subject).toBe('report-1')
    expect(await vault.findKey(subjectId('report-0'))).toStrictEqual({ found: false, reason: 'unknownSubject' })
    await vault.close()
  })
})

describe('closing', () => {
  test('a reader of the file does not keep the vault from closing', async () => {
    const vault = await sqliteKeyVault({ folder })
    await vault.keyOf(subjectId('a'))
    const reader = new Database(join(folder, 'vault.db'))
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM subjects').all()
    await vault.close()
    await expect(sqliteKeyVault({ folder })).rejects.toBeInstanceOf(VaultBusy)
    reader.exec('COMMIT')
    reader.close()
    const again = await sqliteKeyVault({ folder })
    expect((await again.findKey(subjectId('a'))).found).toBe(true)
    await again.close()
  })
})

describe('a copy of the vault', () => {
  test('opens under the same master key with the same keys and values', async () => {
    const vault = await sqliteKeyVault({ folder })
    const contact: Contact = { kind: 'phone', text: '13800138000' }
    await vault.addContact(subjectId('a'), contact)
    const key = (await vault.keyOf(subjectId('a')))!
    const copy = mkdtempSync(join(place, 'copy-'))
    await vault.backup(join(copy, 'vault.db'))
    expect(statSync(join(copy, 'vault.db')).mode & 0o777).toBe(0o600)
    await expect(vault.backup(join(copy, 'vault.db'))).rejects.toThrow('EEXIST')
    await vault.close()
    const second = await sqliteKeyVault({ folder: copy, master: { keyFile: join(folder, 'vault.key') } })
    expect((await second.keyOf(subjectId('a')))!.sealing.equals(key.sealing)).toBe(true)
    expect(await second.subjectsWith(contact)).toStrictEqual(['a'])
    await second.close()
  })
})

describe('the vault in a file and the vault in memory', () => {
  type Step = (vault: KeyVault) => Promise<unknown>
  const contacts = ['13800138000', '13900139000'].map((text): Contact => ({ kind: 'phone', text }))
  const subject = fc.constantFrom(...subjects(6))
  const contact = fc.constantFrom(...contacts)
  const step: fc.Arbitrary<Step | 'reopen'> = fc.oneof(
    subject.map(
      (s): Step =>
        async (vault) =>
          (await vault.keyOf(s))?.subject,
    ),
    subject.map(
      (s): Step =>
        async (vault) =>
          (await vault.findKey(s)).found,
    ),
    fc.tuple(subject, contact).map(
      ([s, v]): Step =>
        (vault) =>
          vault.addContact(s, v),
    ),
    contact.map(
      (v): Step =>
        (vault) =>
          vault.subjectsWith(v),
    ),
    fc.tuple(subject, subject).map(
      ([s, t]): Step =>
        (vault) =>
          vault.linkSubjects(s, t),
    ),
    subject.map(
      (s): Step =>
        (vault) =>
          vault.linkedTo(s),
    ),
    fc.subarray(subjects(6), { maxLength: 2 }).map(
      (list): Step =>
        (vault) =>
          vault.destroy(list),
    ),
    fc.constant<'reopen'>('reopen'),
  )
  test('answer the same to any sequence of calls, opened anew at any point', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const [here, state] = [mkdtempSync(join(place, 'model-')), memoryVaultState()]
        let [vault, model]: KeyVault[] = [await sqliteKeyVault({ folder: here }), memoryKeyVault(state)]
        for (const next of steps) {
          if (next === 'reopen') {
            await vault!.close()
            vault = await sqliteKeyVault({ folder: here })
          } else expect(await next(vault!)).toStrictEqual(await next(model!))
        }
        await vault!.close()
      }),
      { numRuns: 40 },
    )
  })
})
