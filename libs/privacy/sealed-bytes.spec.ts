import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newSecret, subjectKey } from './keys.js'
import { addressOf, MOST_BYTES, openBytes, openBytesFrom, sealBytes } from './sealed-bytes.js'
import { open, seal } from './sealed-text.js'
import { subjectId } from './subject.js'

const key = subjectKey(subjectId('report-1'), newSecret())
const place = { stream: 'intake-item-1', field: 'attachment' }
const tampered = { opened: false, reason: 'tampered' }
const anyBytes = fc.uint8Array({ maxLength: 2000 })

describe('sealed files', () => {
  test('what was sealed opens as it was, whatever the bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const opened = openBytes(key, place, sealBytes(key, place, bytes).bytes)
        expect(opened.opened && Uint8Array.from(opened.bytes)).toStrictEqual(bytes)
      }),
    )
  })
  test('the address is the hash of the ciphertext, and differs each time', () => {
    const [one, two] = [sealBytes(key, place, Buffer.from('x')), sealBytes(key, place, Buffer.from('x'))]
    expect(one!.address).toBe(createHash('sha256').update(one!.bytes).digest('hex'))
    expect(addressOf(one!.bytes)).toBe(one!.address)
    expect(two!.address).not.toBe(one!.address)
    expect(one!.address).not.toBe(createHash('sha256').update('x').digest('hex'))
  })
  test('any flipped bit is tampered', () => {
    fc.assert(
      fc.property(anyBytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, where, mask) => {
        const sealed = Buffer.from(sealBytes(key, place, bytes).bytes)
        sealed[where % sealed.length]! ^= mask
        expect(openBytes(key, place, sealed)).toStrictEqual(tampered)
      }),
      { numRuns: 500 },
    )
  })
  test('a cut file is tampered at every length', () => {
    const { bytes } = sealBytes(key, place, Buffer.from('evidence'))
    const cuts = Array.from(bytes, (_, end) => openBytes(key, place, bytes.subarray(0, end)))
    expect(cuts).toStrictEqual(cuts.map(() => tampered))
  })
  test('it does not open in another field or stream, or for another subject', () => {
    const { bytes } = sealBytes(key, place, Buffer.from('evidence'))
    const other = subjectKey(subjectId('report-2'), newSecret())
    expect([
      openBytes(key, { ...place, field: 'photo' }, bytes),
      openBytes(key, { ...place, stream: 'intake-item-2' }, bytes),
      openBytes(other, place, bytes),
      openBytes({ ...key, subject: other.subject }, place, bytes),
    ]).toStrictEqual(Array(4).fill(tampered))
  })
  test('a sealed text is no sealed file, and the other way round', () => {
    const text = Buffer.from(seal(key, place, 'x').split(':')[3]!, 'base64url')
    expect(openBytes(key, place, text)).toStrictEqual(tampered)
    expect(openBytes(key, place, Buffer.concat([Buffer.from('HYS1'), text]))).toStrictEqual(tampered)
    const file = Buffer.from(sealBytes(key, place, Buffer.from('x')).bytes.subarray(4)).toString('base64url')
    expect(open(key, place, `sealed:1:report-1:${file}`)).toStrictEqual(tampered)
  })
  test('a file above the limit is refused on either way', () => {
    expect(() => sealBytes(key, place, new Uint8Array(MOST_BYTES + 1))).toThrow(RangeError)
    expect(openBytes(key, place, new Uint8Array(MOST_BYTES + 33))).toStrictEqual(tampered)
  })
  test('without a key the reason is the vault’s', async () => {
    const owner = { ...place, subject: key.subject }
    const { bytes } = sealBytes(key, place, Buffer.from('x'))
    const erased = { findKey: async () => ({ found: false, reason: 'erased' }) as const }
    const known = { findKey: async () => ({ found: true, key }) as const }
    expect(await openBytesFrom(erased, owner, bytes)).toStrictEqual({ opened: false, reason: 'erased' })
    expect(await openBytesFrom(known, owner, bytes)).toMatchObject({ opened: true })
  })
})
