import { isReceiptOf, type CitizenPorts, type FollowedEntry, type FollowedObjection, type Rules } from '@huiyin/citizen'
import { CommandIdReused } from '@huiyin/event-sourcing'
import { ratingOf } from '@huiyin/evaluation'
import type { KeyVault } from '@huiyin/privacy'
import { followedItem, keepPhoto } from '@huiyin/intake'
import { entryIdOf, objectionsOf } from '@huiyin/rectification'
import { DEMO } from '../demo/city.js'
import type { Installation } from './installation.js'

/** Who sends what comes from the pages of citizens; a reporter is a subject, not a person of the organisation. */
const CITIZEN = { person: 'citizen', post: null, unit: null } as const

/** What of an installation the pages of citizens stand on. */
export type CitizenSources = Pick<Installation, 'send' | 'store' | 'clock' | 'unitNames' | 'files'> & {
  readonly personalData: { readonly vault: KeyVault }
  readonly lists: Pick<Installation['lists'], 'query'>
  readonly settings: Pick<Installation['settings'], 'of'>
}

/** Whose citizens come here: the only tenant, or the demonstration's; null where that is not clear. */
export const citizensTenant = ({ settings }: Pick<Installation, 'settings'>): string | null => {
  const tenants = Object.keys(settings.all().tenants)
  if (tenants.length === 1) return tenants[0] ?? null
  return tenants.includes(DEMO.tenant) ? DEMO.tenant : null
}

type Photos = NonNullable<Parameters<CitizenPorts['send']>[0]['photos']>

/** Photos are kept before the report that names them; a refused one ends the sending, and what was kept is swept. */
const keepAll = async (
  { files, personalData: { vault } }: CitizenSources,
  input: Readonly<Record<string, unknown>>,
  photos: Photos,
) => {
  const { itemId, reportId } = input as { readonly itemId: string; readonly reportId: string }
  const kept: { readonly file: string; readonly sha256: string }[] = []
  for (const photo of photos) {
    const answer = await keepPhoto({ files, vault }, { itemId, reportId }, photo)
    if (!answer.ok) return answer
    kept.push(answer.photo)
  }
  return { ok: true, photos: kept } as const
}

const sending =
  (sources: CitizenSources, tenant: string): CitizenPorts['send'] =>
  async ({ name, input: asked, code, commandId, photos = [] }) => {
    const ids = { itemId: asked['itemId'], reportId: asked['reportId'] }
    if (!isReceiptOf(code, ids)) return { ok: false, refusal: 'ReceiptNotShown' }
    const kept = await keepAll(sources, asked, photos)
    if (!kept.ok) return kept
    const { personal } = asked
    const came = photos.length > 0 ? { personal: { ...(personal as object), photos: kept.photos } } : {}
    const input = { ...asked, ...came }
    const about = { tenant, actor: CITIZEN, occurred: null, correlation: commandId, causation: commandId }
    try {
      const answer = await sources.send({ name, input, commandId, ...about })
      return answer.ok ? { ok: true } : { ok: false, refusal: answer.refusal }
    } catch (error) {
      if (error instanceof CommandIdReused) return { ok: false, refusal: 'CommandIdReused' }
      throw error
    }
  }

const entriesOf = async ({ lists, unitNames }: CitizenSources, itemId: string): Promise<readonly FollowedEntry[]> => {
  const rows = await lists.query
    .selectFrom('entries')
    .select(['unit_id', 'state', 'opened_at', 'due_at', 'provisional', 'closed_at'])
    .where('item_id', '=', itemId)
    .orderBy('opened_at')
    .execute()
  if (rows.length === 0) return []
  const nameOf = await unitNames()
  return rows.map((row) => ({
    unitName: nameOf(row.unit_id),
    state: row.state,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    provisional: row.provisional === 1,
    closedAt: row.closed_at,
  }))
}

/** The last objection of a report: that it was raised is told by intake at once, by when and how by rectification. */
const objectionOf = async (
  { store }: CitizenSources,
  itemId: string,
  raised: { readonly reportId: string; readonly unitId: string; readonly at: string } | undefined,
): Promise<FollowedObjection | null> => {
  if (!raised) return null
  const told = await objectionsOf(store, entryIdOf(itemId, raised.unitId))
  const last = told.findLast(({ reportId, raisedAt }) => reportId === raised.reportId && raisedAt >= raised.at)
  return { raisedAt: raised.at, dueAt: last?.dueAt ?? null, decided: last?.decided ?? null }
}

/** The item and its replies come from the log at once; what the lists say of units may be a moment behind. */
const following =
  (installation: CitizenSources, tenant: string): CitizenPorts['follow'] =>
  async (itemId, reportId) => {
    const { store } = installation
    const found = await followedItem(store, itemId)
    if (found?.row.tenant !== tenant) return null
    const { row, replies, withdrawn, declinedFor, objections, photos } = found
    const raised = objections.findLast((one) => one.reportId === reportId)
    return {
      item: {
        state: row.state,
        number: row.number,
        category: row.category,
        channel: row.channel,
        receivedAt: row.received_at,
        registeredAt: row.registered_at,
        unitId: row.unit_id,
        declinedFor,
      },
      withdrawn: withdrawn.includes(reportId),
      photos: photos[reportId] ?? 0,
      replies: replies.filter((reply) => reply.reportId === reportId),
      entries: await entriesOf(installation, itemId),
      objection: await objectionOf(installation, itemId, raised),
      rating: await ratingOf(store, reportId),
    }
  }

/** What the campaign in force promises; nothing is promised where there is none. */
const rulesOf = async ({ lists, settings }: CitizenSources, tenant: string): Promise<Rules> => {
  const { zone, calendar } = settings.of(tenant)
  const campaign = await lists.query
    .selectFrom('campaigns')
    .select(['categories', 'item_working_days', 'registering_working_days'])
    .where('tenant', '=', tenant)
    .where('state', '=', 'active')
    .orderBy('in_force_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  const categories = JSON.parse(campaign?.categories ?? '[]') as Rules['categories']
  return {
    zone,
    calendar,
    registeringWorkingDays: campaign?.registering_working_days ?? null,
    itemWorkingDays: campaign?.item_working_days ?? null,
    categories: categories.map(({ code, zh, en }) => ({ code, zh, en })),
  }
}

/** What the pages of citizens are given for a tenant: no store, no vault, nobody's session. */
export const citizenPorts = (installation: CitizenSources, tenant: string): CitizenPorts => ({
  send: sending(installation, tenant),
  follow: following(installation, tenant),
  rules: () => rulesOf(installation, tenant),
  clock: installation.clock,
  secure: false,
})
