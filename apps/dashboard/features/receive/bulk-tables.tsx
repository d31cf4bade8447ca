import type { BulkRow, Checked } from '@huiyin/bulk-entry'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { csvOf } from '../../shared/export/csv.js'
import { downloadCsv } from '../../shared/export/download.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { inGroups } from './tracking-code.js'
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

const hasCode = ({ code }: ReceiptLine): boolean => code !== null

interface ReceiptTableProps {
  readonly lines: readonly ReceiptLine[]
  /** Told when the receipt lies in a file: the codes on it are shown to nobody again. */
  readonly onSaved: () => void
}

/** What became of each row, with its number, the code to hand on, and the way to its item. */
export const ReceiptTable = ({ lines, onSaved }: ReceiptTableProps) => {
  const { t } = useTranslation()
  const heads = (['row', 'outsideNumber', 'number', 'code', 'result'] as const).map((key) => t(`bulk.${key}`))
  const resultOf = ({ was, refusal, noCode }: ReceiptLine): string =>
    [t(`bulk.was.${was}`), refusal ?? '', noCode ?? ''].join(' ').trim()
  const codeOf = ({ code }: ReceiptLine): string => (code === null ? '' : inGroups(code))
  const cells = lines.map((line) => [line.row, line.outsideNumber, line.number, codeOf(line), resultOf(line)])
  const save = () => {
    downloadCsv(t('bulk.receipt'), csvOf([], heads, cells))
    onSaved()
  }
  return (
    <>
      {lines.some(hasCode) ? <Alert type="info" showIcon className="form-help" title={t('bulk.handOver')} /> : null}
      <DataTable caption={t('bulk.receipt')} columns={[...heads, t('bulk.open')]}>
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <tr key={line.row}>
            <td>{line.row}</td>
            <td>{line.outsideNumber ?? ''}</td>
            <td>{line.number ?? ''}</td>
            <td className="bulk-code">{codeOf(line)}</td>
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
      <Button className="bulk-save" onClick={save}>
        {t('bulk.saveReceipt')}
      </Button>
    </>
  )
}
