import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { installationKeys, newSecret, SECRET_BYTES, subjectKey } from './keys.js'
import { isSubjectId, subjectId, type SubjectId } from './subject.js'
import { masterKey, unwrap, wrap, WRAPPED_BYTES } from './wrapping.js'

const secret = Buffer.alloc(SECRET_BYTES, 7)
const hex = (key: { export(): Buffer }) => key.export().toString('hex')

describe('keys', () => {
  test('the same secret gives the same keys, for ever', () => {
    const key = subjectKey(subjectId('report-1'), secret)
    expect(hex(key.sealing)).toBe('cd237f15cc5afb9146224bbbfc693d8a94355665d17bff7f96064cbc06c22dec')
    expect(hex(key.printing)).toBe('8096cfb7882936ba69572c839f1ad60b9124e6d3bff9b0d05c4886c1b54890c7')
  })
  test('no use shares a key with another use, nor with the secret', () => {
    const [subject, installation] = [subjectKey(subjectId('report-1'), secret), installationKeys(secret)]
    const all = [subject.sealing, subject.printing, installation.indexing, installation.printing].map(hex)
    expect(new Set([...all, secret.toString('hex')]).size).toBe(5)
  })
  test('a key does not show itself when printed', () => {
    const key = subjectKey(subjectId('report-1'), secret)
    const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)
    expect(shown).toContain('report-1')
    expect([hex(key.sealing), key.sealing.export().toString('base64')].filter((form) => shown.includes(form))).toEqual(
      [],
    )
    expect(shown).not.toContain([...key.sealing.export()].slice(0, 4).join(','))
  })
  test('new secrets differ and have the length', () => {
    const secrets = Array.from({ length: 100 }, () => newSecret().toString('hex'))
    expect(new Set(secrets).size).toBe(100)
    expect(newSecret()).toHaveLength(SECRET_BYTES)
  })
  test('a secret of another length and a name that is no subject are faults', () => {
    expect(() => subjectKey(subjectId('report-1'), secret.subarray(1))).toThrow('32 bytes, not 31')
    expect(() => installationKeys(new Uint8Array(0))).toThrow('32 bytes, not 0')
    expect(() => subjectKey('a:b' as SubjectId, secret)).toThrow('not a subject id')
  })
})

describe('subject ids', () => {
  test('letters, digits and ._~- make one', () => {
    expect(['r', 'report-1', '0194f7c2-8a77-8e33-b1aa-5d7c1a2b3c4d', 'a.b_c~d'].filter(isSubjectId)).toHaveLength(4)
  })
  test('nothing that would break the sealed form or say a name is one', () => {
    expect(['', ':', 'a:b', 'a b', 'a\n', '张三', '-a', 'a'.repeat(101)].filter(isSubjectId)).toStrictEqual([])
  })
  test('the fault does not repeat what was given', () => {
    expect(() => subjectId('张三 13800138000')).toThrow(/^(?!.*张三)not a subject id/)
  })
})

describe('wrapping', () => {
  const master = masterKey(newSecret())
  test('a wrapped secret unwraps under its master key and name only', () => {
    const wrapped = wrap(master, 'report-1', secret)
    expect(wrapped).toHaveLength(WRAPPED_BYTES)
    expect(unwrap(master, 'report-1', wrapped)).toStrictEqual(secret)
    expect(unwrap(master, 'report-2', wrapped)).toBeNull()
    expect(unwrap(masterKey(newSecret()), 'report-1', wrapped)).toBeNull()
    expect(wrapped.includes(secret)).toBe(false)
  })
  test('a changed or cut one does not unwrap', () => {
    const wrapped = wrap(master, 'report-1', secret)
    expect(unwrap(master, 'report-1', wrapped.subarray(1))).toBeNull()
    expect(unwrap(master, 'report-1', new Uint8Array(0))).toBeNull()
    wrapped[20]! ^= 1
    expect(unwrap(master, 'report-1', wrapped)).toBeNull()
  })
  test('a master key of another length is a fault', () => {
    expect(() => masterKey(new Uint8Array(16))).toThrow('32 bytes, not 16')
  })
})
