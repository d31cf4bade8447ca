import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { LEDGER_STATEMENT } from '../../shared/api/ledger-questions.js'
import { LEDGER_KINDS } from '../../shared/api/questions.js'
import type { LedgerStatement } from '../../shared/api/schema.generated.js'
import type { HeadLine } from '../../shared/export/csv.js'
import { download } from '../../shared/export/download.js'
import { docxOf } from '../../shared/export/docx.js'
import { labelled, readable, type Paper } from '../../shared/export/paper.js'
import { xlsxOf } from '../../shared/export/xlsx.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { checksIn, sheetOf, type StatementSheet } from './statement-paper.js'
import './ledgers.css'

const useWords = (found: LedgerStatement) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const { state } = usePanel({ question: LEDGER_KINDS, variables: {}, read: (data) => data.ledgerKinds })
  const kind = state.kind === 'data' ? state.data.find(({ code }) => code === found.ledger) : undefined
  const time = (instant: string) => formatInstant(instant, me.zone)
  const title = t('ledgers.years.one', {
    ...{ year: found.year, ledger: kind?.[labels.language] ?? found.ledger },
    statement: labels.word('ledgerStatement', found.statement),
  })
  const checks = checksIn(found).map(
    ([check, count]) => `${labels.word('ledgerCheck', check)} ${count}/${found.lines.length}`,
  )
  const lines: readonly HeadLine[] = [
    [t('ledgers.years.made'), `${labels.person(found.madeBy)} · ${time(found.madeAt)}`],
    [t('ledgers.years.pinned'), t('ledgers.years.position', { position: formatCount(found.position) })],
    [t('ledgers.years.due'), found.dueOn ?? t('ledgers.years.noDay')],
    [t('ledgers.line.counts'), checks.join(' · ') || '0'],
    [t('ledgers.years.text'), found.text],
  ]
  const register = { ...labels, zone: me.zone, say: t as (key: string) => string, word: labels.word }
  const signatures = (['filledBy', 'checkedBy', 'principal'] as const).map((who) => t(`ledgers.signature.${who}`))
  return { title, unit: labels.unit(found.unitId), lines, sheet: sheetOf(found, register), signatures }
}
type Words = ReturnType<typeof useWords>

const Ways = ({ words, found }: { readonly words: Words; readonly found: LedgerStatement }) => {
  const { t } = useTranslation()
  const [trouble, setTrouble] = useState(false)
  const { title, unit, lines, signatures, sheet } = words
  const save = async (as: 'xlsx' | 'docx') => {
    const rows = sheet.rows.map(({ cells }) => cells)
    const paper: Paper = { title, unit, lines, signatures, columns: sheet.columns, rows }
    const annex = t('ledgers.annex', { title, total: formatCount(rows.length) })
    const cover = { annex, unsealed: t('ledgers.unsealed'), date: t('ledgers.date') }
    try {
      const file = as === 'xlsx' ? await xlsxOf(paper) : await docxOf(paper, cover)
      download(`${unit}-${title}-${found.version}.${as}`, file)
    } catch {
      setTrouble(true) // the part that makes files could not be loaded
    }
  }
  const total = formatCount(found.lines.length)
  return (
    <div className="ledger-ways no-print">
      <Button onClick={() => print()}>{t('ledgers.print', { total })}</Button>
      <Button onClick={() => void save('xlsx')}>{t('ledgers.xlsx', { total })}</Button>
      <Button onClick={() => void save('docx')}>{t('ledgers.docx', { total })}</Button>
      {trouble ? <Alert type="error" showIcon role="alert" title={t('ledgers.notRead.notMade')} /> : null}
    </div>
  )
}

const Sheet = ({ sheet, caption }: { readonly sheet: StatementSheet; readonly caption: string }) => {
  const { t } = useTranslation()
  return (
    <DataTable caption={caption} columns={sheet.columns.map(({ title }) => title)}>
      {sheet.rows.map(({ line, cells }) => (
        <tr key={line.entryId}>
          {cells.map((cell, at) => (
            <td key={sheet.columns[at]!.key} className="ledger-cell">
              {sheet.columns[at]!.key === 'number' ? (
                <Link to={`/items/${encodeURIComponent(line.itemId)}`}>{readable(cell) || t('desk.noNumber')}</Link>
              ) : (
                readable(cell)
              )}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  )
}

const Shown = ({ found }: { readonly found: LedgerStatement }) => {
  const { t } = useTranslation()
  const { set } = useUrlFilters()
  const words = useWords(found)
  return (
    <section className="card ledger-page">
      {found.versions.length > 1 ? (
        <Segmented
          className="no-print"
          aria-label={t('rankings.versions')}
          value={found.version}
          options={found.versions.map(({ version }) => ({
            value: version,
            label: t('rankings.versionOf', { version }),
          }))}
          onChange={(chosen) => set({ version: String(chosen) })}
        />
      ) : null}
      <div className="ledger-paper-head">
        <h2>{words.title}</h2>
        <p className="ledger-paper-unit">{words.unit}</p>
        {words.lines.map(([label, value]) => (
          <p key={label}>{labelled(label, value)}</p>
        ))}
      </div>
      <Ways words={words} found={found} />
      {found.lines.length === 0 ? (
        <p>{t('ledgers.years.empty')}</p>
      ) : (
        <Sheet sheet={words.sheet} caption={words.title} />
      )}
      <div className="print-only ledger-signatures">
        {words.signatures.map((who) => (
          <span key={who}>{labelled(who, '')}</span>
        ))}
      </div>
    </section>
  )
}

/** One statement of a yearly ledger as it was made, with what was voided since beside it. */
export const StatementPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { ledgerId = '', statement = '' } = useParams()
  const { value } = useUrlFilters()
  const version = value('version') === null ? null : Number(value('version'))
  const { state, refresh } = usePanel({
    ...{ question: LEDGER_STATEMENT, variables: { ledgerId, statement, version } },
    read: (data) => data.ledgerStatement,
  })
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t('ledgers.years.title')}
          before={<Button onClick={() => void navigate(-1)}>{t('item.back')}</Button>}
        >
          {state.kind === 'data' ? (
            <AsOfStamp asOf={state.data.asOf} refreshing={state.refreshing} refresh={refresh} />
          ) : null}
        </PageHead>
      </div>
      <Panel state={state} refresh={refresh} rows={10}>
        {(found) => <Shown found={found} />}
      </Panel>
    </>
  )
}
