import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { KeyFound } from './key-vault.js'
import { newSecret, subjectKey, type SubjectKey } from './keys.js'
import { isSealedText, open, openFrom, seal, SEALED_TEXT, subjectOf, type SealedPlace } from './sealed-text.js'
import { subjectId, type SubjectId } from './subject.js'

const keyFor = (subject: string): SubjectKey => subjectKey(subjectId(subject), newSecret())
const key = keyFor('report-1')
const place: SealedPlace = { stream: 'intake-item-1', field: 'reporter.name' }
const sealed = seal(key, place, '张三')
const tampered = { opened: false, reason: 'tampered' }
/** Any JavaScript string, half surrogate pairs included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)

describe('sealed text', () => {
  test('what was sealed opens as it was, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(open(key, place, seal(key, place, text))).toStrictEqual({ opened: true, text })
      }),
    )
  })
  test('two seals of one text differ', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(seal(key, place, text)).not.toBe(seal(key, place, text))
      }),
    )
  })
  test('ten thousand seals never use a nonce twice', () => {
    const nonces = Array.from({ length: 10_000 }, () => seal(key, place, '').split(':')[3]!.slice(0, 16))
    expect(new Set(nonces).size).toBe(10_000)
  })
  test('the sealed form says its version and subject and nothing of the text', () => {
    expect(sealed).toMatch(/^sealed:1:report-1:[A-Za-z0-9_-]+$/)
    expect(isSealedText(sealed)).toBe(true)
    expect(subjectOf(sealed)).toBe('report-1')
    expect(Buffer.from(sealed.split(':')[3]!, 'base64url').includes(Buffer.from('张三', 'utf16le'))).toBe(false)
    expect(sealed).not.toContain('张三')
  })
  test('an empty text is sealed too', () => {
    expect(isSealedText(seal(key, place, ''))).toBe(true)
    expect(open(key, place, seal(key, place, ''))).toStrictEqual({ opened: true, text: '' })
  })
  test('what has not the form is no sealed text', () => {
    const short = `sealed:1:report-1:${'A'.repeat(37)}`
    const others = ['', 'sealed:1:', '张三', short, `${sealed}\n`, ` ${sealed}`, `${sealed}=`, sealed.replace('1', '2')]
    expect(others.filter((text) => isSealedText(text) || subjectOf(text) !== null)).toStrictEqual([])
    expect(SEALED_TEXT.flags).toBe('')
  })
})

describe('a sealed text that was changed or moved', () => {
  test('any changed character is tampered', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 127 }), (text, where, mask) => {
        const before = Buffer.from(seal(key, place, text), 'latin1')
        before[where % before.length]! ^= mask
        expect(open(key, place, before.toString('latin1'))).toStrictEqual(tampered)
      }),
      { numRuns: 500 },
    )
  })
  test('any flipped bit of nonce, ciphertext or tag is tampered', () => {
    const bytes = Buffer.from(sealed.split(':')[3]!, 'base64url')
    const flipped = Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const copy = Buffer.from(bytes)
      copy[bit >> 3]! ^= 1 << (bit & 7)
      return open(key, place, `sealed:1:report-1:${copy.toString('base64url')}`)
    })
    expect(flipped).toStrictEqual(flipped.map(() => tampered))
  })
  test('the spare bits at the end of the text are no hiding place', () => {
    const twoSpareBits = seal(key, place, 'ab')
    const last = twoSpareBits.at(-1)!
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const others = Array.from(alphabet)
      .filter((letter) => letter !== last)
      .map((letter) => twoSpareBits.slice(0, -1) + letter)
    expect(others.map((text) => open(key, place, text))).toStrictEqual(others.map(() => tampered))
  })
  test('a shortened or lengthened text is tampered', () => {
    const shorter = Array.from(sealed, (_, end) => sealed.slice(0, end))
    expect(shorter.map((text) => open(key, place, text))).toStrictEqual(shorter.map(() => tampered))
    expect(open(key, place, `${sealed}AAAA`)).toStrictEqual(tampered)
  })
  test('it does not open in another field or stream', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (stream, field) => {
        fc.pre(stream !== place.stream || field !== place.field)
        expect(open(key, { stream, field }, sealed)).toStrictEqual(tampered)
      }),
    )
    expect(open(key, { stream: 'intake-item-1', field: 'reporter.phone' }, sealed)).toStrictEqual(tampered)
    expect(open(key, { stream: 'intake-item-2', field: 'reporter.name' }, sealed)).toStrictEqual(tampered)
  })
  test('text cannot be shifted between stream and field', () => {
    const shifted = seal(key, { stream: 'a"', field: '"b' }, 'x')
    expect(open(key, { stream: 'a', field: '""b' }, shifted)).toStrictEqual(tampered)
    expect(open(key, { stream: 'a","', field: 'b' }, shifted)).toStrictEqual(tampered)
  })
  test('it does not open for another subject, under either key and either name', () => {
    const other = keyFor('report-2')
    const renamed = sealed.replace('report-1', 'report-2')
    expect([open(other, place, sealed), open(other, place, renamed), open(key, place, renamed)]).toStrictEqual(
      Array(3).fill(tampered),
    )
    const sameKeyOtherName = { ...key, subject: subjectId('report-2') }
    expect(open(sameKeyOtherName, place, renamed)).toStrictEqual(tampered)
  })
})

describe('opening with what the vault has', () => {
  const vaultWith = (answer: KeyFound) => {
    const asked: SubjectId[] = []
    const findKey = async (subject: SubjectId) => {
      asked.push(subject)
      return answer
    }
    return { asked, findKey }
  }
  test('a key opens', async () => {
    const vault = vaultWith({ found: true, key })
    expect(await openFrom(vault, place, sealed)).toStrictEqual({ opened: true, text: '张三' })
    expect(vault.asked).toStrictEqual(['report-1'])
  })
  test('an erased subject and an unknown one are told apart', async () => {
    expect(await openFrom(vaultWith({ found: false, reason: 'erased' }), place, sealed)).toStrictEqual({
      opened: false,
      reason: 'erased',
    })
    expect(await openFrom(vaultWith({ found: false, reason: 'unknownSubject' }), place, sealed)).toStrictEqual({
      opened: false,
      reason: 'unknownSubject',
    })
  })
  test('what is no sealed text is tampered and asks for no key', async () => {
    const vault = vaultWith({ found: true, key })
    expect(await openFrom(vault, place, '张三')).toStrictEqual(tampered)
    expect(vault.asked).toStrictEqual([])
  })
})
