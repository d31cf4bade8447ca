import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../api/schema.generated.js'

/** How often an item was handed round without need, and whether it came back; nothing where it was not. Facts, no verdict. */
export const KicksTag = ({ row }: { readonly row: Pick<ItemRow, 'kicks' | 'kickedBack' | 'kickFaults'> }) => {
  const { t } = useTranslation()
  const { kicks, kickedBack, kickFaults } = row
  if (kicks === 0) return null
  return (
    <span className={`state ${kickedBack || kickFaults > 0 ? 'state-warn' : 'state-plain'}`}>
      ⇄ {t(kickedBack ? 'desk.kickedBack' : 'desk.kicks', { count: kicks })}
      {kickFaults > 0 ? t('desk.kickFaults', { count: kickFaults }) : ''}
    </span>
  )
}
