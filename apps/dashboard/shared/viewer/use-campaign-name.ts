import { useTranslation } from 'react-i18next'
import { catalogueOf } from '../catalogue/catalogue.js'
import { useLabels } from './labels.js'
import { useSigned } from './viewer.js'

/** What a campaign is called; null: under none. */
export const useCampaignName = () => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const { catalogues } = useSigned()
  return (campaign: string | null): string =>
    campaign === null ? t('inspections.noCampaign') : (catalogueOf(catalogues, campaign)?.[language] ?? campaign)
}
