import { GroupBarsChart, prepareBars, type BarModel } from '@huiyin/charts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Figures, GroupCount } from '../../shared/api/schema.generated.js'
import { csvOf } from '../../shared/export/csv.js'
import { downloadCsv } from '../../shared/export/download.js'
import { formatCount, formatPercent } from '../../shared/format/numbers.js'
import { ScrollFrame } from '../../shared/layout/scroll-frame.js'
import { listBehind } from './drill.js'
import { useExportHead } from './export-head.js'
import { groupSheet } from './sheets.js'

interface GroupsCardProps {
  readonly figures: Figures
  readonly dimension: 'channel' | 'category'
  readonly title: string
  readonly groups: readonly GroupCount[]
  readonly labelOf: (key: string) => string
}

const GroupTable = ({ model, title, linkOf }: { model: BarModel; title: string; linkOf: (key: string) => string }) => {
  const { t } = useTranslation()
  return (
    <ScrollFrame label={title}>
      <table className="data">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('city.group_')}</th>
            <th scope="col" className="number">
              {t('city.count')}
            </th>
            <th scope="col" className="number">
              {t('city.share')}
            </th>
            <th scope="col" className="number">
              {t('city.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {model.rows.map(({ key, label, cases, share, rate }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className="number">
                <Link to={linkOf(key)}>{formatCount(cases)}</Link>
              </td>
              <td className="number">{formatPercent(share)}</td>
              <td className="number">{rate === null ? t('city.noData') : formatPercent(rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

/** The cases of the period by channel or category; a bar leads to its cases. */
export const GroupsCard = ({ figures, dimension, title, groups, labelOf }: GroupsCardProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const head = useExportHead(figures)
  const model = prepareBars(groups, labelOf)
  const all = prepareBars(groups, labelOf, groups.length)
  const linkOf = (key: string) => listBehind(figures, { [dimension]: key })
  const save = () => {
    const { columns, rows } = groupSheet(all, t)
    downloadCsv(title, csvOf([[title, ''], ...head], columns, rows))
  }
  const words = {
    title,
    count: (cases: number) => formatCount(cases),
    tip: ({ label, cases, share }: BarModel['rows'][number]) =>
      `${label} ${formatCount(cases)} ${t('city.cases')} (${formatPercent(share)})`,
  }
  return (
    <section className="card">
      <div className="card-head">
        <h2>{title}</h2>
        <Button size="small" className="no-print" onClick={save}>
          {t('city.csv')}
        </Button>
      </div>
      {model.rows.length === 0 ? (
        <p className="quiet">{t('city.noCases')}</p>
      ) : (
        <>
          <GroupBarsChart model={model} words={words} onPick={(key) => void navigate(linkOf(key))} />
          {model.rest > 0 ? (
            <p className="quiet">
              {t('city.rest', { shown: model.shown, rest: model.rest, groups: model.of - model.shown })}
            </p>
          ) : null}
          <details>
            <summary>{t('panel.table')}</summary>
            <GroupTable model={all} title={title} linkOf={linkOf} />
          </details>
        </>
      )}
    </section>
  )
}
