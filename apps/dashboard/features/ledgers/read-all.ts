import type { AsOf, EntryPage, EntryRow } from '../../shared/api/schema.generated.js'
import type { Refusal } from '../../shared/api/refusal.js'

/** So many rows a request; more cost more than one request may. */
export const READ_ROWS = 100
/** More rows than this are no register for paper; whoever wants them narrows the period or the unit. */
export const MOST_READ = 2_000
const TRIES = 3

type Asked = { readonly ok: true; readonly page: EntryPage } | { readonly ok: false; readonly refusal: Refusal }
export type AskPage = (page: { readonly offset: number; readonly limit: number }) => Promise<Asked>

/** Every row, as of the first and as of the last request; or why not. */
export type AllRead =
  | { readonly kind: 'read'; readonly rows: readonly EntryRow[]; readonly from: AsOf; readonly to: AsOf }
  | { readonly kind: 'tooMany'; readonly total: number }
  /** Entries came or went between two requests, each time it was tried. */
  | { readonly kind: 'moving' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }

const readOnce = async (ask: AskPage): Promise<AllRead> => {
  const first = await ask({ offset: 0, limit: READ_ROWS })
  if (!first.ok) return { kind: 'failed', refusal: first.refusal }
  const { total } = first.page
  if (total > MOST_READ) return { kind: 'tooMany', total }
  const rows = [...first.page.rows]
  let last = first.page
  while (rows.length < total) {
    const next = await ask({ offset: rows.length, limit: READ_ROWS })
    if (!next.ok) return { kind: 'failed', refusal: next.refusal }
    last = next.page
    if (last.total !== total || last.rows.length === 0) return { kind: 'moving' }
    rows.push(...last.rows)
  }
  const isWhole = new Set(rows.map(({ entryId }) => entryId)).size === total
  return isWhole ? { kind: 'read', rows, from: first.page.asOf, to: last.asOf } : { kind: 'moving' }
}

/** Reads a list to its end. Where it changed meanwhile it is read anew: nothing is cut, left out or told twice. */
export const readAll = async (ask: AskPage): Promise<AllRead> => {
  for (let tried = 1; tried < TRIES; tried += 1) {
    const read = await readOnce(ask)
    if (read.kind !== 'moving') return read
  }
  return readOnce(ask)
}
