import { expect } from '@jest/globals'
import { open, seal, subjectId, VaultClosed, type Contact, type KeyVault, type SubjectKey } from '@huiyin/privacy'

/**
 * One promise of a key vault. `fresh` gives an empty vault the first time; after that vault was closed, calling it again
 * opens the same one anew. Every promise gets a `fresh` of its own.
 */
export type KeyVaultPromise = (fresh: () => Promise<KeyVault>) => Promise<void>

const [a, b, c, d] = [subjectId('report-a'), subjectId('report-b'), subjectId('report-c'), subjectId('report-d')]
const phone = (text: string): Contact => ({ kind: 'phone', text })
const one = phone('13800138000')
const other = phone('13900139000')

const bytesOf = (key: SubjectKey | null) => key && [key.subject, key.sealing.export(), key.printing.export()]
const reopened = async (vault: KeyVault, fresh: () => Promise<KeyVault>): Promise<KeyVault> => {
  await vault.close()
  return fresh()
}

const keysArePromised: Record<string, KeyVaultPromise> = {
  'a subject has the same key on every call, and it is found': async (fresh) => {
    const vault = await fresh()
    const key = await vault.keyOf(a)
    const found = await vault.findKey(a)
    expect(key?.subject).toBe(a)
    expect(bytesOf(await vault.keyOf(a))).toStrictEqual(bytesOf(key))
    expect(bytesOf(found.found ? found.key : null)).toStrictEqual(bytesOf(key))
  },
  'what was sealed before the vault was opened anew opens after it': async (fresh) => {
    const first = await fresh()
    const place = { stream: 'intake-item-1', field: 'reporter.name' }
    const sealed = seal((await first.keyOf(a))!, place, '张三')
    const vault = await reopened(first, fresh)
    expect(open((await vault.keyOf(a))!, place, sealed)).toStrictEqual({ opened: true, text: '张三' })
  },
  'asked for by many at once, a new subject gets one key': async (fresh) => {
    const vault = await fresh()
    const asked = await Promise.all(Array.from({ length: 50 }, () => vault.keyOf(a)))
    const distinct = new Set(asked.map((key) => key?.sealing.export().toString('hex')))
    expect([...distinct]).toStrictEqual([(await vault.keyOf(a))!.sealing.export().toString('hex')])
  },
  'no two subjects share a key': async (fresh) => {
    const vault = await fresh()
    const subjects = Array.from({ length: 200 }, (_, i) => subjectId(`report-${i}`))
    const given = await Promise.all(subjects.map((subject) => vault.keyOf(subject)))
    expect(given.map((key) => key?.subject)).toStrictEqual(subjects)
    expect(new Set(given.map((key) => key?.sealing.export().toString('hex'))).size).toBe(200)
  },
  'to look for a key makes none': async (fresh) => {
    const vault = await fresh()
    const unknown = { found: false, reason: 'unknownSubject' }
    expect(await vault.findKey(a)).toStrictEqual(unknown)
    expect(await vault.findKey(a)).toStrictEqual(unknown)
  },
  'the key of the installation stays the same, also when opened anew': async (fresh) => {
    const first = await fresh()
    const before = await first.printingKey()
    const vault = await reopened(first, fresh)
    const after = await vault.printingKey()
    expect(after.printing.equals(before.printing)).toBe(true)
  },
}

const erased = { found: false, reason: 'erased' }
const destructionIsPromised: Record<string, KeyVaultPromise> = {
  'a destroyed key is given out no more': async (fresh) => {
    const vault = await fresh()
    await vault.keyOf(a)
    await vault.destroy([a])
    expect(await vault.findKey(a)).toStrictEqual(erased)
    expect(await vault.keyOf(a)).toBeNull()
    expect(await vault.findKey(a)).toStrictEqual(erased)
  },
  'destroyed stays destroyed when opened anew': async (fresh) => {
    const first = await fresh()
    await first.keyOf(a)
    await first.destroy([a])
    const vault = await reopened(first, fresh)
    expect(await vault.keyOf(a)).toBeNull()
    expect(await vault.findKey(a)).toStrictEqual(erased)
  },
  'a subject destroyed before its first key never gets one': async (fresh) => {
    const vault = await fresh()
    await vault.destroy([b])
    expect(await vault.keyOf(b)).toBeNull()
    expect(await vault.findKey(b)).toStrictEqual(erased)
  },
  'a key asked for together with its destruction is not given out': async (fresh) => {
    const vault = await fresh()
    const [key] = await Promise.all([vault.keyOf(c), vault.destroy([c])])
    expect(key).toBeNull()
  },
  'destroying one subject leaves the keys of others': async (fresh) => {
    const vault = await fresh()
    const [, kept] = await Promise.all([vault.keyOf(a), vault.keyOf(b)])
    await vault.destroy([a])
    expect(bytesOf(await vault.keyOf(b))).toStrictEqual(bytesOf(kept))
  },
  'destroying answers with those destroyed now, and a second time with none': async (fresh) => {
    const vault = await fresh()
    await Promise.all([a, b, c].map((subject) => vault.keyOf(subject)))
    expect(await vault.destroy([a, b])).toStrictEqual([a, b])
    expect(await vault.destroy([b, a, c])).toStrictEqual([c])
    expect(await vault.destroy([a, b, c])).toStrictEqual([])
    expect(await vault.destroy([])).toStrictEqual([])
  },
}

