import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Figures } from '../../shared/api/schema.generated.js'
import { formatCount } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { listBehind } from './drill.js'

/** Units with too few cases to be ranked: named with what they have, and not put in any order of merit. */
export const TooFew = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  if (figures.tooFew.length === 0) return null
  return (
    <section>
      <h3>{t('city.tooFew')}</h3>
      <p className="quiet">{t('city.tooFewWhy', { minimum: figures.minimumSample })}</p>
      <ul className="too-few">
        {figures.tooFew.map(({ unitId, rate }) => (
          <li key={unitId}>
            {labels.unit(unitId)}{' '}
            <Link to={listBehind(figures, { tile: 'onTimeRate', unitId })}>
              {t('city.of', { numerator: formatCount(rate.numerator), denominator: formatCount(rate.denominator) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
