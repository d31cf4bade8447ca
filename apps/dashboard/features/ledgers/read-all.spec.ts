import { describe, expect, test } from '@jest/globals'
import type { EntryRow } from '../../shared/api/schema.generated.js'
import { MOST_READ, readAll, type AskPage } from './read-all.js'

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ entryId: `e-${index}` }) as EntryRow)

/** Answers from what the list holds at each request, the last for ever; position 1, 2, … */
const listOf = (...states: readonly (readonly EntryRow[])[]) => {
  let asked = 0
  const ask: AskPage = async ({ offset, limit }) => {
    const rows = states[Math.min(asked, states.length - 1)]!
    asked += 1
    const asOf = { position: asked, at: `at ${asked}` }
    return { ok: true, page: { total: rows.length, rows: rows.slice(offset, offset + limit), asOf } }
  }
  return ask
}

describe('reading a ledger to its end', () => {
  test('S3-25 every row is there once, with as of when the first and the last were told', async () => {
    const rows = rowsOf(250)
    expect(await readAll(listOf(rows))).toStrictEqual({
      ...{ kind: 'read', rows, from: { position: 1, at: 'at 1' }, to: { position: 3, at: 'at 3' } },
    })
  })
  test('an empty one is read as such', async () => {
    expect(await readAll(listOf([]))).toMatchObject({ kind: 'read', rows: [] })
  })
  test('what changes meanwhile is read anew', async () => {
    const more = rowsOf(151)
    expect(await readAll(listOf(rowsOf(150), more))).toMatchObject({ kind: 'read', rows: more })
  })
  test('a row that would stand twice because another went is read anew, though the number is the same', async () => {
    const before = rowsOf(150)
    const after = [{ entryId: 'new' } as EntryRow, ...before.slice(0, 149)]
    expect(await readAll(listOf(before, after))).toMatchObject({ kind: 'read', rows: after })
  })
  test('what changes each time is refused, not cut', async () => {
    const states = Array.from({ length: 9 }, (_, index) => rowsOf(150 + index))
    expect(await readAll(listOf(...states))).toStrictEqual({ kind: 'moving' })
  })
  test('more than belongs on paper is refused, with how many there are', async () => {
    expect(await readAll(listOf(rowsOf(MOST_READ + 1)))).toStrictEqual({ kind: 'tooMany', total: MOST_READ + 1 })
  })
  test('what the server refuses is told', async () => {
    const refusal = { code: 'RoleMissing', message: '', problems: [] }
    expect(await readAll(async () => ({ ok: false, refusal }))).toStrictEqual({ kind: 'failed', refusal })
  })
})
