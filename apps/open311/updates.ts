import type { Answer, Fields } from './answer.js'
import { ID_PREFIX, prefixOf } from './ids.js'
import type { Open311Ports, SentStep } from './ports.js'
import type { Reader } from './requests.js'
import { MOST_REQUESTS, type Span } from './search.js'
import { statusOf, w3 } from './told.js'
import { STAGES, type Language } from './words.js'

/** A step of a request, with the request it is of. */
interface Update extends SentStep {
  readonly itemId: string
}

/** At the same moment, by the order in which they stand in the request. */
const byMoment = (one: Update, other: Update): number =>
  one.recordedAt < other.recordedAt ? -1 : one.recordedAt > other.recordedAt ? 1 : 0

const row =
  (language: Language) =>
  ({ id, itemId, stage, recordedAt }: Update): Fields => ({
    update_id: id,
    service_request_id: itemId,
    status: statusOf(stage),
    updated_datetime: w3(recordedAt),
    description: STAGES[stage][language],
    media_url: null,
  })

/**
 * GET servicerequestupdates, which FixMyStreet reads: the steps that were recorded in a span, the oldest first, a thousand
 * at most. By when they were recorded, not by when they happened, so that whoever asks for one span after the other misses none.
 */
export const updatesAnswer = async (
  { owners, tenant }: Pick<Open311Ports, 'owners' | 'tenant'>,
  { reader, span, language }: { readonly reader: Reader; readonly span: Span; readonly language: Language },
): Promise<Answer> => {
  const prefix = reader === null ? ID_PREFIX : prefixOf(reader.client)
  const changed = await owners.changedItemIds({ tenant, prefix, since: span.from, most: MOST_REQUESTS })
  const itemIds = changed.filter((itemId) => itemId.startsWith(prefix))
  const steps = await Promise.all(
    itemIds.map(async (itemId) => (await owners.stepsOf({ tenant, itemId })).map((step) => ({ ...step, itemId }))),
  )
  const rows = steps
    .flat()
    .filter(({ recordedAt }) => span.from <= recordedAt && recordedAt <= span.to)
    .toSorted(byMoment)
    .slice(0, MOST_REQUESTS)
  return { root: 'service_request_updates', of: { each: 'request_update', of: rows.map(row(language)) } }
}
