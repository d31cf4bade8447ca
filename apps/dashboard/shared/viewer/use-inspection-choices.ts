import { useQuery } from 'urql'
import { INSPECTION_CHOICES } from '../api/inspection-questions.js'
import type { Category, InspectionChoices } from '../api/schema.generated.js'
import { catalogueOf } from '../catalogue/catalogue.js'
import { useSigned } from './viewer.js'

const NONE: readonly InspectionChoices[] = []
const EMPTY: Omit<InspectionChoices, 'campaign'> = { violations: [], keyDates: [], kinds: [] }

/** What may be chosen at an inspection under each campaign in force, and under none; empty until it is known. */
export const useInspectionChoices = (): readonly InspectionChoices[] => {
  const [told] = useQuery<{ readonly inspectionChoices: readonly InspectionChoices[] }>({
    query: INSPECTION_CHOICES.text,
    requestPolicy: 'cache-first',
  })
  return told.data?.inspectionChoices ?? NONE
}

/** What may be chosen under one campaign, with its catalogue. */
export interface Choices extends InspectionChoices {
  readonly categories: readonly Category[]
}

/** What may be chosen under one campaign, or under none. */
export const useChoices = (campaign: string | null): Choices => {
  const { catalogues } = useSigned()
  const choices = useInspectionChoices().find((one) => one.campaign === campaign) ?? { campaign, ...EMPTY }
  return { ...choices, categories: catalogueOf(catalogues, campaign)?.categories ?? [] }
}
