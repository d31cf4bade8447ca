import type { FieldProblem } from '@huiyin/contracts/intake'
import type { FieldRefusal } from './channel.js'

/** Something of a catalogue by its code, in both languages. */
interface Coded {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** What a matter may be about, and how that shows. */
export interface Category extends Coded {
  readonly manifestations: readonly Coded[]
}

/** What a matter under a campaign may be about; null: nothing was heard of that campaign yet, so nothing is asked. */
export type CatalogueOf = (campaign: string) => readonly Category[] | null

/** What somebody says a matter is about, and by whose catalogue that is judged. */
export interface Chosen {
  readonly campaign: string | null
  readonly category: string
  readonly manifestation?: string | null | undefined
  /** Left out: nothing is asked of any campaign. */
  readonly catalogueOf?: CatalogueOf
  /** Taken over from another system: its categories are its own. */
  readonly isTakenOver?: boolean
}

const inChinese = (list: readonly Coded[]) => list.map(({ code, zh }) => `${code} ${zh}`).join('、')
const inEnglish = (list: readonly Coded[]) => list.map(({ code, en }) => `${code} ${en}`).join(', ')

const noCategory = (category: string, campaign: string, catalogue: readonly Category[]): FieldProblem => ({
  path: 'category',
  says: `${campaign} has no category ${category}; it has ${inEnglish(catalogue)}`,
  zh: `${campaign} 没有类别 ${category}，现有：${inChinese(catalogue)}`,
})

const noManifestation = (manifestation: string, { code, manifestations }: Category): FieldProblem => ({
  path: 'manifestation',
  says: `${code} does not show as ${manifestation}; it shows as ${inEnglish(manifestations)}`,
  zh: `类别 ${code} 没有表现 ${manifestation}，现有：${inChinese(manifestations)}`,
})

const NO_CATALOGUE: FieldProblem = {
  path: 'manifestation',
  says: 'left empty: manifestations stand in the catalogue of a campaign, and none is named',
  zh: '应留空：表现由活动方案的目录规定，而此事项未归入活动',
}

const problemIn = ({ campaign, category, manifestation, catalogueOf, isTakenOver }: Chosen): FieldProblem | null => {
  if (campaign === null) return manifestation ? NO_CATALOGUE : null
  const catalogue = isTakenOver ? null : (catalogueOf?.(campaign) ?? null)
  if (!catalogue) return null
  const chosen = catalogue.find(({ code }) => code === category)
  if (!chosen) return noCategory(category, campaign, catalogue)
  if (!manifestation || chosen.manifestations.some(({ code }) => code === manifestation)) return null
  return noManifestation(manifestation, chosen)
}

/** S2-07: why a matter is not about that under its campaign, with what the catalogue has instead; null: it may be. */
export const catalogueRefusal = (chosen: Chosen): FieldRefusal | null => {
  const problem = problemIn(chosen)
  return problem && { code: 'NotInCatalogue', problems: [problem] }
}

/** How the category shows, for the fact; nothing where nobody said. */
export const shownAs = ({ manifestation }: Pick<Chosen, 'manifestation'>): { readonly manifestation?: string } =>
  manifestation ? { manifestation } : {}
