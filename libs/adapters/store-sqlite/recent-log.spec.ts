import { describe, expect, test } from '@jest/globals'
import type { Position, StoredEvent } from '@huiyin/event-sourcing'
import { recentLog } from './recent-log.js'

const facts = (from: number, to: number): StoredEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const position = (from + index) as Position
    return { position, stream: 'a-b-c', version: position, header: '', body: '', hash: '' }
  })
const positions = (found: readonly StoredEvent[] | null) => found?.map(({ position }) => position) ?? null

describe('the last facts in memory', () => {
  test('are given in order after a position, at most as many as asked for', () => {
    const recent = recentLog(10)
    recent.push(facts(1, 5))
    expect(positions(recent.after(2, 100))).toStrictEqual([3, 4, 5])
    expect(positions(recent.after(0, 2))).toStrictEqual([1, 2])
  })
  test('are never given with a hole: what fell out of memory is read from the file', () => {
    const recent = recentLog(4)
    recent.push(facts(1, 10))
    expect(recent.after(5, 100)).toBeNull()
    expect(positions(recent.after(6, 100))).toStrictEqual([7, 8, 9, 10])
  })
  test('say nothing about a log whose earlier facts were written before this process began', () => {
    const recent = recentLog(10)
    recent.push(facts(101, 103))
    expect(recent.after(99, 100)).toBeNull()
    expect(positions(recent.after(100, 100))).toStrictEqual([101, 102, 103])
  })
  test('leave it to the file to say that there is nothing new', () => {
    const recent = recentLog(10)
    expect(recent.after(0, 100)).toBeNull()
    recent.push(facts(1, 3))
    expect(recent.after(3, 100)).toBeNull()
  })
})
