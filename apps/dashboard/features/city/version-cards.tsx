import { prepareRanking, RankIntervalChart } from '@huiyin/charts'
import { Button, Grid } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { PlaceSeen, RankingVersion, UnitChange } from '../../shared/api/schema.generated.js'
import { csvOf, type HeadLine } from '../../shared/export/csv.js'
import { downloadCsv } from '../../shared/export/download.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount, formatInterval, formatPercent } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { listBehind } from './drill.js'
import { PublishedTable } from './published-table.js'
import { useRankingWords, useRankText } from './ranking-words.js'
import { publishedSheet } from './sheets.js'
import '../../shared/queue/queue.css'

/** What a version is pinned to, as lines of a head: on the screen and above its sheet. */
export const usePinned = ({ row }: RankingVersion): readonly HeadLine[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return [
    [t('rankings.period'), t('city.span', { from: row.from, to: row.to })],
    [t('rankings.version'), t('rankings.versionOf', { version: row.version })],
    [t('rankings.judged'), `${formatInstant(row.at, me.zone)} (${me.zone})`],
    [t('rankings.pinned'), t('rankings.pinnedAt', { position: formatCount(row.position) })],
    [t('rankings.seal'), t('rankings.sealAt', { position: formatCount(row.sealPosition), hash: row.sealHash })],
    [t('rankings.minimum'), t('rankings.minimumIs', { minimum: row.minimum })],
    [t('rankings.published'), `${formatInstant(row.publishedAt, me.zone)} · ${labels.person(row.decidedBy)}`],
    ...(row.reason === null ? [] : [[t('rankings.reason'), row.reason] as const]),
  ]
}

const useSave = (version: RankingVersion, title: string) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const pinned = usePinned(version)
  return () => {
    const { columns, rows } = publishedSheet(version, labels.unit, t)
    const head: readonly HeadLine[] = [[title, ''], ...pinned, [t('city.exportedBy'), me.name]]
    downloadCsv(`${title} v${version.row.version}`, csvOf(head, columns, rows))
  }
}

/** One version as it was made public: the picture, the table, what it is pinned to, who cannot be told apart. */
export const VersionCard = ({ version }: { readonly version: RankingVersion }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { lg = true } = Grid.useBreakpoint()
  const { row, overall, ranking, tooFew } = version
  const title = t('rankings.one', { from: row.from, to: row.to })
  const pinned = usePinned(version)
  const save = useSave(version, title)
  const navigate = useNavigate()
  const open = (unitId: string) => {
    const behind = { period: { from: row.from, to: row.to }, asOf: { at: row.at, position: row.position } }
    void navigate(listBehind(behind, { tile: 'onTimeRate', unitId }))
  }
  const reference = overall.value
  const words = useRankingWords(reference)
  const model = prepareRanking(
    ranking.map((unit) => ({ ...unit, name: labels.unit(unit.unitId) })),
    reference,
  )
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('rankings.versionOf', { version: row.version })}</h2>
        <Button size="small" className="no-print" onClick={save}>
          {t('city.csv')}
        </Button>
      </div>
      <NamedValues values={pinned} className="pinned" />
      <p className="quiet small">{t('rankings.sealHow')}</p>
      <p className="quiet">
        {t('city.rankingSays')} {t('rankings.behind')}
      </p>
      {model.rows.length > 0 ? <RankIntervalChart model={model} words={words} narrow={!lg} onPick={open} /> : null}
      <PublishedTable version={version} groups={model.groups} />
      {tooFew.length > 0 ? <p className="quiet">{t('city.tooFewWhy', { minimum: row.minimum })}</p> : null}
    </section>
  )
}

const usePlaceText = () => {
  const { t } = useTranslation()
  const rank = useRankText()
  return (place: PlaceSeen | null): string => {
    if (place === null) return t('rankings.absent')
    const { rate, rankLowest, rankHighest } = place
    const isRanked = rankLowest !== null && rankHighest !== null
    return t('rankings.place', {
      rank: isRanked ? rank({ rankLowest, rankHighest }) : t('rankings.unranked'),
      rate: formatPercent(rate.value),
      numerator: rate.numerator,
      denominator: rate.denominator,
      interval: formatInterval(rate.interval),
    })
  }
}

const useWhyText = () => {
  const { t } = useTranslation()
  return ({ why }: UnitChange): string =>
    why.length === 0
      ? t('rankings.noFacts')
      : why
          .map(({ fact, facts }) =>
            t('rankings.whyOne', { fact: t(`rankings.fact.${fact}`, { defaultValue: fact }), count: facts }),
          )
          .join(' · ')
}

const CHANGED = ['unit', 'before', 'after', 'why'] as const

/** What is different from the version before, unit by unit, and what was recorded in between. */
export const ChangesCard = ({ version }: { readonly version: RankingVersion }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const placeText = usePlaceText()
  const whyText = useWhyText()
  const { row, changes } = version
  if (row.version === 1) return null
  return (
    <section className="card">
      <h2>{t('rankings.whatChanged', { before: row.version - 1, after: row.version })}</h2>
      <DataTable
        caption={t('rankings.changed')}
        columns={CHANGED.map((column) => t(`rankings.${column}`))}
        className="data queue"
      >
        {changes.map((change) => (
          <tr key={change.unitId}>
            <th scope="row">{labels.unit(change.unitId)}</th>
            <td data-label={t('rankings.before')}>{placeText(change.before)}</td>
            <td data-label={t('rankings.after')}>{placeText(change.after)}</td>
            <td data-label={t('rankings.why')}>{whyText(change)}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}
