import { dueIn, USUAL_CYCLE } from './due.js'
import type { LedgerEvent } from './events.js'

type Examples = { readonly [N in LedgerEvent['type']]: Extract<LedgerEvent, { type: N }> }

const whose = { unitId: 'K1', ledger: 'keyWork', year: 2020 }

/** One example of each fact of a yearly ledger; the catalogue shows them. */
export const ledgerExamples: Examples = {
  LedgerEntryNoted: { type: 'LedgerEntryNoted', data: { ...whose, entryId: 'work-1:K1' } },
  LedgerOpened: {
    type: 'LedgerOpened',
    data: {
      ...{ ...whose, names: { zh: '重点工作台账', en: 'key-work ledger' }, campaign: 's3' },
      ...{ due: dueIn(2020, USUAL_CYCLE), openedBy: 'principal-k1' },
    },
  },
  LedgerStatementMade: {
    type: 'LedgerStatementMade',
    data: {
      ...{ ...whose, statement: 'quarter1', version: 1, position: 42, dueOn: '2020-04-10', text: '按计划推进' },
      lines: [
        {
          ...{ entryId: 'work-1:K1', itemId: 'work-1', personId: 'person-k1', state: 'handling' },
          ...{ openedAt: '2019-11-05T01:00:00.000Z', dueAt: '2020-11-30T15:59:59.999Z', claimedAt: null },
          ...{ closedAt: null, outcome: null, evidence: 0, carriedFrom: 2019, check: 'open' },
        },
      ],
      madeBy: 'principal-k1',
    },
  },
}
