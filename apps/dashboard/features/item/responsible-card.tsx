import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/api/schema.generated.js'
import { useLabels } from '../../shared/viewer/labels.js'

/** Who answers for the matter: the responsible person, the leaders of portfolios, the first responsible of each level. */
export const ResponsibleCard = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  if (item.responsible.length === 0) return null
  return (
    <section className="card">
      <h2>{t('responsibilities.chain')}</h2>
      <ol>
        {item.responsible.map(({ unitId, as, personId, portfolio }) => {
          const none = as === 'responsiblePerson' ? 'ofTheUnit' : 'nobody'
          const name = (labels.language === 'en' ? portfolio?.nameEn : null) ?? portfolio?.name
          return (
            <li key={`${unitId}-${as}-${personId ?? ''}-${name ?? ''}`}>
              {labels.unit(unitId)} · {t(`responsibilities.${as}`)}
              {name ? ` (${name})` : ''}:{' '}
              {personId === null ? (
                <span className="mark-yellow">{t(`responsibilities.${none}`)}</span>
              ) : (
                labels.person(personId)
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
