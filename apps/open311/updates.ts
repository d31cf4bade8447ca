import type { Instant } from '@huiyin/kernel'
import type { Answer, Fields } from './answer.js'
import { byItem } from './by-item.js'
import { ID_PREFIX, prefixOf } from './ids.js'
import type { Open311Owners, Open311Ports, SentEntry, SentStep } from './ports.js'
import type { Reader } from './requests.js'
import { MOST_REQUESTS, type Span } from './search.js'
import { statusOf, w3 } from './told.js'
import { STAGES, type Language } from './words.js'

type Owners = Pick<Open311Ports, 'owners' | 'tenant'>
type Work = Awaited<ReturnType<Open311Owners['workSteps']>>[number]

/** At the same moment, by the order in which they stand in the request. */
const byMoment = (one: SentStep, other: SentStep): number =>
  one.recordedAt < other.recordedAt ? -1 : one.recordedAt > other.recordedAt ? 1 : 0

const row =
  (language: Language) =>
  ({ id, itemId, stage, recordedAt }: SentStep): Fields => ({
    update_id: id,
    service_request_id: itemId,
    status: statusOf(stage),
    updated_datetime: w3(recordedAt),
    description: STAGES[stage][language],
    media_url: null,
  })

/** Ids of items that changed since a moment, by what intake and by what rectification knows of them. */
const changedSince = async ({ owners, tenant }: Owners, prefix: string, since: Instant): Promise<readonly string[]> => {
  const after = await owners.knownPosition({ knownAt: since })
  const asked = { tenant, prefix, after, most: MOST_REQUESTS }
  const [items, worked] = await Promise.all([owners.sentItemsChanged(asked), owners.itemsWorkedOn(asked)])
  return [...new Set([...items, ...worked])].filter((itemId) => itemId.startsWith(prefix))
}

const lastOf = (steps: readonly Work[]): Work | null =>
  steps.reduce<Work | null>((last, one) => (last && last.recordedAt > one.recordedAt ? last : one), null)

/** It is closed once the last of its units was; what one of several closed before is no step of the whole. */
const workTold = (work: readonly Work[], entries: readonly SentEntry[]): readonly SentStep[] => {
  const held = entries.filter(({ state }) => state !== 'handedOver')
  const isClosed = held.length > 0 && held.every(({ state }) => state === 'closedOut')
  const last = lastOf(work.filter(({ is }) => is === 'closedOut'))
  return work.flatMap(({ is, ...step }): readonly SentStep[] => {
    if (is === 'reopened') return [{ ...step, stage: 'assigned' }]
    return isClosed && step.id === last?.id ? [{ ...step, stage: 'closed' }] : []
  })
}

/** What intake and what rectification know of these items, put together; nothing of one that nobody may be told of. */
const stepsOf = async ({ owners, tenant }: Owners, itemIds: readonly string[]): Promise<readonly SentStep[]> => {
  const own = byItem(await owners.sentSteps({ tenant, itemIds }))
  const told = [...own.keys()]
  if (told.length === 0) return []
  const [entries, work] = await Promise.all([
    owners.sentEntries({ tenant, itemIds: told }),
    owners.workSteps({ tenant, itemIds: told }),
  ])
  const [entriesBy, workBy] = [byItem(entries), byItem(work)]
  return told.flatMap((itemId) => [
    ...(own.get(itemId) ?? []),
    ...workTold(workBy.get(itemId) ?? [], entriesBy.get(itemId) ?? []),
  ])
}

/**
 * GET servicerequestupdates, which FixMyStreet reads: the steps that were recorded in a span, the oldest first, a thousand
 * at most. By when they were recorded, not by when they happened, so that whoever asks for one span after the other misses none.
 */
export const updatesAnswer = async (
  { owners, tenant }: Pick<Open311Ports, 'owners' | 'tenant'>,
  { reader, span, language }: { readonly reader: Reader; readonly span: Span; readonly language: Language },
): Promise<Answer> => {
  const prefix = reader === null ? ID_PREFIX : prefixOf(reader.client)
  const asked = { owners, tenant }
  const changed = await changedSince(asked, prefix, span.from)
  const pages = Array.from({ length: Math.ceil(changed.length / MOST_REQUESTS) }, (_, nth) =>
    stepsOf(asked, changed.slice(nth * MOST_REQUESTS, (nth + 1) * MOST_REQUESTS)),
  )
  const rows = (await Promise.all(pages))
    .flat()
    .filter(({ recordedAt }) => span.from <= recordedAt && recordedAt <= span.to)
    .toSorted(byMoment)
    .slice(0, MOST_REQUESTS)
  return { root: 'service_request_updates', of: { each: 'request_update', of: rows.map(row(language)) } }
}
