import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../format/dates.js'
import { catalogue } from './catalogue.js'

const REMEMBERED = 'huiyin.language'

const remembered = (): Language => {
  try {
    return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh' // a browser that stores nothing still gets a page
  }
}

const mark = (language: Language): void => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** Makes every word ready before the first page is drawn; Chinese unless English was chosen on this computer. */
export const setUpWords = async (): Promise<void> => {
  const language = remembered()
  mark(language)
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { zh: { translation: catalogue.zh }, en: { translation: catalogue.en } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  })
}

/** The language of the screens now. */
export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

/** Changes the language and remembers it on this computer. */
export const speak = async (language: Language): Promise<void> => {
  mark(language)
  try {
    localStorage.setItem(REMEMBERED, language)
  } catch {
    // not remembered, but spoken
  }
  await i18next.changeLanguage(language)
}
