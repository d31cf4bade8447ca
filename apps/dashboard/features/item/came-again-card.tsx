import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CameAgain, Item } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { ItemTags } from '../../shared/layout/item-tags.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { reasonsOf } from './came-again.js'

const Earlier = ({ visits }: { readonly visits: CameAgain['earlier'] }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return (
    <ul>
      {visits.map((one) => (
        <li key={`${one.itemId} ${one.receivedAt}`}>
          <Link to={`/items/${encodeURIComponent(one.itemId)}`}>{one.number ?? t('desk.noNumber')}</Link>{' '}
          {formatInstant(one.receivedAt, me.zone)} {labels.unit(one.unitId) || t('desk.noUnit')}{' '}
          <span className="quiet">
            {t('item.again.daysApart', { count: one.daysApart })}
            {one.unanswered ? t('item.again.unanswered') : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How it comes about that an item is marked: what was counted, by which limits, and the items it rests on. */
export const CameAgainCard = ({ item: { row, cameAgain } }: { readonly item: Item }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  // that somebody watches it comes about by himself
  const tags = (row?.tags ?? []).filter((tag) => tag !== 'watched')
  if (!row || !cameAgain || (tags.length === 0 && cameAgain.earlier.length === 0)) return null
  return (
    <section className="card">
      <h2>
        {t('item.again.title')} <ItemTags row={{ tags }} />
      </h2>
      <ul>
        {reasonsOf(cameAgain).map(({ reason, ...values }) => (
          <li key={reason}>
            {t(`item.again.${reason}`, {
              ...values,
              to: labels.unit(cameAgain.leaptTo),
              over: labels.unit(cameAgain.leaptOver),
            })}
          </li>
        ))}
      </ul>
      {cameAgain.earlier.length === 0 ? null : (
        <>
          <p className="quiet">{t('item.again.earlier')}</p>
          <Earlier visits={cameAgain.earlier} />
        </>
      )}
    </section>
  )
}
