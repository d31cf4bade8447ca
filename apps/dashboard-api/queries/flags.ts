import type { Instant } from '@huiyin/kernel'
import { sql } from '@huiyin/read-model'
import { leapfrogVisit, repeatVisit } from './comings.js'
import { countingWith } from './definitions.js'
import { silentBefore } from './idle.js'
import { oldAndHard } from './old-and-hard.js'
import type { Problem } from './pages.js'
import type { DashboardPorts } from './ports.js'
import { recurring } from './recurring.js'
import { ENDED_STATES } from './rows.js'
import { rowsWithin, type Scope } from './scope.js'

/** What the desk has to notice of an item, beside its state. */
export const ITEM_FLAGS = [
  'styleLead',
  'toRead',
  'overdue',
  'kickBall',
  'kickFault',
  'idle',
  'repeatVisit',
  'leapfrogVisit',
  'oldAndHard',
  'recurring',
  'toConsent',
  'assignmentObjection',
  'watched',
] as const
export type ItemFlag = (typeof ITEM_FLAGS)[number]

/** From how many transfers an item is passed round, where its campaign says nothing (scenario c3; no document gives a number). */
const KICK_BALL_TRANSFERS = 2
/** After how many working days without a deed of the unit, where the campaign says nothing (an assumption too). */
const IDLE_WORKING_DAYS = 5

/** Whether a text names one of them. */
export const isFlag = (text: string): text is ItemFlag => (ITEM_FLAGS as readonly string[]).includes(text)

/** What is wrong with a flag that may be left out. */
export const flagProblems = (flag: string | null | undefined): readonly Problem[] =>
  flag === null || flag === undefined || isFlag(flag)
    ? []
    : [{ path: 'filter.flag', says: `one of ${ITEM_FLAGS.join(', ')}`, zh: `须为 ${ITEM_FLAGS.join('、')} 之一` }]

/** R10: so many transfers, or one back to a unit that had it; the number is the campaign's. */
const kickBall = () => sql<boolean>`(kicks > 0 and (kicked_back = 1 or kicks >= coalesce((
  select campaigns.kick_ball_transfers from campaigns
  where campaigns.campaign_id = items.campaign and campaigns.tenant = items.tenant
), ${KICK_BALL_TRANSFERS})))`

/** The campaigns of a tenant that say after how many working days silence is noticed. */
const idleDays = ({ lists }: DashboardPorts, tenant: string) =>
  lists
    .selectFrom('campaigns')
    .select(['campaign_id', 'idle_working_days'])
    .where('tenant', '=', tenant)
    .where('idle_working_days', 'is not', null)
    .execute()

/** Before which moment silence is noticed: usually, and under campaigns that say so. */
export interface SilenceLimits {
  readonly usual: Instant
  readonly byCampaign: readonly { readonly campaign: string; readonly before: Instant }[]
}

/** The limits of a tenant now, counted in its working days. */
export const silenceLimits = async (ports: DashboardPorts, tenant: string, now: Instant): Promise<SilenceLimits> => {
  const counting = await countingWith(ports, tenant)
  const said = await idleDays(ports, tenant)
  return {
    usual: silentBefore(IDLE_WORKING_DAYS, now, counting),
    byCampaign: said.map(({ campaign_id: campaign, idle_working_days: days }) => ({
      campaign,
      before: silentBefore(days ?? IDLE_WORKING_DAYS, now, counting),
    })),
  }
}

/** R11: something is to be done by the unit, and for so many working days it has done nothing. */
const idle = ({ usual, byCampaign }: SilenceLimits) => {
  const cases = byCampaign.map(({ campaign, before }) => sql`when items.campaign = ${campaign} then ${before}`)
  const limit = cases.length === 0 ? sql`${usual}` : sql`case ${sql.join(cases, sql` `)} else ${usual} end`
  // the plus keeps the database from looking up every silence that is owed for each item, instead of the item's own
  return sql<boolean>`exists (
    select 1 from silences
    where silences.item_id = items.item_id and silences.unit_id = items.unit_id and +silences.owed = 1
      and silences.since < ${limit}
  )`
}

/** An entry of it, as far as the asker sees it, is past its deadline and not closed out: the same as on the list of entries. */
const overdue = (scope: Scope, now: Instant) => sql<boolean>`(items.item_id in (
  select entries.item_id from entries
  where entries.due_at < ${now} and entries.state not in (${sql.join([...ENDED_STATES])})
    and ${rowsWithin(scope, 'entries')}
))`

/** What somebody keeps an eye on himself (盯办); who else does stands in the history. */
const watchedBy = (
  { tenant }: Exclude<Scope, { readonly kind: 'none' }>,
  personId: string,
) => sql<boolean>`(items.item_id in (
  select watches.item_id from watches where watches.tenant = ${tenant} and watches.person_id = ${personId}
))`

/** What a flag depends on beside the rows: whose items count, and where it is wanted before when silence is noticed, and the moment. */
export interface FlagGround {
  readonly scope: Scope
  readonly limits: SilenceLimits | null
  readonly now: Instant | null
  /** Who keeps an eye on items; left out: nobody does. */
  readonly watcher?: string
}

/** The condition on the list of items for a flag. */
export const flagged = (flag: ItemFlag, { scope, limits, now, watcher }: FlagGround) => {
  switch (flag) {
    case 'toRead':
      return sql<boolean>`(reading_due_at is not null and read_at is null and state not in ('declined', 'withdrawn'))`
    case 'overdue':
      return now === null ? sql<boolean>`1 = 0` : overdue(scope, now)
    case 'kickBall':
      return kickBall()
    case 'assignmentObjection':
      return sql<boolean>`(assignment_objection_due_at is not null)`
    case 'styleLead':
      return sql<boolean>`(urgent = 1)`
    case 'kickFault':
      return sql<boolean>`(kick_faults > 0)`
    case 'toConsent':
      return now === null ? sql<boolean>`1 = 0` : sql<boolean>`(consent_until >= ${now})`
    case 'idle':
      return limits === null ? sql<boolean>`1 = 0` : idle(limits)
    case 'repeatVisit':
      return repeatVisit(scope)
    case 'leapfrogVisit':
      return leapfrogVisit(scope)
    case 'oldAndHard':
      return oldAndHard()
    case 'recurring':
      return recurring(scope)
    case 'watched':
      return watcher === undefined || scope.kind === 'none' ? sql<boolean>`1 = 0` : watchedBy(scope, watcher)
  }
}
