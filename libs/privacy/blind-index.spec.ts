import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { blindIndex, normalise, type BlindKind } from './blind-index.js'
import { installationKeys, newSecret } from './keys.js'

const keys = installationKeys(newSecret())
const all = (kind: BlindKind, ...texts: string[]) => texts.map((text) => normalise(kind, text))

describe('values that are the same are written the same', () => {
  test('a mobile number in all the ways people write it', () => {
    const ways = [
      '13800138000',
      ' 138 0013 8000 ',
      '138-0013-8000',
      '１３８００１３８０００',
      '+86 138 0013 8000',
      '+86-13800138000',
      '＋８６　１３８００１３８０００',
      '008613800138000',
      '8613800138000',
      '(+86)13800138000',
      '（86）138–0013–8000',
      '013800138000',
      '\u202d13800138000\u202c',
      '\ufeff138\u200b00138000',
    ]
    expect(all('phone', ...ways)).toStrictEqual(ways.map(() => '13800138000'))
  })
  test('a landline with its area code', () => {
    const ways = ['0571-88881234', '(0571)8888 1234', '+86 571 8888 1234', '86-0571-88881234', '+86 0571 88881234']
    expect(all('phone', ...ways)).toStrictEqual(ways.map(() => '057188881234'))
    expect(all('phone', '010-65123456', '400-810-1234', '88881234')).toStrictEqual([
      '01065123456',
      '4008101234',
      '88881234',
    ])
  })
  test('a number from abroad keeps its country', () => {
    expect(all('phone', '+852 2345 6789', '+1 (202) 555-0143')).toStrictEqual(['+85223456789', '+12025550143'])
  })
  test('an identity number in any case and width', () => {
    const ways = [
      '11010519491231002x',
      '11010519491231002X',
      '110105 19491231 002X',
      '１１０１０５１９４９１２３１００２ｘ',
    ]
    expect(all('idNumber', ...ways)).toStrictEqual(ways.map(() => '11010519491231002X'))
    expect(all('idNumber', 'e12345678', 'H0123456789')).toStrictEqual(['E12345678', 'H0123456789'])
  })
  test('an e-mail address in any case and width', () => {
    const ways = [
      'Zhang.San@Example.com',
      ' zhang.san@example.com',
      'zhang.san＠example。com',
      'ZHANG.SAN@EXAMPLE．COM',
    ]
    expect(all('email', ...ways)).toStrictEqual(ways.map(() => 'zhang.san@example.com'))
  })
  test('to write a value the one way changes it no further', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<BlindKind>('phone', 'idNumber', 'email'),
        fc.string({ unit: 'binary' }),
        (kind, text) => {
          const once = normalise(kind, text)
          expect(once === null ? null : normalise(kind, once)).toBe(once)
        },
      ),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^(\+|00)?(86)?[01]?\d{6,12}$/), (text) => {
        const once = normalise('phone', text)
        expect(once === null ? null : normalise('phone', once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what is no value joins nobody', () => {
  test('words and fillers in a phone field', () => {
    const none = [
      '',
      '无',
      '保密',
      '00000000000',
      '11111111',
      '12345678',
      '12345',
      '13800138000/13900139000',
      '138转801',
    ]
    expect(all('phone', ...none)).toStrictEqual(none.map(() => null))
  })
  test('words and fillers in the other fields', () => {
    const none = ['', '无', '000000000000000000', 'ABCDEF', '12345']
    expect(all('idNumber', ...none)).toStrictEqual(none.map(() => null))
    expect(all('email', '', '@', 'a@', '@b.cn', 'a@b', 'a@b@c.cn', 'a@.cn')).toStrictEqual(Array(7).fill(null))
  })
  test('it has no blind value', () => {
    expect(blindIndex({ kind: 'phone', text: '无' }, keys)).toBeNull()
  })
})

describe('a blind value', () => {
  test('is the same for the same value and says nothing of it', () => {
    const value = blindIndex({ kind: 'phone', text: '138 0013 8000' }, keys)
    expect(value).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(value).toBe(blindIndex({ kind: 'phone', text: '+8613800138000' }, keys))
    expect(value).not.toBe(blindIndex({ kind: 'phone', text: '13800138001' }, keys))
  })
  test('differs by kind and by installation', () => {
    const digits = '13800138000'
    expect(blindIndex({ kind: 'phone', text: digits }, keys)).not.toBe(
      blindIndex({ kind: 'idNumber', text: digits }, keys),
    )
    const other = installationKeys(newSecret())
    expect(blindIndex({ kind: 'phone', text: digits }, keys)).not.toBe(
      blindIndex({ kind: 'phone', text: digits }, other),
    )
  })
  test('a hundred thousand numbers have as many values', () => {
    const values = Array.from({ length: 100_000 }, (_, i) =>
      blindIndex({ kind: 'phone', text: `138${String(i).padStart(8, '0')}` }, keys),
    )
    expect(new Set(values).size).toBe(100_000)
  })
})
