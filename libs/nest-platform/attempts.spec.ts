import { describe, expect, test } from '@jest/globals'
import { settableClock } from '@huiyin/testing'
import { attempts, countedAddress } from './attempts.js'

const open = (keys = 100) => {
  const clock = settableClock('2026-03-02T01:00:00.000Z')
  return { clock, of: attempts({ most: 3, withinSeconds: 60, clock, keys }) }
}

describe('tries in a while', () => {
  test('so many and no more, until the first is old enough', () => {
    const { clock, of } = open()
    for (let nth = 0; nth < 3; nth += 1) {
      expect(of.waitFor('a')).toBe(0)
      of.note('a')
      clock.advance(10_000)
    }
    expect(of.waitFor('a')).toBe(30)
    clock.advance(29_999)
    expect(of.waitFor('a')).toBe(1)
    clock.advance(1)
    expect(of.waitFor('a')).toBe(0)
  })
  test('of one key are not those of another', () => {
    const { of } = open()
    for (let nth = 0; nth < 5; nth += 1) of.note('a')
    expect([of.waitFor('a') > 0, of.waitFor('b')]).toStrictEqual([true, 0])
  })
  test('of too many keys forget the one that was quiet longest', () => {
    const { of } = open(2)
    for (let nth = 0; nth < 3; nth += 1) of.note('a')
    of.note('b')
    of.note('a')
    of.note('c')
    expect(of.waitFor('a')).toBeGreaterThan(0)
    of.note('d')
    of.note('e')
    expect(of.waitFor('a')).toBe(0)
  })
})

describe('an address as it is counted', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    [undefined, 'unknown'],
  ])('%s is %s', (address, counted) => expect(countedAddress(address)).toBe(counted))
})
