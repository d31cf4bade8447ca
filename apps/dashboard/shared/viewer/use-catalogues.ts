import { useQuery } from 'urql'
import { CATALOGUES } from '../api/inspection-questions.js'
import type { Catalogue } from '../api/schema.generated.js'

const NONE: readonly Catalogue[] = []
const EMPTY: Catalogue = { campaign: null, zh: '', en: '', categories: [], violations: [], keyDates: [], kinds: [] }

/** What may be chosen under each campaign in force; empty until it is known. */
export const useCatalogues = (): readonly Catalogue[] => {
  const [told] = useQuery<{ readonly catalogues: readonly Catalogue[] }>({
    query: CATALOGUES.text,
    requestPolicy: 'cache-first',
  })
  return told.data?.catalogues ?? NONE
}

/** What may be chosen under one campaign, or under none. */
export const useCatalogue = (campaign: string | null): Catalogue =>
  useCatalogues().find((one) => one.campaign === campaign) ?? EMPTY
