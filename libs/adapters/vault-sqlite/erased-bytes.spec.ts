import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'libsql'
import {
  blindIndex,
  eraseSubject,
  installationKeys,
  masterKey,
  replayErasures,
  subjectId,
  unwrap,
  type BlindValue,
  type Contact,
  type KeyVault,
  type SubjectId,
} from '@huiyin/privacy'
import { fileErasureJournal } from './file-erasure-journal.js'
import { VaultBusy } from './schema.js'
import { sqliteKeyVault } from './sqlite-key-vault.js'

const place = mkdtempSync(join(tmpdir(), 'huiyin-erased-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(place, 'vault-'))
})

const WINDOW = 8
const at = '2026-03-30T01:02:03.004Z'

/** How many of these values have any eight bytes of theirs in any file of the folder. */
const remnants = (values: readonly Uint8Array[], where = folder): number => {
  const owner = new Map<string, number>()
  values.forEach((value, index) => {
    const text = Buffer.from(value).toString('latin1')
    for (let from = 0; from + WINDOW <= text.length; from += 1) owner.set(text.slice(from, from + WINDOW), index)
  })
  const found = new Set<number>()
  for (const name of readdirSync(where)) {
    const text = readFileSync(join(where, name), 'latin1')
    for (let from = 0; from + WINDOW <= text.length; from += 1) {
      const index = owner.get(text.slice(from, from + WINDOW))
      if (index !== undefined) found.add(index)
    }
  }
  return found.size
}

/** Everything that must disappear with a subject: its secret plain and wrapped, its derived keys, its blind values. */
interface Material {
  readonly wrapped: Uint8Array
  readonly all: readonly Uint8Array[]
}
const masterOf = () =>
  masterKey(Buffer.from(readFileSync(join(folder, 'vault.key'), 'utf8').trim().split(' ')[1]!, 'base64url'))

/** The keys of the installation, which no vault gives out: from its file and its master key. */
const ownKeys = () => {
  const database = new Database(join(folder, 'vault.db'))
  const [row] = database.prepare('SELECT wrapped FROM installation').all() as { wrapped: ArrayBuffer }[]
  database.close()
  return installationKeys(unwrap(masterOf(), 'installation', Buffer.from(row!.wrapped))!)
}

const materialOf = async (vault: KeyVault, values: ReadonlyMap<SubjectId, BlindValue>) => {
  const master = masterOf()
  const database = new Database(join(folder, 'vault.db'))
  // libsql gives blobs of `all` as ArrayBuffer, of `get` as Buffer.
  const rows = database.prepare('SELECT subject, wrapped FROM subjects').all() as {
    subject: SubjectId
    wrapped: Buffer
  }[]
  database.close()
  const material = new Map<SubjectId, Material>()
  for (const { subject, wrapped: blob } of rows) {
    const wrapped = Buffer.from(blob)
    const secret = unwrap(master, subject, wrapped)!
    const key = (await vault.keyOf(subject))!
    const value = values.get(subject)!
    const blind = [Buffer.from(value, 'base64url'), Buffer.from(value)]
    material.set(subject, { wrapped, all: [wrapped, secret, key.sealing.export(), key.printing.export(), ...blind] })
  }
  return material
}

/** A vault with so many subjects, each with a blind value, written in ticks of fifty. */
const filled = async (count: number) => {
  const vault = await sqliteKeyVault({ folder })
  const keys = ownKeys()
  const values = new Map<SubjectId, BlindValue>()
  for (let from = 0; from < count; from += 50) {
    const tick = Array.from({ length: Math.min(50, count - from) }, (_, i) => {
      const subject = subjectId(`report-${((from + i) * 7919) % 100_003}`)
      const contact: Contact = { kind: 'phone', text: `139${String(from + i).padStart(8, '0')}` }
      values.set(subject, blindIndex(contact, keys)!)
      return vault.addContact(subject, contact)
    })
    await Promise.all(tick)
  }
  return { vault, material: await materialOf(vault, values), subjects: [...values.keys()] }
}

/** What a machine that stops now leaves behind. */
const crashImage = (): string => {
  const image = mkdtempSync(join(place, 'image-'))
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(image, name))
  return image
}

