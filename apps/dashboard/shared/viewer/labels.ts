import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../format/dates.js'
import { catalogueOf, wordsOf } from '../catalogue/catalogue.js'
import { channelNames } from '../i18n/codes.generated.js'
import { useSigned } from './viewer.js'

/** Words for what stands in the data as an id or a code; what has no word is shown as it is. */
export interface Labels {
  readonly language: Language
  readonly unit: (unitId: string | null | undefined) => string
  /** A person by name; the product itself and citizens by what they are. */
  readonly person: (personId: string | null | undefined) => string
  readonly channel: (code: string) => string
  /** A category, or how one shows, means something only within its campaign; without one the code stands alone. */
  readonly category: (code: string | null | undefined, campaign: string | null) => string
  readonly word: (kind: string, code: string | null | undefined) => string
}

/** Who acts without being a person of the organisation. */
const NOBODY: Readonly<Record<string, string>> = {
  ...{ system: 'system', citizen: 'citizen' },
  'system:operator': 'system',
}

/** The words in the language of the screen. */
export const useLabels = (): Labels => {
  const { t, i18n } = useTranslation()
  const { units, people, channels, catalogues } = useSigned()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return useMemo(
    () => ({
      language,
      unit: (unitId) => {
        if (!unitId) return ''
        const unit = units.get(unitId)
        return (language === 'en' ? unit?.nameEn : null) ?? unit?.name ?? unitId
      },
      person: (personId) => {
        if (!personId) return ''
        const role = NOBODY[personId]
        return role === undefined ? (people.get(personId)?.name ?? personId) : t(`frame.roles.${role}`)
      },
      channel: (code) => (channels.get(code) ?? channelNames[code])?.[language] ?? code,
      category: (code, campaign) => {
        if (!code) return ''
        const name = wordsOf(catalogueOf(catalogues, campaign), code)
        return name ? `${code} ${name[language]}` : code
      },
      word: (kind, code) => (code ? t(`code.${kind}.${code}`, { defaultValue: code }) : ''),
    }),
    [t, language, units, people, channels, catalogues],
  )
}
