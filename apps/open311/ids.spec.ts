import { describe, expect, test } from '@jest/globals'
import { id } from '@huiyin/contracts'
import { commandIdOf, idOfReference, idsOfBody, isClientName, isStillSame, prefixOf, reportIdOf } from './ids.js'

const by = { tenant: 'city', client: 'app', key: 'huiyin_secret' }
const body = [
  ['description', 'a'],
  ['service_code', 'C2'],
] as const

describe('the id of a request', () => {
  test('says which program sent it, and is one for intake with the longest name too', () => {
    const longest = idOfReference('city', 'a'.repeat(20), '80')
    expect(longest.startsWith(prefixOf('a'.repeat(20)))).toBe(true)
    expect([longest, reportIdOf(longest), commandIdOf(longest)].every((one) => id.safeParse(one).success)).toBe(true)
  })
  test('is that of the reference, of its program and of its tenant', () => {
    const ids = [
      idOfReference('city', 'app', '80'),
      idOfReference('city', 'app', '81'),
      idOfReference('city', 'other', '80'),
      idOfReference('elsewhere', 'app', '80'),
    ]
    expect(new Set(ids).size).toBe(4)
    expect(idOfReference('city', 'app', '80')).toBe(ids[0])
  })
  test('of a body is the same whatever the order of its arguments, and another for each word and each key', () => {
    const { now } = idsOfBody(by, body, 1_000_000)
    expect(idsOfBody(by, body.toReversed(), 1_000_000).now).toBe(now)
    expect(idsOfBody(by, [['description', 'b'], body[1]], 1_000_000).now).not.toBe(now)
    expect(idsOfBody({ ...by, key: 'huiyin_other' }, body, 1_000_000).now).not.toBe(now)
  })
  test('of a body a stretch later is known as the one before', () => {
    const first = idsOfBody(by, body, 599_999)
    expect(idsOfBody(by, body, 600_000).before).toBe(first.now)
    expect([isStillSame(599_999, 600_000), isStillSame(0, 600_000)]).toStrictEqual([true, false])
  })
})

describe('the name of a program', () => {
  test.each([
    ['cityapp', true],
    ['app2', true],
    ['App', false],
    ['2app', false],
    ['city-app', false],
    ['', false],
    ['a'.repeat(21), false],
  ])('%s: %s', (name, is) => expect(isClientName(name)).toBe(is))
})
