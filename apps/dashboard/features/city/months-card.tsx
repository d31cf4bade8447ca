import { MonthTrendChart, prepareMonths, type MonthFigure, type MonthModel } from '@huiyin/charts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Figures } from '../../shared/api/schema.generated.js'
import { csvOf } from '../../shared/export/csv.js'
import { downloadCsv } from '../../shared/export/download.js'
import { formatMonth, spanAround } from '../../shared/format/dates.js'
import { formatCount, formatPercent } from '../../shared/format/numbers.js'
import { ScrollFrame } from '../../shared/layout/scroll-frame.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { listBehind } from './drill.js'
import { useExportHead } from './export-head.js'
import { monthSheet } from './sheets.js'

/** The number at the head whose cases stand behind a month's figure. */
const TILE_OF: Readonly<Record<MonthFigure, string>> = { opened: 'received', closed: 'closed', rate: 'onTimeRate' }

/** The list behind a figure of a month, as of the same moment as the page. */
const behindMonth = ({ asOf }: Figures, month: string, figure: MonthFigure): string =>
  listBehind({ period: spanAround('month', `${month}-01`), asOf }, { tile: TILE_OF[figure] })

interface MonthTableProps {
  readonly model: MonthModel
  readonly figures: Figures
}

const MonthTable = ({ model, figures }: MonthTableProps) => {
  const { t } = useTranslation()
  const columns = ['monthColumn', 'opened', 'closed', 'backlog', 'rate'] as const
  return (
    <ScrollFrame label={t('city.months')}>
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
              <td className="number">
                <Link to={behindMonth(figures, month, 'opened')}>{formatCount(opened)}</Link>
              </td>
              <td className="number">
                <Link to={behindMonth(figures, month, 'closed')}>{formatCount(closed)}</Link>
              </td>
              <td className="number">{formatCount(backlog)}</td>
              <td className="number">
                {rate === null ? (
                  t('city.noData')
                ) : (
                  <Link to={behindMonth(figures, month, 'rate')}>
                    {`${formatPercent(rate)} (${numerator}/${denominator})`}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
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
  const navigate = useNavigate()
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
      {model.rows.every(({ opened, closed }) => opened === 0 && closed === 0) ? (
        <p className="quiet">{t('city.monthsEmpty')}</p>
      ) : (
        <>
          <p className="quiet">{t('city.monthsSays')}</p>
          <MonthTrendChart
            model={model}
            words={words}
            onPick={(month, figure) => void navigate(behindMonth(figures, month, figure))}
          />
        </>
      )}
      <details>
        <summary>{t('panel.table')}</summary>
        <MonthTable model={model} figures={figures} />
      </details>
    </section>
  )
}
