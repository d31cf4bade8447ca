import { dayIn } from '@huiyin/kernel'
import type { RectificationPublished } from '@huiyin/contracts/rectification'
import type { Reaction } from '@huiyin/messaging'
import { ledgerIdOf } from './ledgers.js'

/** Whose an entry is; in facts from before ledgers were kept by the year it stands only in the id of the entry. */
const unitOf = ({ entryId, unitId }: RectificationPublished<'LedgerEntered'>): string =>
  unitId ?? entryId.slice(entryId.lastIndexOf(':') + 1)

/** An entry was entered in a ledger → the unit's ledger of that year knows it. */
const noteEntry: Reaction = {
  name: 'note-in-yearly-ledger',
  to: 'LedgerEntered',
  settledBy: [],
  react: (event) => {
    const data = event.data as RectificationPublished<'LedgerEntered'>
    const { at, zone } = event.occurredAt
    const whose = { unitId: unitOf(data), ledger: data.ledger, year: Number(dayIn(zone, at).slice(0, 4)) }
    const input = { ledgerId: ledgerIdOf(whose), ...whose, entryId: data.entryId }
    return [{ name: 'NoteLedgerEntry', target: `${input.ledgerId}/${data.entryId}`, input }]
  },
}

/** What the yearly ledgers hear of entries. */
export const reactionsToLedgers: readonly Reaction[] = [noteEntry]
