import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { Position } from '@huiyin/event-sourcing'
import { sqliteRangeJournal } from './range-journal.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-ranges-'))
afterAll(() => rmSync(root, { recursive: true }))

const place = (position: number) => ({ epoch: 'epoch-1', position: position as Position, hash: `hash-${position}` })
const open = () => {
  const file = join(mkdtempSync(join(root, 'journal-')), 'ranges.db')
  return { journal: sqliteRangeJournal({ file }), reopen: () => sqliteRangeJournal({ file }) }
}

describe('the journal of ranges', () => {
  test('knows nothing of a generation nobody began', () => {
    const { journal } = open()
    expect([journal.generation(), journal.done(1), journal.pending(1)]).toStrictEqual([1, null, null])
  })
  test('a range that was begun is there after a crash, with nothing done yet', () => {
    const { journal, reopen } = open()
    journal.begin(1, { from: null, to: place(5) })
    const next = reopen()
    expect([next.done(1), next.pending(1)]).toStrictEqual([null, { from: null, to: place(5) }])
  })
  test('a finished range is done, and nothing is pending', () => {
    const { journal, reopen } = open()
    journal.begin(1, { from: null, to: place(5) })
    journal.finish(1, place(5))
    const next = reopen()
    expect([next.done(1), next.pending(1)]).toStrictEqual([place(5), null])
  })
  test('while a range is pending, what was done before is still known', () => {
    const { journal, reopen } = open()
    journal.begin(1, { from: null, to: place(5) })
    journal.finish(1, place(5))
    journal.begin(1, { from: 5 as Position, to: place(9) })
    const next = reopen()
    expect([next.done(1), next.pending(1)]).toStrictEqual([place(5), { from: 5, to: place(9) }])
  })
  test('generations are kept apart, and one can be forgotten', () => {
    const { journal } = open()
    journal.begin(1, { from: null, to: place(5) })
    journal.begin(2, { from: null, to: place(7) })
    journal.finish(2, place(7))
    journal.forget(1)
    expect([journal.pending(1), journal.done(2)]).toStrictEqual([null, place(7)])
  })
  test('another generation can be made the live one, for good', () => {
    const { journal, reopen } = open()
    journal.goLive(2)
    expect([journal.generation(), reopen().generation()]).toStrictEqual([2, 2])
  })
})