describe('erased means gone from every byte', () => {
  test('of 700 erased among 2000 no file holds eight bytes of key or value, open, closed and opened anew', async () => {
    const { vault, material, subjects } = await filled(2000)
    const erased = subjects.filter((_, index) => index % 20 < 7)
    const kept = subjects.filter((_, index) => index % 20 >= 7)
    const everything = (list: readonly SubjectId[]) => list.flatMap((subject) => material.get(subject)!.all)
    const wrappedKeys = (list: readonly SubjectId[]) => list.map((subject) => material.get(subject)!.wrapped)
    expect(remnants(wrappedKeys(erased))).toBe(700)
    for (let from = 0; from < erased.length; from += 100) {
      await vault.destroy(erased.slice(from, from + 90))
      await Promise.all(erased.slice(from + 90, from + 100).map((subject) => vault.destroy([subject])))
    }
    expect(remnants(everything(erased))).toBe(0)
    expect(remnants(wrappedKeys(kept))).toBe(1300)
    await vault.close()
    expect(remnants(everything(erased))).toBe(0)
    const again = await sqliteKeyVault({ folder })
    expect(remnants(everything(erased))).toBe(0)
    expect(await again.keyOf(erased[0]!)).toBeNull()
    await again.close()
  })
  test('plain keys and the secret of the installation are never in a file', async () => {
    const { vault, material } = await filled(100)
    const keys = ownKeys()
    const plain = [...material.values()].flatMap(({ all }) => all.slice(1, 4))
    expect(remnants([...plain, keys.indexing.export(), keys.printing.export()])).toBe(0)
    await vault.close()
  })
  test('a life of writing and erasing in turn leaves nothing', async () => {
    const { vault, material, subjects } = await filled(400)
    const erased: SubjectId[] = []
    for (const [index, subject] of subjects.entries()) {
      if (index % 3 === 0) {
        erased.push(subject)
        await vault.destroy([subject])
      }
      await vault.linkSubjects(subject, subjectId(`new-${index}`))
      await vault.keyOf(subjectId(`new-${index}`))
    }
    expect(remnants(erased.flatMap((subject) => material.get(subject)!.all))).toBe(0)
    await vault.close()
  })
  test('a copy made by backup holds nothing of what was erased before', async () => {
    const { vault, material, subjects } = await filled(60)
    await vault.destroy([subjects[0]!])
    mkdirSync(join(folder, 'out'))
    await vault.backup(join(folder, 'out', 'vault.db'))
    expect(remnants(material.get(subjects[0]!)!.all, join(folder, 'out'))).toBe(0)
    expect(remnants([material.get(subjects[1]!)!.wrapped], join(folder, 'out'))).toBe(1)
    await vault.close()
  })
})

describe('an erasure that was cut short', () => {
  test('while somebody reads the file the erasure is not acknowledged, and asked for again it is finished', async () => {
    const { vault, material, subjects } = await filled(60)
    const [subject] = subjects as [SubjectId]
    const reader = new Database(join(folder, 'vault.db'))
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM subjects').all()
    await expect(vault.destroy([subject])).rejects.toBeInstanceOf(VaultBusy)
    expect(await vault.keyOf(subject)).toBeNull()
    expect(remnants(material.get(subject)!.all)).toBeGreaterThan(0)
    reader.exec('COMMIT')
    reader.close()
    expect(await vault.destroy([subject])).toStrictEqual([])
    expect(remnants(material.get(subject)!.all)).toBe(0)
    await vault.close()
  })
  test('a machine that stopped between the commit and emptying the log finishes at the next start', async () => {
    const { vault, material, subjects } = await filled(60)
    const [subject] = subjects as [SubjectId]
    const reader = new Database(join(folder, 'vault.db'))
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM subjects').all()
    await expect(vault.destroy([subject])).rejects.toBeInstanceOf(VaultBusy)
    const image = crashImage()
    reader.exec('COMMIT')
    reader.close()
    await vault.close()
    expect(remnants(material.get(subject)!.all, image)).toBeGreaterThan(0)
    const restarted = await sqliteKeyVault({ folder: image })
    expect(remnants(material.get(subject)!.all, image)).toBe(0)
    expect(statSync(join(image, 'vault.db-wal')).size).toBe(0)
    await restarted.close()
  })
  test('a machine that stopped after the journal and before the vault finishes by the journal', async () => {
    const { vault, material, subjects } = await filled(60)
    const [one, other] = subjects as [SubjectId, SubjectId]
    await vault.linkSubjects(one, other)
    const journal = fileErasureJournal(join(place, `journal-${one}.jsonl`))
    const stopped = { linkedTo: vault.linkedTo, destroy: () => Promise.reject(new Error('power lost')) }
    await expect(eraseSubject({ vault: stopped, journal }, { subject: one, order: 'order-1', at })).rejects.toThrow(
      'power',
    )
    const image = crashImage()
    await vault.close()
    const restarted = await sqliteKeyVault({ folder: image })
    expect(await replayErasures(journal, restarted)).toStrictEqual([other, one])
    expect(
      remnants(
        [one, other].flatMap((subject) => material.get(subject)!.all),
        image,
      ),
    ).toBe(0)
    expect(await replayErasures(journal, restarted)).toStrictEqual([])
    await restarted.close()
  })
  test('a restored backup forgets again what was erased since', async () => {
    const { vault, material, subjects } = await filled(60)
    const [subject, kept] = subjects as [SubjectId, SubjectId]
    const restored = mkdtempSync(join(place, 'restored-'))
    await vault.backup(join(restored, 'vault.db'))
    copyFileSync(join(folder, 'vault.key'), join(restored, 'vault.key'))
    const journal = fileErasureJournal(join(place, 'restore.jsonl'))
    await eraseSubject({ vault, journal }, { subject, order: 'order-1', at })
    const keyKept = (await vault.keyOf(kept))!
    await vault.close()
    const second = await sqliteKeyVault({ folder: restored })
    expect((await second.findKey(subject)).found).toBe(true)
    await replayErasures(journal, second)
    expect(await second.findKey(subject)).toStrictEqual({ found: false, reason: 'erased' })
    expect(remnants(material.get(subject)!.all, restored)).toBe(0)
    expect((await second.keyOf(kept))!.sealing.equals(keyKept.sealing)).toBe(true)
    await second.close()
    expect(existsSync(join(restored, 'vault.db-wal')) ? statSync(join(restored, 'vault.db-wal')).size : 0).toBe(0)
  })
})
