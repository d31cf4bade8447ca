import { millisOf, type Instant } from '@huiyin/kernel'
import type { Answer, Fields } from './answer.js'
import { LATITUDE, LONGITUDE } from './channel.js'
import type { SentEntry, SentItem } from './ports.js'
import { serviceName, UNSORTED, type Service } from './services.js'
import { numbered, type Language, type Stage } from './words.js'

/** An item with the work on it, and what its unit is called. */
export interface Told {
  readonly item: SentItem
  readonly entries: readonly SentEntry[]
  /** Of the unit that has it now; null: none has. */
  readonly unitName: string | null
}

/** The entries of units that have the item: one that was handed over is nobody's any more. */
const heldOf = (entries: readonly SentEntry[]): readonly SentEntry[] =>
  entries.filter(({ state }) => state !== 'handedOver')

/** The entry of the unit that has the item now; null: none has. */
export const currentEntry = (entries: readonly SentEntry[]): SentEntry | null => heldOf(entries).at(-1) ?? null

/** How far an item has come; closed once every unit that has it was accepted. */
export const stageOf = ({ state }: Pick<SentItem, 'state'>, entries: readonly SentEntry[]): Stage => {
  if (state === 'declined' || state === 'withdrawn') return state
  const held = heldOf(entries)
  if (held.length > 0 && held.every((entry) => entry.state === 'closedOut')) return 'closed'
  if (state === 'replied') return 'answered'
  if (held.length > 0 || state === 'assigned') return 'assigned'
  return state === 'registered' ? 'registered' : 'received'
}

/** The two words the specification has for where a request stands. */
export const statusOf = (stage: Stage): 'open' | 'closed' =>
  ['closed', 'declined', 'withdrawn'].includes(stage) ? 'closed' : 'open'

/** A moment as the specification wants it (w3.org/TR/NOTE-datetime), to the second. */
export const w3 = (instant: Instant): string => `${new Date(millisOf(instant)).toISOString().slice(0, 19)}Z`

const changedAt = ({ item, entries }: Told): Instant =>
  entries
    .flatMap(({ openedAt, closedAt }) => [openedAt, ...(closedAt === null ? [] : [closedAt])])
    .reduce((one, other) => (one > other ? one : other), item.changedAt)

/** A number the way it was sent: JSON knows numbers only, which is exact to 15 digits. */
const degrees = (value: string | number | boolean | undefined): number | null => {
  const read = Number(value)
  return value === undefined || value === '' || Number.isNaN(read) ? null : read
}

/** A request as anybody may know it who follows it: no reporter, no person of the staff, no word anybody wrote. */
export const requestFields = (told: Told, services: readonly Service[], language: Language): Fields => {
  const { item, entries, unitName } = told
  const stage = stageOf(item, entries)
  const code = item.category ?? UNSORTED.code
  const dueAt = currentEntry(entries)?.dueAt ?? null
  return {
    service_request_id: item.itemId,
    status: statusOf(stage),
    status_notes: numbered(stage, item.number, language),
    service_name: serviceName(services, code, language),
    service_code: code,
    description: null,
    agency_responsible: unitName,
    service_notice: null,
    requested_datetime: w3(item.receivedAt),
    updated_datetime: w3(changedAt(told)),
    expected_datetime: dueAt === null ? null : w3(dueAt),
    address: null,
    address_id: null,
    zipcode: null,
    lat: degrees(item.fields[LATITUDE]),
    long: degrees(item.fields[LONGITUDE]),
    media_url: null,
  }
}

/** GET requests, and GET of one. */
export const requestsAnswer = (rows: readonly Fields[]): Answer => ({
  root: 'service_requests',
  of: { each: 'request', of: rows },
})
