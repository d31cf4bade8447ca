import type { Catalogue, Category, Manifestation } from '../api/schema.generated.js'
import type { Language } from '../format/dates.js'

/** The catalogues of the campaigns by their ids. */
export type Catalogues = ReadonlyMap<string, Catalogue>

/** The catalogue of a campaign, however its version is written beside it; undefined: it has none here. */
export const catalogueOf = (catalogues: Catalogues, campaign: string | null): Catalogue | undefined =>
  campaign === null ? undefined : catalogues.get(campaign.split('@')[0] ?? campaign)

/** What a code stands for: a category, or how one shows. */
export interface Chosen {
  readonly category: string
  readonly manifestation: string | null
}

const parentOf = ({ categories }: Catalogue, code: string): Category | undefined =>
  categories.find(({ manifestations }) => manifestations.some((one) => one.code === code))

/** What was chosen in the tree; a code the catalogue has not is a category of its own. */
export const chosenBy = (catalogue: Catalogue | undefined, code: string): Chosen => {
  const parent = catalogue && parentOf(catalogue, code)
  return parent ? { category: parent.code, manifestation: code } : { category: code, manifestation: null }
}

/** The words of a category or a manifestation; undefined where the catalogue has neither. */
export const wordsOf = (catalogue: Catalogue | undefined, code: string): Category | Manifestation | undefined =>
  catalogue?.categories
    .flatMap((category): readonly (Category | Manifestation)[] => [category, ...category.manifestations])
    .find((one) => one.code === code)

/** One line of the tree. */
export interface TreeNode {
  readonly value: string
  readonly title: string
  readonly selectable?: boolean
  readonly children?: readonly TreeNode[]
}

const titleOf = ({ code, ...words }: Category | Manifestation, language: Language): string =>
  `${code} ${words[language]}`

/** The categories of a catalogue with how each shows below it, as they stand in the document. */
export const treeOf = (catalogue: Catalogue, language: Language, under = ''): readonly TreeNode[] =>
  catalogue.categories.map((category) => ({
    value: `${under}${category.code}`,
    title: titleOf(category, language),
    children: category.manifestations.map((one) => ({
      value: `${under}${one.code}`,
      title: titleOf(one, language),
    })),
  }))

/** The catalogues of several campaigns in one tree; of one alone, its categories. */
export const forestOf = (catalogues: Catalogues, language: Language): readonly TreeNode[] => {
  const all = [...catalogues.values()]
  if (all.length === 1) return all.flatMap((one) => treeOf(one, language, `${one.campaignId}/`))
  return all.map((one) => ({
    value: `${one.campaignId}/`,
    title: one[language],
    children: treeOf(one, language, `${one.campaignId}/`),
  }))
}

/** What the items are narrowed to by a line of that tree, as it stands in the address. */
export const aboutIn = (catalogues: Catalogues, text: string | null) => {
  const [campaign = '', code = ''] = text?.split('/') ?? []
  const catalogue = catalogues.get(campaign)
  if (!catalogue) return { campaign: null, category: null, manifestation: null }
  if (code === '') return { campaign, category: null, manifestation: null }
  return { campaign, ...chosenBy(catalogue, code) }
}
