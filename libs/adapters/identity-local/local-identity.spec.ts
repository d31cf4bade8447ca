import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { hash } from '@node-rs/argon2'
import Database from 'libsql'
import type { Identity } from '@huiyin/identity'
import { settableClock } from '@huiyin/testing'
import { ForeignIdentityFile, identityFile } from './identity-file.js'
import { localIdentity } from './local-identity.js'

let folder: string
let identity: Identity | null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-identity-'))
  identity = null
})
afterEach(async () => {
  await identity?.close()
  rmSync(folder, { recursive: true })
})

const clock = settableClock('2026-03-30T01:02:03.004Z')
const fileIn = () => join(folder, 'identity.db')
const open = () => {
  identity = localIdentity({ file: fileIn(), clock })
  return identity
}
/** Every byte of every file of the folder. */
const bytes = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
const enter = (login: string, password: string) => identity!.signIn({ login, password, address: '192.0.2.77' })

describe('the file of the built-in accounts', () => {
  test('holds neither passwords nor tokens nor what was typed where the login belongs', async () => {
    await open().setPassword('wang', 'correct horse battery')
    const answer = await enter('wang', 'correct horse battery')
    await enter('typed-into-the-wrong-field', 'x')
    if (!answer.ok) throw new Error('not let in')
    const found = ['correct horse battery', answer.token, 'typed-into-the-wrong-field', '192.0.2.77'].filter((secret) =>
      bytes().includes(secret),
    )
    expect(found).toStrictEqual([])
    expect(bytes()).toContain(createHash('sha256').update(answer.token).digest('hex'))
  })
  test('is for its owner’s eyes only', async () => {
    await open().setPassword('wang', 'correct horse battery')
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)
    expect(new Set(modes)).toStrictEqual(new Set([0o600]))
  })
  test('of a later format is left alone', () => {
    const later = new Database(fileIn())
    later.exec('CREATE TABLE passwords (somethingElse TEXT)')
    later.exec('PRAGMA user_version = 99')
    later.close()
    const before = readFileSync(fileIn())
    expect(open).toThrow(ForeignIdentityFile)
    expect(readFileSync(fileIn()).equals(before)).toBe(true)
  })
})

describe('the built-in accounts', () => {
  test('make a hash of an older cost anew when its password signs in', async () => {
    const file = identityFile(fileIn())
    await file.setHash('wang', await hash('correct horse battery', { memoryCost: 8_192, timeCost: 1 }))
    await file.close()
    open()
    expect(await enter('wang', 'wrong horse battery')).toMatchObject({ ok: false })
    expect(await enter('wang', 'correct horse battery')).toMatchObject({ ok: true })
    await identity!.close()
    const after = identityFile(fileIn())
    expect(await after.hashOf('wang')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await after.close()
    open()
    expect(await enter('wang', 'correct horse battery')).toMatchObject({ ok: true })
  })
  test('write down the use of a session at most once a minute', async () => {
    await open().setPassword('wang', 'correct horse battery')
    const answer = await enter('wang', 'correct horse battery')
    if (!answer.ok) throw new Error('not let in')
    const end = async () => (await identity!.session(answer.token))?.expiresAt
    clock.advance(59_999)
    expect(await end()).toBe(answer.session.expiresAt)
    clock.advance(1)
    expect(await end()).not.toBe(answer.session.expiresAt)
  })
  test('forget attempts of a day ago and sessions that are long over', async () => {
    await open().setPassword('wang', 'correct horse battery')
    for (let at = 0; at < 5; at += 1) await enter(`nobody-${at}`, 'x')
    await enter('wang', 'correct horse battery')
    clock.advance(2 * 86_400_000)
    await enter('wang', 'correct horse battery')
    await identity!.close()
    const file = new Database(fileIn())
    const rowsOf = (table: string) =>
      (file.prepare(`SELECT count(*) AS rows FROM ${table}`).get() as { rows: number }).rows
    expect(['passwords', 'sessions', 'attempts'].map(rowsOf)).toStrictEqual([1, 1, 0])
    file.close()
  })
})
