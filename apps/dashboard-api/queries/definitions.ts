import { editionWith, type Counting } from '@huiyin/calendar'
import { adoptedYear, type CalendarYearNotice } from '@huiyin/contracts/campaign'
import {
  campaignMode,
  standardLedgers,
  standardModes,
  type CampaignMode,
  type HandlingMode,
  type LedgerKind,
} from '@huiyin/contracts/rectification'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp } from './as-of.js'
import type { DashboardPorts } from './ports.js'

/** Defined by the tenant, called so by a campaign that is or was in force, or one of the model. */
export type Origin = 'own' | 'campaign' | 'standard'

/** A way in which an entry may be handled. */
export interface Mode extends Pick<HandlingMode, 'code' | 'zh' | 'en'> {
  readonly origin: Origin
  readonly milestones: boolean
}

/** A ledger in which an entry may stand, with what it asks for. */
export interface Ledger extends Pick<LedgerKind, 'code' | 'zh' | 'en' | 'fields' | 'needs'> {
  readonly origin: Origin
}

const modeOf = (origin: Origin, { code, zh, en, demands }: HandlingMode): Mode => ({
  ...{ code, zh, en, origin, milestones: demands.milestones },
})

const ledgerOf = (origin: Origin, { code, zh, en, fields, needs }: LedgerKind): Ledger => ({
  ...{ code, zh, en, fields, needs, origin },
})

/** Each code once, by the first that has it: the order in which their owners look them up. */
export const byCode = <T extends { readonly code: string }>(defined: readonly T[]): readonly T[] =>
  [...new Map(defined.toReversed().map((one) => [one.code, one])).values()].toReversed()

const ownIn = async ({ lists }: DashboardPorts, { tenant }: Viewer, list: 'handling_modes' | 'ledger_kinds') => {
  const rows = await lists.selectFrom(list).select('definition').where('tenant', '=', tenant).orderBy('code').execute()
  return rows.map(({ definition }) => JSON.parse(definition) as unknown)
}

/** The handling modes of the viewer's tenant: its own, the standard ones, and what its campaigns call one. */
export const findHandlingModes = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<readonly Mode[]>> => {
  await caughtUp(ports, 'lists')
  const own = (await ownIn(ports, viewer, 'handling_modes')) as readonly HandlingMode[]
  const campaigns = await ports.lists
    .selectFrom('campaigns')
    .select('modes')
    .where('tenant', '=', viewer.tenant)
    .where('version', 'is not', null)
    .orderBy('campaign_id')
    .execute()
  const called = campaigns.flatMap(({ modes }) => JSON.parse(modes) as readonly CampaignMode[])
  return answered(
    byCode([
      ...own.map((mode) => modeOf('own', mode)),
      ...standardModes.map((mode) => modeOf('standard', mode)),
      ...called.map((mode) => modeOf('campaign', campaignMode(mode))),
    ]),
  )
}

/** The ledger kinds of the viewer's tenant: its own and the standard ones. */
export const findLedgerKinds = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<readonly Ledger[]>> => {
  await caughtUp(ports, 'lists')
  const own = (await ownIn(ports, viewer, 'ledger_kinds')) as readonly LedgerKind[]
  return answered(
    byCode([
      ...own.map((ledger) => ledgerOf('own', ledger)),
      ...standardLedgers.map((ledger) => ledgerOf('standard', ledger)),
    ]),
  )
}

/** What a tenant counts days with: the installation's calendar and the public holidays it adopted since. */
export const countingWith = async ({ lists, countingOf }: DashboardPorts, tenant: string): Promise<Counting> => {
  const rows = await lists
    .selectFrom('calendar_years')
    .select(['version', 'definition'])
    .where('tenant', '=', tenant)
    .execute()
  const notices = rows.map(({ version, definition }) => ({
    version,
    definition: JSON.parse(definition) as CalendarYearNotice,
  }))
  const { zone, calendar } = countingOf(tenant)
  return { zone, calendar: editionWith(calendar, notices.map(adoptedYear)) }
}
