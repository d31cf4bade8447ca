import { describe, expect, test } from '@jest/globals'
import { LIKELY_FROM, likenessTo, termsOf, type Comparable } from './likeness.js'

const MARCH = Date.parse('2026-03-20T04:00:00.000Z')
const DAY = 86_400_000
const matter = (summary: string, more: Partial<Comparable> = {}): Comparable => ({
  ...{ summary, category: 'C2', place: '东区', at: MARCH },
  ...more,
})

describe('the terms of a text', () => {
  test('are pairs of characters in Chinese and words in English, whatever their width and case', () => {
    expect([...termsOf('窗口无人')]).toStrictEqual(['窗口', '口无', '无人'])
    expect([...termsOf('Street LIGHT ２8 is out at the park')]).toStrictEqual(['street', 'light', '28', 'out', 'park'])
    expect([...termsOf('12路公交，停')]).toStrictEqual(['12', '路公', '公交', '停'])
    expect(termsOf('—— !?').size).toBe(0)
  })
})

describe('how much two matters look alike', () => {
  const asked = matter('政务大厅窗口无人值守')
  const like = likenessTo(asked)

  test('is 1 for the same words, category, place and day', () => {
    expect(like(matter('政务大厅窗口无人值守')).score).toBeCloseTo(1, 10)
  })
  test('is counted by the formula that is written down', () => {
    // 9 and 8 pairs, 窗口 口无 无人 in common: words = 6 ÷ 17
    const found = like(matter('办税窗口无人接待呢', { place: '西区', at: MARCH - 45 * DAY }))
    expect(found.score).toBeCloseTo((0.6 * 6) / 17 + 0.15 + 0.1 * 0.5, 10)
    expect(found).toMatchObject({ words: ['窗口无人'], sameCategory: true, samePlace: false, daysApart: 45 })
  })
  test('tells the words both have, put together from their pairs', () => {
    expect(like(matter('大厅里窗口一直无人值守')).words).toStrictEqual(['无人值守', '大厅', '窗口'])
    const english = likenessTo(matter('No light in Oak Street, number 12'))
    expect(english(matter('Oak Street: lamp 12 gives no light')).words).toStrictEqual(['street', 'light', 'oak', '12'])
  })
  test('is nothing without words in common, however close they are otherwise', () => {
    expect(like(matter('路灯不亮'))).toMatchObject({ score: 0, words: [], sameCategory: true, samePlace: true })
  })
  test('of two that share a third of their terms, place or category decides', () => {
    const third = '办税窗口无人接待呢'
    expect(like(matter(third)).score).toBeGreaterThan(LIKELY_FROM)
    expect(like(matter(third, { category: null, place: null })).score).toBeLessThan(LIKELY_FROM)
  })
  test('what nobody knows is not the same: two without a place are not at one place', () => {
    const found = likenessTo(matter('窗口无人', { place: null, category: null }))(
      matter('窗口无人', { place: null, category: null }),
    )
    expect(found).toMatchObject({ sameCategory: false, samePlace: false })
  })
  test('does not fall below what the words say when a matter is older than three months', () => {
    const old = like(matter('政务大厅窗口无人值守', { category: null, place: null, at: MARCH - 400 * DAY }))
    expect(old.score).toBeCloseTo(0.6, 10)
  })
})