const findingIsPromised: Record<string, KeyVaultPromise> = {
  'a value finds every subject that gave it, once, and no other': async (fresh) => {
    const vault = await fresh()
    await Promise.all([vault.addContact(b, one), vault.addContact(a, one), vault.addContact(a, one)])
    await vault.addContact(c, other)
    expect(await vault.subjectsWith(one)).toStrictEqual([a, b])
    expect(await vault.subjectsWith(other)).toStrictEqual([c])
    expect(await vault.subjectsWith(phone('13700137000'))).toStrictEqual([])
  },
  'a contact is found however it was written, and what cannot be compared is not kept': async (fresh) => {
    const vault = await fresh()
    await vault.addContact(a, phone('138-0013 8000'))
    expect(await vault.subjectsWith(phone('+86 13800138000'))).toStrictEqual([a])
    expect(await vault.addContact(b, phone('保密'))).toBe(false)
    expect(await vault.addContact(b, { kind: 'email', text: '13800138000' })).toBe(false)
    expect(await vault.subjectsWith(phone('保密'))).toStrictEqual([])
    expect(await vault.subjectsWith({ kind: 'email', text: '13800138000' })).toStrictEqual([])
  },
  'a value also finds the subjects linked to those that gave it': async (fresh) => {
    const vault = await fresh()
    expect(await vault.addContact(a, one)).toBe(true)
    await vault.linkSubjects(a, b)
    expect(await vault.subjectsWith(one)).toStrictEqual([a, b])
  },
  'a value forgets a destroyed subject and keeps the others': async (fresh) => {
    const vault = await fresh()
    await Promise.all([a, b].flatMap((subject) => [vault.addContact(subject, one), vault.addContact(subject, other)]))
    await vault.destroy([a])
    expect([await vault.subjectsWith(one), await vault.subjectsWith(other)]).toStrictEqual([[b], [b]])
  },
  'a destroyed subject is not indexed again': async (fresh) => {
    const vault = await fresh()
    await vault.keyOf(d)
    await vault.destroy([d])
    expect(await vault.addContact(d, one)).toBe(false)
    expect(await vault.subjectsWith(one)).toStrictEqual([])
  },
  'links join all that were linked to either': async (fresh) => {
    const vault = await fresh()
    await vault.linkSubjects(a, b)
    await vault.linkSubjects(c, d)
    expect(await vault.linkedTo(b)).toStrictEqual([a, b])
    expect(await vault.linkSubjects(d, b)).toBe(true)
    expect(await Promise.all([a, b, c, d].map((subject) => vault.linkedTo(subject)))).toStrictEqual(
      Array(4).fill([a, b, c, d]),
    )
  },
  'a subject that nobody linked stands alone, and so does a destroyed one': async (fresh) => {
    const vault = await fresh()
    await Promise.all([vault.keyOf(b), vault.keyOf(d), vault.linkSubjects(b, c)])
    await vault.destroy([b, d])
    expect(await vault.linkSubjects(a, a)).toBe(true)
    expect(await Promise.all([a, b, d].map((subject) => vault.linkedTo(subject)))).toStrictEqual([[a], [b], [d]])
  },
  'a destroyed subject is linked to nobody, and those it joined stay joined': async (fresh) => {
    const vault = await fresh()
    await vault.keyOf(a)
    await vault.linkSubjects(a, b)
    await vault.linkSubjects(a, c)
    await vault.destroy([a])
    expect(await vault.linkedTo(b)).toStrictEqual([b, c])
    expect((await vault.linkedTo(a)).filter((subject) => subject !== a)).toStrictEqual([])
  },
  'a destroyed subject is not linked again': async (fresh) => {
    const vault = await fresh()
    await vault.keyOf(a)
    await vault.destroy([a])
    expect([await vault.linkSubjects(a, b), await vault.linkSubjects(b, a)]).toStrictEqual([false, false])
    expect([await vault.linkedTo(a), await vault.linkedTo(b)]).toStrictEqual([
      expect.not.arrayContaining([b]),
      expect.not.arrayContaining([a]),
    ])
  },
  'values and links are there when opened anew': async (fresh) => {
    const first = await fresh()
    await first.addContact(b, other)
    await first.linkSubjects(c, d)
    const vault = await reopened(first, fresh)
    expect(await vault.linkedTo(c)).toStrictEqual([c, d])
    expect(await vault.subjectsWith(other)).toStrictEqual([b])
  },
}

const closingIsPromised: Record<string, KeyVaultPromise> = {
  'what was asked for before closing is finished': async (fresh) => {
    const first = await fresh()
    const asked = [first.keyOf(a), first.keyOf(b)]
    await first.close()
    expect((await Promise.all(asked)).map((key) => key?.subject)).toStrictEqual([a, b])
    const vault = await fresh()
    const found = await Promise.all([a, b].map((subject) => vault.findKey(subject)))
    expect(found.map(({ found }) => found)).toStrictEqual([true, true])
  },
  'after closing every call is rejected, and closing again does nothing': async (fresh) => {
    const vault = await fresh()
    await vault.close()
    await vault.close()
    const calls = [
      () => vault.keyOf(a),
      () => vault.findKey(a),
      () => vault.printingKey(),
      () => vault.destroy([a]),
      () => vault.addContact(a, one),
      () => vault.subjectsWith(one),
      () => vault.linkSubjects(a, b),
      () => vault.linkedTo(a),
    ]
    const ends = await Promise.allSettled(calls.map((call) => call()))
    expect(ends.map((end) => end.status === 'rejected' && end.reason instanceof VaultClosed)).toStrictEqual(
      calls.map(() => true),
    )
  },
}

/** What every key vault promises. */
export const keyVaultContract: Record<string, KeyVaultPromise> = {
  ...keysArePromised,
  ...destructionIsPromised,
  ...findingIsPromised,
  ...closingIsPromised,
}
