import { useTranslation } from 'react-i18next'
import type { CaseFilter } from '../../shared/api/schema.generated.js'
import { useLabels } from '../../shared/viewer/labels.js'

type Value = (name: string) => string | null

/** The filter an address names. */
export const filterIn = (value: Value): CaseFilter => {
  const [from, to] = [value('from'), value('to')]
  return {
    tile: value('tile'),
    unitId: value('unit'),
    verdict: value('verdict'),
    channel: value('channel'),
    category: value('category'),
    at: value('at'),
    period: from !== null && to !== null ? { from, to } : null,
  }
}

/** What was chosen: as a filter for the server, and in words for the reader. */
export const useChosen = (value: Value, campaign: string | null) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const filter = filterIn(value)
  const { tile, unitId, verdict, channel, category, period } = filter
  const span = period ? t('city.span', { from: period.from, to: period.to }) : null
  const words = [
    tile ? t('city.filter.tile', { value: t(`city.tile.${tile}`, { defaultValue: tile }) }) : null,
    unitId ? t('city.filter.unit', { value: labels.unit(unitId) }) : null,
    verdict ? t('city.filter.verdict', { value: labels.word('verdict', verdict) }) : null,
    typeof channel === 'string' ? t('city.filter.channel', { value: labels.channel(channel) }) : null,
    typeof category === 'string' ? t('city.filter.category', { value: labels.category(category, campaign) }) : null,
    span ? t(tile ? 'city.filter.spell' : 'city.filter.period', { value: span }) : null,
  ].filter((word) => word !== null)
  return { filter, words }
}
