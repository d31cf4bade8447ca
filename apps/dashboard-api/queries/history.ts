import { dayIn, type Instant, type TimeZone } from '@huiyin/kernel'
import type { Deadline } from '@huiyin/calendar'
import { SANCTION_READERS } from '@huiyin/contracts'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import type { HistoryFact } from '@huiyin/read-model'
import { voidingFor } from './actions.js'
import type { Action } from './offered.js'
import { countedDays, type DeadlineDay } from './deadline-days.js'
import { seesItem } from './item.js'
import { instantProblems } from './pages.js'
import type { EntryListRow, ItemListRow, SanctionListRow } from './list-rows.js'
import type { Chain, DashboardPorts, ItemHistory, Position } from './ports.js'
import { currentEntry, entryRowOf, itemRowOf, type EntryRow, type ItemRow } from './rows.js'
import { sanctionRowOf, type SanctionRow } from './sanctions.js'
import { isWithin, scopeOf } from './scope.js'

export interface HistoryArgs {
  readonly itemId: string
  readonly knownAt?: Instant | null
  readonly happenedAt?: Instant | null
}

/** One fact of a history, as the dashboard shows it. */
export interface Fact {
  readonly position: number
  readonly stream: string
  readonly type: string
  readonly says: string
  readonly data: string
  readonly occurredAt: string
  readonly precision: string
  readonly recordedAt: string
  readonly lateRecord: boolean
  readonly personId: string
  readonly unitId: string | null
  readonly hash: string
  readonly factId: string
  readonly voided: Voided | null
  /** How the viewer could void it now; null where he never may, and in every view of the past. */
  readonly voiding: Action | null
}

/** Who voided a fact and why. */
export interface Voided {
  readonly personId: string
  readonly reason: string
  readonly recordedAt: string
  readonly position: number
}

export interface History {
  readonly itemId: string
  readonly position: Position | null
  readonly facts: readonly Fact[]
  /** How many of the facts were recorded late (补录). */
  readonly lateRecords: number
  readonly item: ItemRow | null
  readonly entries: readonly EntryRow[]
  /** The measures proposed about it, for those who may ask about measures. */
  readonly sanctions: readonly SanctionRow[]
  readonly deadlineDays: readonly DeadlineDay[]
  readonly chains: readonly Chain[]
  readonly chainIntact: boolean
}

const ENTRY_STREAM = 'rectification-entry-'
const SANCTION_STREAM = 'accountability-sanction-'

/** 补录: recorded on a later day, in the zone, than the one on which it happened. */
const isLateRecord = ({ occurred, recordedAt }: HistoryFact, zone: TimeZone): boolean =>
  dayIn(zone, recordedAt) > dayIn(zone, occurred.at)

/** What is sealed, here not even as ciphertext, and the reporter's own words beside a rating: not handed out. */
const WITHHELD: Readonly<Record<string, string>> = { sealed: '[sealed]', remark: '[withheld]' }
const withoutSealed = (key: string, value: unknown): unknown =>
  value === null || value === undefined ? value : (WITHHELD[key] ?? value)

const factOf = (fact: HistoryFact, zone: TimeZone, voiding: Action | null): Fact => {
  const { position, stream, type, says, data, occurred, recordedAt, actor, hash, id: factId, voided } = fact
  return {
    ...{ position, stream, type, says, recordedAt, hash, factId, voided, voiding },
    data: JSON.stringify(data, withoutSealed),
    occurredAt: occurred.at,
    precision: occurred.precision,
    lateRecord: isLateRecord(fact, zone),
    personId: actor.person,
    unitId: actor.unit,
  }
}

const deadlineOf = ({ data }: HistoryFact): Deadline | null =>
  typeof data === 'object' && data !== null && 'deadline' in data ? (data.deadline as Deadline | null) : null

/** How the deadline of an entry was counted, day by day, from the last of its facts that carries one. */
const daysOf = (facts: readonly HistoryFact[], entry: EntryListRow | null): readonly DeadlineDay[] => {
  if (!entry) return []
  const deadlines = facts
    .filter(({ type, stream, voided }) => {
      const isOwn = type !== 'ObjectionRecorded' // that deadline is the decision's, not the work's
      return isOwn && !voided && stream === `${ENTRY_STREAM}${entry.entry_id}`
    })
    .map(deadlineOf)
  const deadline = deadlines.findLast((one) => one !== null)
  if (!deadline) return []
  return countedDays(deadline)
}

/** That somebody came before tells of other items: only the item itself says it, cut to those the asker sees (ADR 0033). */
const TOLD_BY_THE_ITEM: ReadonlySet<string> = new Set(['ReporterCameBefore'])

/** Only what is within the scope: entries and measures of others are left out with all their facts. */
const cutTo = (viewer: Viewer, { facts, entries, sanctions, chains }: ItemHistory) => {
  const scope = scopeOf(viewer)
  const mayAskOfSanctions = viewer.roles.some((role) => (SANCTION_READERS as readonly string[]).includes(role))
  const seen = (entries as unknown as readonly EntryListRow[]).filter((row) => isWithin(scope, row))
  const measures = (sanctions as unknown as readonly SanctionListRow[]).filter(
    (row) => mayAskOfSanctions && isWithin(scope, row),
  )
  const streams = new Set([
    ...seen.map(({ entry_id: id }) => `${ENTRY_STREAM}${id}`),
    ...measures.map(({ sanction_id: id }) => `${SANCTION_STREAM}${id}`),
  ])
  const isShown = ({ stream }: { readonly stream: string }) =>
    streams.has(stream) || !(stream.startsWith(ENTRY_STREAM) || stream.startsWith(SANCTION_STREAM))
  const told = facts.filter((fact) => isShown(fact) && !TOLD_BY_THE_ITEM.has(fact.type))
  return { entries: seen, sanctions: measures, facts: told, chains: chains.filter(isShown) }
}

/**
 * An item as it was known at one moment and had happened by another. Whether it may be seen is judged by today's
 * permission on the item as it stands today; null when it may not, or does not exist.
 */
export const findHistory = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { itemId, knownAt = null, happenedAt = null }: HistoryArgs,
): Promise<QuestionAnswer<History | null>> => {
  const problems = [...instantProblems('knownAt', knownAt), ...instantProblems('happenedAt', happenedAt)]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  if (!(await seesItem(ports, viewer, itemId))) return answered(null)
  const told = await ports.historyOf(itemId, { knownAt, happenedAt })
  const { facts, entries, sanctions, chains } = cutTo(viewer, told)
  const zone = ports.zoneOf(viewer.tenant)
  const item = told.item as ItemListRow | null
  const isNow = knownAt === null && happenedAt === null
  return answered({
    itemId,
    position: told.position,
    facts: facts.map((fact) => factOf(fact, zone, isNow ? voidingFor(viewer, fact) : null)),
    lateRecords: facts.filter((fact) => isLateRecord(fact, zone)).length,
    item: item && itemRowOf(item, entries),
    entries: entries.map((row) => entryRowOf(row, item)),
    sanctions: sanctions.map((row) => sanctionRowOf(row, item)),
    deadlineDays: daysOf(facts, currentEntry(entries)),
    chains,
    chainIntact: told.chainIntact,
  })
}
