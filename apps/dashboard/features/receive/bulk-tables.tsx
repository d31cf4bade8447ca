import type { BulkRow, Checked } from '@huiyin/bulk-entry'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { csvOf } from '../../shared/export/csv.js'
import { downloadCsv } from '../../shared/export/download.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { mistakeRows, placeOf, type ReceiptLine } from './bulk-check.js'

/** What is shown of long tables; all of it can be downloaded. */
const MOST_SHOWN = 200
const PREVIEWED = 20

/** Every mistake by its cell, and the same as a file. */
export const MistakesTable = ({ checked }: { readonly checked: Checked }) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const { mistakes, mistakeCount } = checked
  const shown = mistakes.slice(0, MOST_SHOWN)
  const heads = (['place', 'row', 'column', 'heading', 'found', 'allowed'] as const).map((key) => t(`bulk.${key}`))
  const save = () => downloadCsv(t('bulk.listed'), csvOf([], heads, mistakeRows(mistakes, language)))
  return (
    <>
      {mistakeCount > shown.length ? <p className="quiet">{t('bulk.shown', { count: shown.length })}</p> : null}
      <DataTable
        caption={t('bulk.mistakes')}
        columns={(['place', 'heading', 'found', 'allowed'] as const).map((key) => t(`bulk.${key}`))}
      >
        {shown.map((one, index) => (
          <tr key={`${placeOf(one)} ${index}`}>
            <td>
              {one.sheet} <strong>{placeOf(one)}</strong>
            </td>
            <td>{one.heading?.[language] ?? ''}</td>
            <td>{one.found ?? ''}</td>
            <td>{one.allowed[language]}</td>
          </tr>
        ))}
      </DataTable>
      <Button onClick={save}>{t('bulk.list')}</Button>
    </>
  )
}

/** The first of the reports as they will come in; nothing of the reporters. */
export const PreviewTable = ({ rows }: { readonly rows: readonly BulkRow[] }) => {
  const { t } = useTranslation()
  const heads = (['row', 'outsideNumber', 'summary'] as const).map((key) => t(`bulk.${key}`))
  return (
    <>
      <DataTable caption={t('bulk.preview')} columns={heads}>
        {rows.slice(0, PREVIEWED).map(({ row, input }) => (
          <tr key={row}>
            <td>{row}</td>
            <td>{input.outsideNumber ?? ''}</td>
            <td>{input.summary}</td>
          </tr>
        ))}
      </DataTable>
      {rows.length > PREVIEWED ? <p className="quiet">{t('bulk.more', { count: rows.length - PREVIEWED })}</p> : null}
    </>
  )
}

/** What became of each row, with its number and the way to its item. */
export const ReceiptTable = ({ lines }: { readonly lines: readonly ReceiptLine[] }) => {
  const { t } = useTranslation()
  const heads = (['row', 'outsideNumber', 'number', 'result'] as const).map((key) => t(`bulk.${key}`))
  const resultOf = ({ was, refusal }: ReceiptLine): string => [t(`bulk.was.${was}`), refusal ?? ''].join(' ').trim()
  const cells = lines.map((line) => [line.row, line.outsideNumber, line.number, resultOf(line)])
  return (
    <>
      <DataTable caption={t('bulk.receipt')} columns={[...heads, t('bulk.open')]}>
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <tr key={line.row}>
            <td>{line.row}</td>
            <td>{line.outsideNumber ?? ''}</td>
            <td>{line.number ?? ''}</td>
            <td>{resultOf(line)}</td>
            <td>
              {line.was === 'refused' ? null : (
                <Link to={`/items/${encodeURIComponent(line.itemId)}`}>{t('bulk.open')}</Link>
              )}
            </td>
          </tr>
        ))}
      </DataTable>
      {lines.length > MOST_SHOWN ? (
        <p className="quiet">{t('bulk.more', { count: lines.length - MOST_SHOWN })}</p>
      ) : null}
      <Button onClick={() => downloadCsv(t('bulk.receipt'), csvOf([], heads, cells))}>{t('bulk.saveReceipt')}</Button>
    </>
  )
}
