import { CITIZEN } from '@huiyin/contracts'
import { reuseRefused } from '@huiyin/nest-platform'
import { isReceiptOf, readCode, trackingOf } from '../code.js'
import { COMMENT_CHANNEL } from '../form.js'
import type { CitizenOwners } from '../owners.js'
import { itemPublishedAs, photoPublishedWith, publishedNow } from './published.js'
import type { CitizenCommand, CitizenPorts, FollowedEntry, FollowedObjection, Rules, SentPhoto } from '../ports.js'

/** Whose citizens come here, by which clock, and whether over TLS. */
export interface CitizenPlace extends Pick<CitizenPorts, 'clock' | 'secure'> {
  readonly tenant: string
}

/** Photos are kept before the report that names them; a refused one ends the sending, and what was kept is swept. */
const keepAll = async (
  { keepPhoto }: CitizenOwners,
  input: Readonly<Record<string, unknown>>,
  photos: readonly SentPhoto[],
) => {
  const { itemId, reportId } = input as { readonly itemId: string; readonly reportId: string }
  const kept: { readonly file: string; readonly sha256: string }[] = []
  for (const photo of photos) {
    const answer = await keepPhoto({ itemId, reportId }, photo)
    if (!answer.ok) return answer
    kept.push(answer.photo)
  }
  return { ok: true, photos: kept } as const
}

/** What a comment says in its command: of which item it is, and that it came by the portal. */
const commentOn = async (owners: CitizenOwners, place: CitizenPlace, publicationId: string | undefined) => {
  if (publicationId === undefined) return { ok: true, input: {} } as const
  const about = await itemPublishedAs(owners, place, publicationId)
  return about === null
    ? ({ ok: false, refusal: 'NotPublished' } as const)
    : ({ ok: true, input: { about, channel: COMMENT_CHANNEL } } as const)
}

const finding =
  ({ trackedReport }: CitizenOwners, tenant: string): CitizenPorts['find'] =>
  (tracking) =>
    trackedReport({ tenant, tracking })

/** Whether who sends it has the receipt of the report it is about. Of a new report the ids are made from the code. */
const isShown = async (
  owners: CitizenOwners,
  { tenant }: CitizenPlace,
  { name, input, code }: Pick<CitizenCommand, 'name' | 'input' | 'code'>,
): Promise<boolean> => {
  const ids = { itemId: input['itemId'], reportId: input['reportId'] }
  if (name === 'ReceiveReport') return isReceiptOf(code, ids)
  if (readCode(code) !== code) return false
  const tracked = await finding(owners, tenant)(trackingOf(code))
  return tracked !== null && tracked.itemId === ids.itemId && tracked.reportId === ids.reportId
}

const sending =
  (owners: CitizenOwners, place: CitizenPlace): CitizenPorts['send'] =>
  async ({ name, input: asked, code, commandId, about: publicationId, photos = [] }) => {
    if (!(await isShown(owners, place, { name, input: asked, code }))) return { ok: false, refusal: 'ReceiptNotShown' }
    const comment = await commentOn(owners, place, publicationId)
    if (!comment.ok) return comment
    const kept = await keepAll(owners, asked, photos)
    if (!kept.ok) return kept
    const { personal } = asked
    const came = photos.length > 0 ? { personal: { ...(personal as object), photos: kept.photos } } : {}
    const input = { ...asked, ...comment.input, ...came }
    const about = { tenant: place.tenant, actor: CITIZEN, occurred: null, correlation: commandId, causation: commandId }
    const answer = await reuseRefused(owners.send({ name, input, commandId, ...about }))
    return answer.ok ? { ok: true } : { ok: false, refusal: answer.refusal }
  }

const entriesOf = async (
  { followedEntries, unitNames }: CitizenOwners,
  of: { readonly tenant: string; readonly itemId: string },
): Promise<readonly FollowedEntry[]> => {
  const entries = await followedEntries(of)
  if (entries.length === 0) return []
  const unitIds = [...new Set(entries.map(({ unitId }) => unitId))]
  const names = await unitNames({ tenant: of.tenant, unitIds })
  return entries.map(({ unitId, ...entry }) => ({ unitName: names[unitId] ?? unitId, ...entry }))
}

/** The last objection of a report: that it was raised is told by intake at once, by when and how by rectification. */
const objectionOf = async (
  { followedObjection }: CitizenOwners,
  { itemId, reportId }: { readonly itemId: string; readonly reportId: string },
  raised: { readonly unitId: string; readonly at: string } | null,
): Promise<FollowedObjection | null> => {
  if (!raised) return null
  const told = await followedObjection({ itemId, unitId: raised.unitId, reportId, raisedAt: raised.at })
  return { raisedAt: raised.at, dueAt: told?.dueAt ?? null, decided: told?.decided ?? null }
}

/** The item and its replies come from the log at once; what the lists say of units may be a moment behind. */
const following =
  (owners: CitizenOwners, tenant: string): CitizenPorts['follow'] =>
  async (itemId, reportId) => {
    const found = await owners.followedReport({ tenant, itemId, reportId })
    if (!found) return null
    const { raised, ...followed } = found
    const [entries, objection, rating] = await Promise.all([
      entriesOf(owners, { tenant, itemId }),
      objectionOf(owners, { itemId, reportId }, raised),
      owners.givenRating({ reportId }),
    ])
    return { ...followed, entries, objection, rating }
  }

/** Asked of intake alone: whoever has just sent a report gets its receipt whoever else is away. */
const receiptOf =
  ({ followedReport }: CitizenOwners, tenant: string): CitizenPorts['receipt'] =>
  async (itemId, reportId) => {
    const found = await followedReport({ tenant, itemId, reportId })
    return found && { item: found.item, photos: found.photos }
  }

/** What the campaign in force promises; nothing is promised where there is none. */
const rulesOf = async ({ promisedToReporters, tenantSettings }: CitizenOwners, tenant: string): Promise<Rules> => {
  const [promised, settings] = await Promise.all([promisedToReporters({ tenant }), tenantSettings({ tenant })])
  const { zone, calendar } = settings
  const nothing = { registeringWorkingDays: null, itemWorkingDays: null, categories: [], notices: [] }
  return { zone, calendar, ...(promised ?? nothing) }
}

/** What the pages of citizens are given for a tenant: no store, no vault, nobody's session. */
export const citizenPorts = (owners: CitizenOwners, place: CitizenPlace): CitizenPorts => {
  const { tenant, clock, secure } = place
  return {
    send: sending(owners, place),
    find: finding(owners, tenant),
    follow: following(owners, tenant),
    receipt: receiptOf(owners, tenant),
    rules: () => rulesOf(owners, tenant),
    published: () => publishedNow(owners, place),
    publishedPhoto: (publicationId, photoId) => photoPublishedWith(owners, place, { publicationId, photoId }),
    clock,
    secure,
  }
}
