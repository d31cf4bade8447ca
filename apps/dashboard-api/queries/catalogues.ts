import { FAMILIES, FAMILY_ZH, type CampaignCategory } from '@huiyin/contracts/campaign'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { sql } from '@huiyin/read-model'
import { caughtUp } from './as-of.js'
import type { Problem } from './pages.js'
import type { DashboardPorts } from './ports.js'

/** What a matter under a campaign may be about. */
export interface Catalogue {
  readonly campaignId: string
  readonly zh: string
  readonly en: string
  /** Whether the campaign goes on: only then is anything new registered under it. */
  readonly current: boolean
  readonly categories: readonly CampaignCategory[]
}

/** The catalogues of every campaign of a tenant that is or was in force. */
export const cataloguesOf = async (lists: DashboardPorts['lists'], tenant: string): Promise<readonly Catalogue[]> => {
  const rows = await lists
    .selectFrom('campaigns')
    .select(['campaign_id', 'title_zh', 'title_en', 'state', 'categories'])
    .where('tenant', '=', tenant)
    .where('version', 'is not', null)
    .orderBy('campaign_id')
    .execute()
  return rows.map(({ campaign_id: campaignId, title_zh: zh, title_en: en, state, categories }) => ({
    ...{ campaignId, zh, en, current: state !== 'ended' },
    categories: JSON.parse(categories) as readonly CampaignCategory[],
  }))
}

/** The catalogues of the viewer's tenant (S2-07): categories with what they are paired with, and how each shows. */
export const findCatalogues = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<readonly Catalogue[]>> => {
  await caughtUp(ports, 'lists')
  return answered(await cataloguesOf(ports.lists, viewer.tenant))
}

/** What is wrong with a family that may be left out. */
export const familyProblems = (family: string | null | undefined): readonly Problem[] =>
  family === null || family === undefined || Object.hasOwn(FAMILY_ZH, family)
    ? []
    : [{ path: 'filter.family', says: `one of ${FAMILIES.join(', ')}`, zh: `须为 ${FAMILIES.join('、')} 之一` }]

const codesOf = (list: readonly { readonly code: string; readonly families: readonly string[] }[], family: string) =>
  list.filter(({ families }) => families.includes(family)).map(({ code }) => code)

const among = (column: string, codes: readonly string[]) =>
  codes.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join([...codes])})`

/** The condition on the list of items for a family: each campaign says by its own codes what falls under it. */
export const ofFamily = (family: string, catalogues: readonly Catalogue[]) => {
  const each = catalogues.map(({ campaignId, categories }) => {
    const shown = codesOf(
      categories.flatMap(({ manifestations }) => manifestations),
      family,
    )
    const about = among('items.category', codesOf(categories, family))
    return sql`(items.campaign = ${campaignId} and (${about} or ${among('items.manifestation', shown)}))`
  })
  return each.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(each, sql` or `)})`
}
