import type { Catalogue, ItemRow } from '../../shared/api/schema.generated.js'
import { wordsOf } from '../../shared/catalogue/catalogue.js'
import type { Language } from '../../shared/format/dates.js'

type Fact = readonly [name: 'category' | 'manifestation' | 'promote' | 'benchmark', value: string]

/** What an item is about in the words of its campaign's catalogue; a code without words stands for itself. */
export const aboutFacts = (
  { category, manifestation }: Pick<ItemRow, 'category' | 'manifestation'>,
  catalogue: Catalogue | undefined,
  language: Language,
): readonly Fact[] => {
  const nameOf = (code: string): string => {
    const words = wordsOf(catalogue, code)
    return words ? `${code} ${words[language]}` : code
  }
  const area = catalogue?.categories.find(({ code }) => code === category)
  return [
    ['category', category === null ? '' : nameOf(category)],
    ...(manifestation === null ? [] : [['manifestation', nameOf(manifestation)] as const]),
    ...(area?.promote ? [['promote', area.promote[language]] as const] : []),
    ...(area?.benchmark ? [['benchmark', area.benchmark] as const] : []),
  ]
}
