import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { ledgerEvents, type LedgerEvent } from '../domain/yearly-ledger/events.js'

const columns = {
  ledger_id: 'text',
  tenant: 'text',
  unit_id: 'text',
  ledger: 'text',
  year: 'integer',
  /** What the kind was called when it was opened (JSON: zh, en); null: it is not opened. */
  names: 'nullableText',
  campaign: 'nullableText',
  opened_at: 'nullableText',
  opened_by: 'nullableText',
  /** The last day for each statement (JSON); null: it is not opened. */
  due: 'nullableText',
  /** How many entries were entered in it in the year. */
  noted: 'integer',
  /** Of each statement that was made: its last version, when the first was made, and by whom the last (JSON). */
  made: 'text',
  position: 'integer',
} as const

export type YearlyLedgerRow = ListRowOf<typeof columns>

/** What a row keeps of a statement. */
export interface MadeCell {
  readonly version: number
  readonly madeAt: string
  readonly madeBy: string
}

const begun = ({ unitId, ledger, year }: LedgerEvent['data'], at: FactAt): YearlyLedgerRow => ({
  ...{ ledger_id: at.streamId, tenant: at.tenant, unit_id: unitId, ledger, year, names: null, campaign: null },
  ...{ opened_at: null, opened_by: null, due: null, noted: 0, made: '{}', position: at.position },
})

/** Whether a statement was handed in in time is said by its first version; a later one corrects it. */
const withMade = (row: YearlyLedgerRow, { statement, version, madeBy }: Made, at: FactAt): string => {
  const before = JSON.parse(row.made) as Readonly<Record<string, MadeCell>>
  const madeAt = before[statement]?.madeAt ?? at.occurred.at
  return JSON.stringify({ ...before, [statement]: { version, madeAt, madeBy } })
}
type Made = Extract<LedgerEvent, { type: 'LedgerStatementMade' }>['data']

const change = (row: YearlyLedgerRow, event: LedgerEvent, at: FactAt): Partial<YearlyLedgerRow> => {
  switch (event.type) {
    case 'LedgerEntryNoted':
      return { noted: row.noted + 1 }
    case 'LedgerOpened': {
      const { names, campaign, due, openedBy } = event.data
      const opened = { opened_at: at.occurred.at, opened_by: openedBy, campaign }
      return { ...opened, names: JSON.stringify(names), due: JSON.stringify(due) }
    }
    case 'LedgerStatementMade':
      return { made: withMade(row, event.data, at) }
  }
}

/** Every ledger of a year, also one that holds entries and was not opened: who has not handed in stands here. */
export const yearlyLedgers = defineList({
  name: 'yearly_ledgers',
  says: 'One row a ledger of a unit, of a kind, for a year: what was made of its statements, and by when they are due.',
  from: ledgerEvents,
  columns,
  key: 'ledger_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'a row tells of the unit’s book-keeping; what stands in the book is told by its statements' },
  indexes: [['tenant', 'year', 'ledger']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    const before = row ?? begun(event.data, at)
    return { ...before, ...change(before, event, at), position: at.position }
  },
})

const statementColumns = {
  statement_id: 'text',
  ledger_id: 'text',
  tenant: 'text',
  unit_id: 'text',
  ledger: 'text',
  year: 'integer',
  statement: 'text',
  version: 'integer',
  /** The place of the log of which it tells. */
  pinned_position: 'integer',
  due_on: 'nullableText',
  text: 'text',
  made_by: 'text',
  made_at: 'text',
  /** What stood in it then (JSON). */
  lines: 'text',
  position: 'integer',
} as const

export type LedgerStatementRow = ListRowOf<typeof statementColumns>

/** Every version of every statement, as it was made; none is ever changed. */
export const ledgerStatements = defineList({
  name: 'ledger_statements',
  says: 'One row a version of a statement of a yearly ledger: what stood in it then, of which place of the log.',
  from: ledgerEvents,
  columns: statementColumns,
  key: 'statement_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'its lines name entries by their ids; they are told to those alone who see the entry' },
  indexes: [['ledger_id']],
  keyOf: (event, at) =>
    event.type === 'LedgerStatementMade' ? `${at.streamId}/${event.data.statement}/${event.data.version}` : at.streamId,
  apply: (row, event, at) => {
    if (row || event.type !== 'LedgerStatementMade') return row
    const { unitId, ledger, year, statement, version, position, dueOn, text, madeBy, lines } = event.data
    return {
      ...{ statement_id: `${at.streamId}/${statement}/${version}`, ledger_id: at.streamId, tenant: at.tenant },
      ...{ unit_id: unitId, ledger, year, statement, version, pinned_position: position, due_on: dueOn, text },
      ...{ made_by: madeBy, made_at: at.occurred.at, lines: JSON.stringify(lines), position: at.position },
    }
  },
})
