// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const whose = { unitId: z.string(), ledger: z.string(), year: z.number().int() }

/** An entry as it stood in a statement: ids, codes and moments, no words and no names. */
const line = z.object({
  ...{ entryId: z.string(), itemId: z.string(), personId: z.string().nullable(), state: z.string() },
  ...{ openedAt: z.string(), dueAt: z.string().nullable(), claimedAt: z.string().nullable() },
  ...{ closedAt: z.string().nullable(), outcome: z.string().nullable(), evidence: z.number().int() },
  /** The year it comes from; null: it was opened in this one. */
  carriedFrom: z.number().int().nullable(),
  check: z.string(),
})
export type LedgerLine = z.infer<typeof line>

export const ledgerEvents = defineEvents('rectification-ledger', {
  LedgerEntryNoted: event(
    1,
    'An entry was entered in the ledger in this year.',
    z.object({ ...whose, entryId: z.string() }),
  ),
  LedgerOpened: event(
    1,
    'A unit opened its ledger for the year; by then its statements are due.',
    z.object({
      ...whose,
      names: z.object({ zh: z.string(), en: z.string() }),
      campaign: z.string().nullable(),
      /** Days by statement. */
      due: z.record(z.string(), z.string()),
      openedBy: z.string(),
    }),
  ),
  LedgerStatementMade: event(
    1,
    'What stood in the ledger at a place of the log was frozen: an opening, a report, an audit, a reconciliation, a clearing.',
    z.object({
      ...whose,
      statement: z.string(),
      version: z.number().int(),
      /** The place of the log of which the lines tell. */
      position: z.number().int(),
      /** The last day for it; null: none is set. */
      dueOn: z.string().nullable(),
      text: z.string(),
      lines: z.array(line),
      madeBy: z.string(),
    }),
  ),
})
export type LedgerEvent = EventOf<typeof ledgerEvents>
