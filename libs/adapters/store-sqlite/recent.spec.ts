import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { recentlyUsed } from './recent.js'

describe('what was recently used', () => {
  test('is given back, the latest value', () => {
    const recent = recentlyUsed<string, number>(2)
    recent.set('a', 1)
    recent.set('a', 2)
    expect([recent.get('a'), recent.get('b')]).toStrictEqual([2, undefined])
  })
  test('is kept as long as fewer than so many others were used since', () => {
    const recent = recentlyUsed<number, string>(3)
    recent.set(1, 'one')
    for (let key = 10; key < 100; key += 1) {
      recent.set(key, 'other')
      expect(recent.get(1)).toBe('one')
    }
  })
  test('is at last forgotten when others are used', () => {
    const recent = recentlyUsed<number, number>(3)
    for (let key = 0; key < 100; key += 1) recent.set(key, key)
    const kept = Array.from({ length: 100 }, (_, key) => recent.get(key)).filter((value) => value !== undefined)
    expect(kept.length).toBeLessThanOrEqual(6)
    expect(kept).toContain(99)
  })
  test('is never an older value than the one set last, and the most recently used are always there', () => {
    const use = fc.tuple(fc.boolean(), fc.nat({ max: 9 }))
    fc.assert(
      fc.property(fc.array(use, { maxLength: 200 }), fc.integer({ min: 1, max: 5 }), (uses, max) => {
        const recent = recentlyUsed<number, number>(max)
        const latest = new Map<number, number>()
        let order: number[] = [] // most recently used first
        for (const [at, [writes, key]] of uses.entries()) {
          const value = recent.get(key)
          expect([latest.get(key), undefined]).toContain(value)
          if (order.indexOf(key) >= 0 && order.indexOf(key) < max) expect(value).toBe(latest.get(key))
          if (writes) {
            recent.set(key, at)
            latest.set(key, at)
          }
          if (writes || value !== undefined) order = [key, ...order.filter((other) => other !== key)]
        }
      }),
    )
  })
})
