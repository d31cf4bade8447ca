import { prepareRanking, RankIntervalChart } from '@huiyin/charts'
import { App, Button, Grid } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Figures } from '../../shared/api/schema.generated.js'
import { csvOf } from '../../shared/export/csv.js'
import { downloadCsv } from '../../shared/export/download.js'
import { downloadPicture } from '../../shared/export/picture.js'
import { dayOf, spanAround, type Span } from '../../shared/format/dates.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { About } from './about.js'
import { listBehind } from './drill.js'
import { useExportHead } from './export-head.js'
import { RankingTable } from './ranking-table.js'
import { useRankingWords } from './ranking-words.js'
import { rankingSheet } from './sheets.js'
import { TooFew } from './too-few.js'

interface RankingCardProps {
  readonly figures: Figures
  readonly onPick: (span: Span) => void
}

const NoRanking = ({ figures, onPick }: RankingCardProps) => {
  const { t } = useTranslation()
  const { asOf, zone, minimumSample } = figures
  return (
    <p className="no-ranking">
      {t('city.noRanking', { minimum: minimumSample })} {t('city.noRankingDo')}{' '}
      <Button size="small" onClick={() => onPick(spanAround('year', dayOf(asOf.at, zone)))}>
        {t('city.year')}
      </Button>
    </p>
  )
}

const useExports = (figures: Figures, title: string) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const labels = useLabels()
  const head = useExportHead(figures)
  const chart = useRef<HTMLDivElement>(null)
  const name = `${title} ${figures.period.from} ${figures.period.to}`
  const csv = () => {
    const { columns, rows } = rankingSheet(figures, labels.unit, t)
    downloadCsv(name, csvOf([[title, ''], ...head], columns, rows))
  }
  const png = async () => {
    const svg = chart.current?.querySelector('svg')
    if (!svg) return
    const lines = [t('city.rankingSays'), head.map(([label, value]) => `${label} ${value}`).join(' · ')]
    await downloadPicture(name, svg, title, lines).catch(() => message.error(t('city.pngFailed')))
  }
  return { chart, csv, png }
}

/** Which units do better and which worse, as far as their numbers can tell. */
export const RankingCard = ({ figures, onPick }: RankingCardProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const navigate = useNavigate()
  const { lg = true } = Grid.useBreakpoint()
  const reference = figures.rankedAgainst?.value ?? null
  const named = figures.ranking.map((unit) => ({ ...unit, name: labels.unit(unit.unitId) }))
  const model = prepareRanking(named, reference)
  const words = useRankingWords(reference)
  const title = t('city.ranking')
  const { chart, csv, png } = useExports(figures, title)
  const open = (unitId: string) => void navigate(listBehind(figures, { tile: 'onTimeRate', unitId }))
  const isEmpty = model.rows.length === 0
  return (
    <section className="card">
      <div className="card-head">
        <h2>
          {title}
          <About name={title} figures={figures} lines={[t('city.rateOfDueIs'), t('city.usualRateIs')]} />
        </h2>
        <span className="no-print">
          <Button size="small" onClick={csv}>
            {t('city.csv')}
          </Button>{' '}
          <Button size="small" onClick={() => void png()} disabled={isEmpty}>
            {t('city.png')}
          </Button>
        </span>
      </div>
      {isEmpty ? (
        <NoRanking figures={figures} onPick={onPick} />
      ) : (
        <>
          <p className="quiet">{t('city.rankingSays')}</p>
          <Legend />
          <div ref={chart}>
            <RankIntervalChart model={model} words={words} narrow={!lg} onPick={open} />
          </div>
          {model.left > 0 ? <p className="quiet">{t('city.left', { count: model.left })}</p> : null}
          <details>
            <summary>{t('panel.table')}</summary>
            <RankingTable figures={figures} groups={model.groups} />
          </details>
        </>
      )}
      <TooFew figures={figures} />
    </section>
  )
}

const Legend = () => {
  const { t } = useTranslation()
  return (
    <ul className="legend">
      <li>
        <span className="mark-better" aria-hidden="true">
          ▲
        </span>{' '}
        {t('city.standing.clearlyBetter')}
      </li>
      <li>
        <span aria-hidden="true">●</span> {t('city.standing.notDistinguishable')}
      </li>
      <li>
        <span className="mark-worse" aria-hidden="true">
          ▼
        </span>{' '}
        {t('city.standing.clearlyWorse')}
      </li>
    </ul>
  )
}
