import { dayIn, type Clock } from '@huiyin/kernel'
import type { AnswerOf } from '@huiyin/contracts'
import type { rectificationCalls } from '@huiyin/contracts/rectification'
import type { CitizenOwners } from '../owners.js'
import type { Published } from '../ports.js'

/** Whose citizens, and by which clock. */
interface Place {
  readonly tenant: string
  readonly clock: Clock
}

type Told = AnswerOf<typeof rectificationCalls.publishedEntries>

/** What is public today of what rectification told, under campaigns that say so now: one that was amended takes it back. */
const allowed = async ({ publishedEntries, publicCampaigns, tenantSettings }: CitizenOwners, place: Place) => {
  const { tenant, clock } = place
  const { zone } = await tenantSettings({ tenant })
  const on = dayIn(zone, clock.now())
  const [told, campaigns] = await Promise.all([publishedEntries({ tenant, on }), publicCampaigns({ tenant })])
  const byId = new Map(campaigns.map((one) => [one.campaign, one]))
  const entries = told.entries.filter(({ campaign, kind }) => byId.get(campaign)?.kinds.includes(kind))
  return { ...told, entries, byId, on }
}

/** What is public today, by the names of units and categories. */
export const publishedNow = async (owners: CitizenOwners, place: Place): Promise<Published> => {
  const { entries, more, byId } = await allowed(owners, place)
  if (entries.length === 0) return { publications: [], more }
  const unitIds = [...new Set(entries.map(({ unitId }) => unitId))]
  const names = await owners.unitNames({ tenant: place.tenant, unitIds })
  const publications = entries.map(({ itemId: _, unitId, campaign, category: code, ...entry }) => {
    const category = byId.get(campaign)?.categories.find((one) => one.code === code)
    return { ...entry, unitName: names[unitId] ?? unitId, category: category ?? { zh: code, en: code } }
  })
  return {
    publications: publications.map(({ category: { zh, en }, ...one }) => ({ ...one, category: { zh, en } })),
    more,
  }
}

/** The item of a publication, for a comment on it; null where it is not public. */
export const itemPublishedAs = async (
  owners: CitizenOwners,
  place: Place,
  publicationId: string,
): Promise<string | null> => {
  const { entries } = await allowed(owners, place)
  const found: Told['entries'][number] | undefined = entries.find((one) => one.publicationId === publicationId)
  return found?.itemId ?? null
}

/** A photo of what is public today, as JPEG; null where there is none, or its campaign makes nothing public any more. */
export const photoPublishedWith = async (
  owners: CitizenOwners,
  place: Place,
  asked: { readonly publicationId: string; readonly photoId: string },
): Promise<Uint8Array | null> => {
  const { entries, on } = await allowed(owners, place)
  const found: Told['entries'][number] | undefined = entries.find((one) => one.publicationId === asked.publicationId)
  if (!found?.photos.includes(asked.photoId)) return null
  const base64 = await owners.publishedPhoto({ tenant: place.tenant, on, ...asked })
  return base64 === null ? null : Buffer.from(base64, 'base64')
}
