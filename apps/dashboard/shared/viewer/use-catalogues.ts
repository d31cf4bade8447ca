import { useQuery } from 'urql'
import { INSPECTION_CATALOGUES } from '../api/inspection-questions.js'
import type { InspectionCatalogue } from '../api/schema.generated.js'

const NONE: readonly InspectionCatalogue[] = []
const EMPTY: InspectionCatalogue = {
  campaign: null,
  zh: '',
  en: '',
  categories: [],
  violations: [],
  keyDates: [],
  kinds: [],
}

/** What may be chosen under each campaign in force; empty until it is known. */
export const useCatalogues = (): readonly InspectionCatalogue[] => {
  const [told] = useQuery<{ readonly inspectionCatalogues: readonly InspectionCatalogue[] }>({
    query: INSPECTION_CATALOGUES.text,
    requestPolicy: 'cache-first',
  })
  return told.data?.inspectionCatalogues ?? NONE
}

/** What may be chosen under one campaign, or under none. */
export const useCatalogue = (campaign: string | null): InspectionCatalogue =>
  useCatalogues().find((one) => one.campaign === campaign) ?? EMPTY
