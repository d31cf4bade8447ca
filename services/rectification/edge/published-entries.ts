import type { Day, Instant } from '@huiyin/kernel'
import type { ListQueries } from '@huiyin/read-model'
import type { EntryRow } from '../projections/entry-columns.js'
import { publicPart } from '../projections/entry-public-cells.js'

/** So many entries are told at most, the latest published first; `more` says that there are others. */
const MOST = 200

/** An entry as everybody may read it: no person, no summary, nothing that was not written for the public. */
export interface PublishedEntry {
  readonly publicationId: string
  /** For the host alone: a comment is about it. No page shows it. */
  readonly itemId: string
  readonly unitId: string
  readonly campaign: string
  readonly category: string
  readonly kind: string
  readonly state: string
  readonly dueAt: Instant | null
  readonly provisional: boolean
  readonly text: string | null
  /** The answer that was published, where the entry is public as one of a column. */
  readonly answer: string | null
  readonly publishedAt: Instant
  readonly until: Day | null
  /** The photos with it, by their ids. */
  readonly photos: readonly string[]
}

export interface PublishedEntries {
  readonly entries: readonly PublishedEntry[]
  readonly more: boolean
}

const told = (row: EntryRow): PublishedEntry[] => {
  const shown = publicPart(row)
  if (!shown || row.public_kind === null || row.campaign === null) return []
  const { publicationId, text, publishedAt, until } = shown
  return [
    {
      ...{ publicationId, text, publishedAt, until, kind: row.public_kind, itemId: row.item_id },
      ...{ unitId: row.unit_id, campaign: row.campaign, category: row.category, state: row.state },
      ...{ dueAt: row.due_at, provisional: row.provisional === 1 },
      answer: row.public_kind === 'column' ? row.public_answer : null,
      photos: (shown.photos ?? []).map(({ photoId }) => photoId),
    },
  ]
}

/** The rows of what is public on a day, in no order. */
export const publicRows = async (
  lists: ListQueries<{ readonly entries: EntryRow }>,
  { tenant, on }: { readonly tenant: string; readonly on: Day },
): Promise<readonly EntryRow[]> => {
  const rows = await lists
    .selectFrom('entries')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('public_kind', 'is not', null)
    .where('complained_of', 'is', null)
    .where('state', '!=', 'handedOver')
    .execute()
  return rows.filter((row) => {
    const shown = publicPart(row)
    return shown !== null && (shown.until === null || shown.until >= on)
  })
}

/**
 * S1-34: what is public of a tenant on a day. What complains of somebody is told to nobody here, whoever he is and
 * whenever he was named (ADR 0008): whoever reads it is not known.
 */
export const publishedEntries = async (
  lists: ListQueries<{ readonly entries: EntryRow }>,
  asked: { readonly tenant: string; readonly on: Day },
): Promise<PublishedEntries> => {
  const rows = await publicRows(lists, asked)
  const entries = rows.flatMap(told).toSorted((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1))
  return { entries: entries.slice(0, MOST), more: entries.length > MOST }
}
