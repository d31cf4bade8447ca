import type { Fields } from './answer.js'
import { byItem } from './by-item.js'
import { idOfReference, ID_PREFIX, idsOfBody, isStillSame, prefixOf } from './ids.js'
import type { ApiClient, Open311Ports, SentEntry, SentItem } from './ports.js'
import { MOST_REQUESTS, type Search } from './search.js'
import type { Service } from './services.js'
import { referenceOf } from './report-input.js'
import { pairsOf, type SentForm } from './sent-form.js'
import { currentEntry, requestFields, stageOf, statusOf, type Told } from './told.js'
import { UNSORTED } from './services.js'
import { millisOf } from '@huiyin/kernel'
import type { Language } from './words.js'

/** Who reads: a program, what it sent itself; null: anybody, where that is allowed, what came from all. */
export type Reader = ApiClient | null

/** Whether an id is one that this reader may be told of. */
const isTheirs = (itemId: string, reader: Reader): boolean =>
  itemId.startsWith(reader === null ? ID_PREFIX : prefixOf(reader.client))

/** How many items are looked through for one answer; who needs more asks for a shorter span. */
const MOST_LOOKED_THROUGH = 20_000

interface Worked {
  readonly item: SentItem
  readonly entries: readonly SentEntry[]
}

/** Items with the work on them; those nobody may be told of are left out. */
const workedOf = async ({ owners, tenant }: Open311Ports, itemIds: readonly string[]): Promise<readonly Worked[]> => {
  if (itemIds.length === 0) return []
  const [items, entries] = await Promise.all([
    owners.sentItems({ tenant, itemIds }),
    owners.sentEntries({ tenant, itemIds }),
  ])
  const of = byItem(entries)
  return items.map((item) => ({ item, entries: of.get(item.itemId) ?? [] }))
}

const fits = ({ item, entries }: Worked, { serviceCodes, statuses }: Extract<Search, { by: 'span' }>): boolean =>
  (serviceCodes === null || serviceCodes.includes(item.category ?? UNSORTED.code)) &&
  (statuses === null || statuses.includes(statusOf(stageOf(item, entries))))

/** Page by page, so that what does not fit costs nobody a place among the thousand. */
const found = async (ports: Open311Ports, reader: Reader, search: Extract<Search, { by: 'span' }>) => {
  const { owners, tenant } = ports
  const prefix = reader === null ? ID_PREFIX : prefixOf(reader.client)
  const most = MOST_REQUESTS
  const kept: Worked[] = []
  let after: { readonly receivedAt: string; readonly itemId: string } | null = null
  for (let looked = 0; looked < MOST_LOOKED_THROUGH && kept.length < most; looked += most) {
    const page = await owners.sentItemIds({ tenant, prefix, ...search.span, after, most })
    const theirs = page.map(({ itemId }) => itemId).filter((itemId) => isTheirs(itemId, reader))
    const worked = await workedOf(ports, theirs)
    kept.push(...worked.filter((one) => fits(one, search)))
    if (page.length < most) break
    after = page.at(-1) ?? null
  }
  return kept.slice(0, most)
}

const named = async ({ owners, tenant }: Open311Ports, worked: readonly Worked[]): Promise<readonly Told[]> => {
  const unitIds = [...new Set(worked.flatMap(({ entries }) => currentEntry(entries)?.unitId ?? []))]
  const names = unitIds.length === 0 ? {} : await owners.unitNames({ tenant, unitIds })
  return worked.map((one) => {
    const unitId = currentEntry(one.entries)?.unitId
    return { ...one, unitName: unitId === undefined ? null : (names[unitId] ?? null) }
  })
}

/** The requests a search finds, the newest first; never one of another program, nor one that nobody may be told of. */
export const requestsFound = async (
  ports: Open311Ports,
  {
    reader,
    search,
    services,
    language,
  }: {
    readonly reader: Reader
    readonly search: Search
    readonly services: readonly Service[]
    readonly language: Language
  },
): Promise<readonly Fields[]> => {
  const worked =
    search.by === 'ids'
      ? await workedOf(
          ports,
          search.ids.filter((id) => isTheirs(id, reader)),
        )
      : await found(ports, reader, search)
  return (await named(ports, worked)).map((told) => requestFields(told, services, language))
}

/** Which item a form is: the one of its reference, or of its words in these minutes. */
export const itemIdOf = async (
  { owners, tenant, clock }: Pick<Open311Ports, 'owners' | 'tenant' | 'clock'>,
  { client, key }: { readonly client: string; readonly key: string },
  { body, form }: { readonly body: Readonly<Record<string, unknown>>; readonly form: SentForm },
): Promise<string> => {
  const reference = referenceOf(form)
  if (reference !== null) return idOfReference(tenant, client, reference)
  const now = millisOf(clock.now())
  const ids = idsOfBody({ tenant, client, key }, pairsOf(body), now)
  const [before] = await owners.sentItems({ tenant, itemIds: [ids.before] })
  return before !== undefined && isStillSame(millisOf(before.receivedAt), now) ? ids.before : ids.now
}
