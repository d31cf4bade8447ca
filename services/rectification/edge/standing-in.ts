import { factReader, type EventStore, type Position } from '@huiyin/event-sourcing'
import { tellStreams } from '@huiyin/read-model'
import { ledgerIdOf, ledgerStream } from '../application/ledgers.js'
import { entryEvents } from '../domain/entry/events.js'
import { ledgerEvents } from '../domain/yearly-ledger/events.js'
import type { Found } from '../domain/yearly-ledger/ledger.js'
import { linesOf, type StandingEntry, type YearOf } from '../domain/yearly-ledger/lines.js'
import { entries, type EntryRow } from '../projections/entries.js'

const readFact = factReader(ledgerEvents)

/** So far back is looked for a year in which the ledger was kept. */
const MOST_YEARS = 10

/** What one year knows of: every entry noted in it, and the lines of its last statement. */
const knownIn = async (store: EventStore, of: YearOf, position: Position) => {
  const stored = await store.readStream(ledgerStream(ledgerIdOf(of)))
  const facts = stored.filter((one) => one.position <= position).flatMap((one) => readFact(one)?.event ?? [])
  const noted = facts.flatMap((event) => (event.type === 'LedgerEntryNoted' ? [event.data.entryId] : []))
  const last = facts.findLast((event) => event.type === 'LedgerStatementMade')
  const lines = last?.type === 'LedgerStatementMade' ? last.data.lines.map(({ entryId }) => entryId) : null
  return { noted, lines }
}

/** Every entry that may stand in a ledger: noted in its year, and in earlier ones back to the last that has a statement. */
const candidates = async (store: EventStore, of: YearOf, position: Position): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  for (let ago = 0; ago <= MOST_YEARS; ago += 1) {
    const { noted, lines } = await knownIn(store, { ...of, year: of.year - ago }, position)
    for (const entryId of noted) found.add(entryId)
    if (ago === 0 || lines === null) continue
    for (const entryId of lines) found.add(entryId)
    break
  }
  return found
}

const entryOf = (row: EntryRow): StandingEntry => ({
  ...{ entryId: row.entry_id, itemId: row.item_id, unitId: row.unit_id, personId: row.person_id, state: row.state },
  ...{ openedAt: row.opened_at, dueAt: row.due_at, claimedAt: row.claimed_at, closedAt: row.closed_at },
  ...{ outcome: row.outcome, evidence: row.evidence, ledger: row.ledger },
})

/**
 * What stood in a ledger at a place of the log: read from the streams up to there and nowhere else, so that the same place
 * gives the same lines for ever. What was voided by then is left out; what was voided later stands as it was known.
 */
export const standingAt = async (store: EventStore, of: YearOf, position: Position): Promise<Found> => {
  const streams = [...(await candidates(store, of, position))].map((entryId) => `${entryEvents.category}-${entryId}`)
  const told = await tellStreams(store, streams, entries, { position, happenedAt: null })
  const rows = told.flatMap(({ row }) => (row === null ? [] : [row as unknown as EntryRow]))
  return { position, lines: linesOf(rows.map(entryOf), of) }
}

/** What stands in a ledger now. */
export const standingIn =
  (store: EventStore) =>
  async (of: YearOf): Promise<Found> => {
    const head = await store.head()
    return head ? standingAt(store, of, head.position) : { position: 0 as Position, lines: [] }
  }
