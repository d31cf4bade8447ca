import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { EntryRow } from '../../shared/api/schema.generated.js'
import { readable } from '../../shared/export/paper.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { changedParams } from '../../shared/layout/url-filters.js'
import { QueueTable, type Column } from '../../shared/queue/queue-table.js'
import type { Register } from './register.js'
import { saying } from './said.js'

const ENDED = new Set(['closedOut', 'handedOver'])
/** From this width a column holds whole sentences. */
const WIDE = 28
/** What is read at a glance is not broken over lines. */
const UNBROKEN = new Set(['serial', 'number', 'due', 'state', 'closed', 'outcome'])

const linkOf = ({ itemId }: EntryRow): string => `/items/${encodeURIComponent(itemId)}`

type Row = Register['rows'][number]

/** What a cell puts an entry together with others by: a choice, or a line that others say alike. */
const saidBy = ({ ledgerFields }: EntryRow, key: string): string | null => {
  const field = ledgerFields.find(({ code }) => key === `field-${code}`)
  return field && (field.kind === 'choice' || field.kind === 'line') ? saying(field.code, field.value) : null
}

interface LedgerTableProps {
  readonly register: Register
  /** The moment of the server's answer. */
  readonly now: string
}

/** A register as a table; on paper a deadline is its day, on screen also how long is left. */
export const LedgerTable = ({ register, now }: LedgerTableProps) => {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const cellOf = (key: string, at: number) => (row: Row) => {
    const { entry, cells } = row
    const words = readable(cells[at] ?? null)
    switch (key) {
      case 'number':
        return <Link to={linkOf(entry)}>{words || t('desk.noNumber')}</Link>
      case 'topic':
        return words === '' ? (
          ''
        ) : (
          <Link to={`?${changedParams(params, { topic: words }, false).toString()}`}>{words}</Link>
        )
      case 'state':
        return <StateTag kind="entryState" state={entry.state} />
      case 'due':
        return (
          <>
            <span className="print-only">{words}</span>
            <span className="screen-only">
              <DeadlineText
                {...{ dueAt: entry.dueAt, now, provisional: entry.provisional }}
                done={ENDED.has(entry.state)}
              />
            </span>
          </>
        )
      default: {
        const said = saidBy(entry, key)
        if (said === null) return words
        return <Link to={`?${changedParams(params, { said }, false).toString()}`}>{words}</Link>
      }
    }
  }
  const columns = register.columns.map(({ key, title, width }, at): Column<Row> => ({
    ...{ key, title, cell: cellOf(key, at) },
    className: width >= WIDE ? 'ledger-wide' : UNBROKEN.has(key) ? 'nowrap' : '',
  }))
  return (
    <QueueTable
      caption={t('ledgers.caption')}
      columns={columns}
      rows={register.rows}
      keyOf={({ entry }) => entry.entryId}
      linkOf={({ entry }) => linkOf(entry)}
      onSearch={() => document.querySelector<HTMLElement>('.filters input')?.focus()}
    />
  )
}
