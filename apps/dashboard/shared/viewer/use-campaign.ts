import { useMemo } from 'react'
import { useQuery } from 'urql'
import { CAMPAIGN_OF, LAST_REGISTERED } from '../api/questions.js'
import type { History, ItemPage } from '../api/schema.generated.js'

const REGISTERED = ['registered', 'assigned', 'replied']

/** The campaign a history names, from the last fact that does. */
export const campaignIn = (facts: readonly { readonly data: string }[]): string | null => {
  for (const { data } of facts.toReversed()) {
    const { campaign } = JSON.parse(data) as { readonly campaign?: string | null }
    if (campaign) return campaign
  }
  return null
}

/** The campaign in force: that of the item registered last. null until it is known, or where there is none. */
export const useCampaign = (): string | null => {
  const [last] = useQuery<{ readonly items: ItemPage }>({
    query: LAST_REGISTERED.text,
    variables: { filter: { states: REGISTERED }, page: { limit: 1, offset: 0 } },
    requestPolicy: 'cache-first',
  })
  const itemId = last.data?.items.rows[0]?.itemId
  const [told] = useQuery<{ readonly history: History | null }>({
    query: CAMPAIGN_OF.text,
    variables: { itemId: itemId ?? '' },
    pause: itemId === undefined,
    requestPolicy: 'cache-first',
  })
  return useMemo(() => campaignIn(told.data?.history?.facts ?? []), [told.data])
}
