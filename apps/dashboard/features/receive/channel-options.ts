import { useTranslation } from 'react-i18next'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/** The tenant’s own channels first, then those its campaigns name, then the rest. */
const ORIGINS = ['own', 'campaign', 'standard'] as const

/** The channels by which a report may come in, as groups of a list of choices. */
export const useChannelOptions = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { channels } = useSigned()
  return ORIGINS.map((origin) => ({
    label: t(`receive.origin.${origin}`),
    options: [...channels.values()]
      .filter((one) => one.origin === origin)
      .map(({ code }) => ({ value: code, label: labels.channel(code) })),
  })).filter(({ options }) => options.length > 0)
}
