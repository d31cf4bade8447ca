import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'libsql'
import { newSecret, subjectId } from '@huiyin/privacy'
import { MasterKeyUnusable, WrongMasterKey } from './master-key.js'
import { ForeignVault } from './schema.js'
import { sqliteKeyVault, type SqliteKeyVaultOptions } from './sqlite-key-vault.js'

const place = mkdtempSync(join(tmpdir(), 'huiyin-master-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(place, 'vault-'))
})
const a = subjectId('report-a')
const modeOf = (name: string) => statSync(join(folder, name)).mode & 0o777
const made = async (options: Partial<SqliteKeyVaultOptions> = {}) => {
  const vault = await sqliteKeyVault({ folder, ...options })
  const key = (await vault.keyOf(a))!
  await vault.close()
  return key
}
const opened = (options: Partial<SqliteKeyVaultOptions> = {}) => sqliteKeyVault({ folder, ...options })

describe('the first start', () => {
  test('makes a key file and a vault that only their owner reads', async () => {
    const vault = await sqliteKeyVault({ folder: join(folder, 'new', 'folder') })
    await vault.keyOf(a)
    expect(['vault.key', 'vault.db', 'vault.db-wal'].map((name) => modeOf(join('new', 'folder', name)))).toStrictEqual(
      Array(3).fill(0o600),
    )
    await vault.close()
  })
  test('a key file left by a start that went no further is used', async () => {
    writeFileSync(join(folder, 'vault.key'), `huiyin-master-key-1 ${newSecret().toString('base64url')}\n`, {
      mode: 0o600,
    })
    const before = readFileSync(join(folder, 'vault.key'), 'utf8')
    await made()
    expect(readFileSync(join(folder, 'vault.key'), 'utf8')).toBe(before)
  })
  test('a vault file left empty by a start that went no further is filled', async () => {
    writeFileSync(join(folder, 'vault.db'), '', { mode: 0o600 })
    expect((await made()).subject).toBe(a)
  })
})

describe('a master key of the operator', () => {
  const master = { bytes: newSecret() }
  test('opens the vault made with it, and no key file is made', async () => {
    const key = await made({ master })
    expect(existsSync(join(folder, 'vault.key'))).toBe(false)
    expect((await made({ master })).sealing.equals(key.sealing)).toBe(true)
  })
  test('of another length is refused, and its bytes are not told', async () => {
    const bytes = Buffer.from('a password')
    await expect(opened({ master: { bytes } })).rejects.toThrow(
      new MasterKeyUnusable('the master key that was given has 10 bytes, not 32'),
    )
  })
  test('may lie in a file elsewhere, and a group may read it', async () => {
    const keyFile = join(folder, 'elsewhere')
    writeFileSync(keyFile, `huiyin-master-key-1 ${newSecret().toString('base64url')}`)
    chmodSync(keyFile, 0o440)
    expect((await made({ master: { keyFile } })).subject).toBe(a)
    expect(existsSync(join(folder, 'vault.key'))).toBe(false)
  })
})

describe('a vault that cannot be opened is left as it is', () => {
  const expectUnchanged = async (
    opening: () => Promise<unknown>,
    Expected: new (message: string) => Error,
    message: string,
  ) => {
    const before = readFileSync(join(folder, 'vault.db'))
    const failure = await opening().then(
      () => null,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(Expected)
    expect((failure as Error).message).toContain(message)
    expect(readFileSync(join(folder, 'vault.db')).equals(before)).toBe(true)
  }
  test('with another master key', async () => {
    await made()
    await expectUnchanged(
      () => opened({ master: { bytes: newSecret() } }),
      WrongMasterKey,
      'it belongs to another vault',
    )
    expect((await made()).subject).toBe(a)
  })
  test('when its key file is missing: none is made in its place', async () => {
    await made()
    rmSync(join(folder, 'vault.key'))
    await expectUnchanged(() => opened(), MasterKeyUnusable, 'of an existing vault is missing')
    expect(existsSync(join(folder, 'vault.key'))).toBe(false)
  })
  test.each(['604', '620', '666', '601'])('when its key file has mode %s', async (mode) => {
    await made()
    chmodSync(join(folder, 'vault.key'), Number.parseInt(mode, 8))
    await expectUnchanged(() => opened(), MasterKeyUnusable, `open to others (mode ${mode})`)
  })
  test.each(['', 'secret', 'huiyin-master-key-2 ' + 'A'.repeat(43), 'huiyin-master-key-1 ' + 'A'.repeat(42)])(
    'when its key file says %j',
    async (text) => {
      await made()
      writeFileSync(join(folder, 'vault.key'), text)
      await expectUnchanged(() => opened(), MasterKeyUnusable, 'no key file of this version')
    },
  )
  test('when it is of another format, or no vault at all', async () => {
    await made()
    const raw = new Database(join(folder, 'vault.db'))
    raw.exec('PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)')
    raw.close()
    await expectUnchanged(() => opened(), ForeignVault, 'no key vault of format 1')
    const other = new Database(join(folder, 'other.db'))
    other.exec('CREATE TABLE links (x)')
    other.close()
    renameSync(join(folder, 'other.db'), join(folder, 'vault.db'))
    await expectUnchanged(() => opened(), ForeignVault, 'no key vault of format 1')
    writeFileSync(join(folder, 'vault.db'), 'no database, but long enough to be looked at as one'.repeat(100))
    await expect(opened()).rejects.toThrow('not a database')
  })
  test('a key moved to another subject by hand does not open', async () => {
    const vault = await opened()
    await Promise.all([vault.keyOf(a), vault.keyOf(subjectId('report-b'))])
    const raw = new Database(join(folder, 'vault.db'))
    raw.exec(
      "UPDATE subjects SET wrapped = (SELECT wrapped FROM subjects WHERE subject = 'report-b') WHERE subject = 'report-a'",
    )
    raw.close()
    await expect(vault.keyOf(a)).rejects.toThrow('the key of subject report-a does not unwrap')
    expect((await vault.keyOf(subjectId('report-b')))?.subject).toBe('report-b')
    await vault.close()
  })
})
