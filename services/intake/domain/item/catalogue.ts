import type { FieldProblem } from '@huiyin/contracts/intake'
import type { FieldRefusal } from './channel.js'

/** Something a catalogue knows by its code. */
interface Coded {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** What a matter may be about, and how that shows. */
export interface Category extends Coded {
  readonly manifestations: readonly Coded[]
}

/** What a campaign's catalogue knows: what a matter may be about, how that shows, and which rules may be broken. */
export interface Catalogue {
  readonly categories: readonly Category[]
  readonly violations: readonly Coded[]
}

/** The catalogue of a campaign; null: nothing was heard of that campaign yet, so nothing is asked. */
export type CatalogueOf = (campaign: string) => Catalogue | null

/** Where something stands in a catalogue, by code. */
export interface Place {
  readonly category: string
  readonly manifestation?: string | null | undefined
  readonly violation?: string | null | undefined
}

/** What somebody says a matter is about, and by whose catalogue that is judged. */
export interface Chosen extends Place {
  readonly campaign: string | null
  /** Left out: nothing is asked of any campaign. */
  readonly catalogueOf?: CatalogueOf
  /** Taken over from another system: its categories are its own. */
  readonly isTakenOver?: boolean
}

const inChinese = (list: readonly Coded[]) => list.map(({ code, zh }) => `${code} ${zh}`).join('、')
const inEnglish = (list: readonly Coded[]) => list.map(({ code, en }) => `${code} ${en}`).join(', ')
const knows = (list: readonly Coded[], code: string) => list.some((one) => one.code === code)

const noCategory = (category: string, campaign: string, categories: readonly Coded[]): FieldProblem => ({
  path: 'category',
  says: `${campaign} has no category ${category}; it has ${inEnglish(categories)}`,
  zh: `${campaign} 没有类别 ${category}，现有：${inChinese(categories)}`,
})

const noManifestation = (manifestation: string, { code, manifestations }: Category): FieldProblem => ({
  path: 'manifestation',
  says: `${code} does not show as ${manifestation}; it shows as ${inEnglish(manifestations)}`,
  zh: `类别 ${code} 没有表现 ${manifestation}，现有：${inChinese(manifestations)}`,
})

const noViolation = (violation: string, campaign: string, violations: readonly Coded[]): FieldProblem => ({
  path: 'violation',
  says: `${campaign} names no violation ${violation}; it names ${inEnglish(violations) || 'none'}`,
  zh: `${campaign} 没有违规情形 ${violation}，现有：${inChinese(violations) || '无'}`,
})

const NO_CATALOGUE = {
  says: 'left empty: this stands in the catalogue of a campaign, and none is named',
  zh: '应留空：此项由活动方案的目录规定，而此事项未归入活动',
} as const

const refusal = (problem: FieldProblem | null): FieldRefusal | null =>
  problem && { code: 'NotInCatalogue', problems: [problem] }

/** Why something does not stand in the catalogue of this campaign so, with what stands there instead; null: it does. */
export const placeRefusal = (
  campaign: string,
  { categories, violations }: Catalogue,
  { category, manifestation, violation }: Place,
): FieldRefusal | null => {
  const chosen = categories.find(({ code }) => code === category)
  if (!chosen) return refusal(noCategory(category, campaign, categories))
  if (manifestation && !knows(chosen.manifestations, manifestation)) {
    return refusal(noManifestation(manifestation, chosen))
  }
  return violation && !knows(violations, violation) ? refusal(noViolation(violation, campaign, violations)) : null
}

/** Why something is said that only a campaign's catalogue knows, though there is no campaign; null: nothing is. */
export const placeWithout = ({ manifestation, violation }: Place): FieldRefusal | null => {
  if (!manifestation && !violation) return null
  return refusal({ path: manifestation ? 'manifestation' : 'violation', ...NO_CATALOGUE })
}

/** S2-07, S0-57, S4-59: why a matter is not about that under its campaign; null: it may be. */
export const catalogueRefusal = (chosen: Chosen): FieldRefusal | null => {
  const { campaign, catalogueOf, isTakenOver } = chosen
  if (campaign === null) return placeWithout(chosen)
  const catalogue = isTakenOver ? null : (catalogueOf?.(campaign) ?? null)
  return catalogue && placeRefusal(campaign, catalogue, chosen)
}

/** What is said beside the category, for the fact; nothing where nobody said. */
export const cataloguedAs = ({
  manifestation,
  violation,
}: Pick<Place, 'manifestation' | 'violation'>): { readonly manifestation?: string; readonly violation?: string } => ({
  ...(manifestation ? { manifestation } : {}),
  ...(violation ? { violation } : {}),
})
