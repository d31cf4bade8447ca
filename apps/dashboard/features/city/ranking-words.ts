import type { RankGroup, RankRow } from '@huiyin/charts'
import { useTranslation } from 'react-i18next'
import { formatInterval, formatPercent } from '../../shared/format/numbers.js'

interface Places {
  readonly rankLowest: number
  readonly rankHighest: number
}

/** A rank in words: the places a unit may really hold. */
export const useRankText = (): ((places: Places) => string) => {
  const { t } = useTranslation()
  return ({ rankLowest, rankHighest }) => {
    const [low, high] = [Math.min(rankLowest, rankHighest), Math.max(rankLowest, rankHighest)]
    return low === high ? t('city.rankOne', { low }) : t('city.rank', { low, high })
  }
}

/** The words of the ranking chart. */
export const useRankingWords = (reference: number | null) => {
  const { t } = useTranslation()
  const rank = useRankText()
  return {
    title: t('city.ranking'),
    axis: t('city.rankingAxis'),
    reference: t('city.overall', { rate: formatPercent(reference) }),
    rank: (row: RankRow) => `${rank(row)} · ${t('city.groupShort', { group: row.group })}`,
    percent: (share: number) => formatPercent(share),
    value: ({ denominator }: RankRow) => t('city.n', { n: denominator }),
    tip: (row: RankRow) =>
      t('city.tip', {
        name: row.name,
        rate: formatPercent(row.value),
        numerator: row.numerator,
        denominator: row.denominator,
        interval: formatInterval([row.low, row.high]),
        rank: rank(row),
        standing: t(`city.standing.${row.standing}`),
      }),
  }
}

/** A stretch of the ranking in words: who in it cannot be told apart. */
export const useGroupText = () => {
  const { t } = useTranslation()
  return ({ group, size, chain }: RankGroup) => {
    if (size === 1) return t('city.groupOne', { group })
    return t(chain ? 'city.groupChain' : 'city.group', { group, size })
  }
}
