import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../api/schema.generated.js'

/** How often an item was handed round without need, and whether it came back; nothing where it was not. Facts, no verdict. */
export const KicksTag = ({ row: { kicks, kickedBack } }: { readonly row: Pick<ItemRow, 'kicks' | 'kickedBack'> }) => {
  const { t } = useTranslation()
  if (kicks === 0) return null
  return (
    <span className={`state ${kickedBack ? 'state-warn' : 'state-plain'}`}>
      ⇄ {t(kickedBack ? 'desk.kickedBack' : 'desk.kicks', { count: kicks })}
    </span>
  )
}
