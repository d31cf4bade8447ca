import { useTranslation } from 'react-i18next'
import type { Figures } from '../../shared/api/schema.generated.js'
import type { HeadLine } from '../../shared/export/csv.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/** What goes with every sheet and picture: which period, as of when and where, and who took it. */
export const useExportHead = ({ period, asOf, zone, minimumSample }: Figures): readonly HeadLine[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  return [
    [t('city.period'), t('city.span', { from: period.from, to: period.to })],
    [t('city.asOfLabel'), `${formatInstant(asOf.at, zone)} (${zone})`],
    [t('city.positionLabel'), `#${formatCount(asOf.position)}`],
    [t('city.minimumLabel'), String(minimumSample)],
    [t('city.exportedBy'), me.name],
  ]
}
