import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AsOf } from '../api/schema.generated.js'
import { formatInstant } from '../format/dates.js'
import { formatCount } from '../format/numbers.js'
import { useSigned } from '../viewer/viewer.js'

interface AsOfStampProps {
  readonly asOf: AsOf
  readonly refreshing: boolean
  readonly refresh: () => void
}

/** As of when and of which place in the log an answer is; it stands on every page. */
export const AsOfStamp = ({ asOf, refreshing, refresh }: AsOfStampProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const time = formatInstant(asOf.at, me.zone)
  return (
    <span className="stamp">
      <span>{t('frame.asOf', { time, position: formatCount(asOf.position) })}</span>
      <Button size="small" type="link" onClick={refresh} disabled={refreshing}>
        {refreshing ? t('frame.refreshing') : t('frame.refresh')}
      </Button>
    </span>
  )
}
