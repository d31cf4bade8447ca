import { MonthTrendChart, prepareMonths, type MonthModel } from '@huiyin/charts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Figures } from '../../shared/api/schema.generated.js'
import { csvOf } from '../../shared/export/csv.js'
import { downloadCsv } from '../../shared/export/download.js'
import { formatMonth } from '../../shared/format/dates.js'
import { formatCount, formatPercent } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useExportHead } from './export-head.js'
import { monthSheet } from './sheets.js'

const MonthTable = ({ model }: { readonly model: MonthModel }) => {
  const { t } = useTranslation()
  const columns = ['monthColumn', 'opened', 'closed', 'backlog', 'rate'] as const
  return (
    <div className="scroll">
      <table className="data">
        <caption>{t('city.months')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'monthColumn' ? undefined : 'number'}>
                {t(`city.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.rows.map(({ month, opened, closed, backlog, rate, numerator, denominator, partial }) => (
            <tr key={month}>
              <th scope="row">
                {month} {partial ? <span className="quiet">({t('city.unfinished')})</span> : null}
              </th>
              <td className="number">{formatCount(opened)}</td>
              <td className="number">{formatCount(closed)}</td>
              <td className="number">{formatCount(backlog)}</td>
              <td className="number">
                {rate === null ? t('city.noData') : `${formatPercent(rate)} (${numerator}/${denominator})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const useMonthWords = () => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const monthName = (month: string) => formatMonth(month, language)
  const percent = (share: number | null) => (share === null ? t('city.noData') : formatPercent(share))
  return {
    title: t('city.months'),
    opened: t('city.opened'),
    closed: t('city.closed'),
    rate: t('city.rate'),
    month: (month: string, partial: boolean) => (partial ? `${monthName(month)}*` : monthName(month)),
    percent,
    tip: ({ month, opened, closed, backlog, rate, numerator, denominator, partial }: MonthModel['rows'][number]) => [
      `${month}${partial ? ` (${t('city.unfinished')})` : ''}`,
      `${t('city.opened')} ${formatCount(opened)} · ${t('city.closed')} ${formatCount(closed)}`,
      `${t('city.backlog')} ${formatCount(backlog)}`,
      `${t('city.rate')} ${percent(rate)}${rate === null ? '' : ` (${numerator}/${denominator})`}`,
    ],
  }
}

/** How the year went: what came in, what was closed, and how much of it in time. */
export const MonthsCard = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTranslation()
  const words = useMonthWords()
  const head = useExportHead(figures)
  const model = prepareMonths(figures.months)
  const save = () => {
    const { columns, rows } = monthSheet(model, t)
    downloadCsv(words.title, csvOf([[words.title, ''], ...head], columns, rows))
  }
  if (model.rows.length === 0) return null
  return (
    <section className="card">
      <div className="card-head">
        <h2>{words.title}</h2>
        <Button size="small" className="no-print" onClick={save}>
          {t('city.csv')}
        </Button>
      </div>
      <p className="quiet">{t('city.monthsSays')}</p>
      <MonthTrendChart model={model} words={words} />
      <details>
        <summary>{t('panel.table')}</summary>
        <MonthTable model={model} />
      </details>
    </section>
  )
}
