import { en } from './en.js'
import { zh, type Words } from './zh.js'

export type { Words } from './zh.js'
export type Language = 'zh' | 'en'

const CATALOGUES: Readonly<Record<Language, Words>> = { zh, en }

/** The texts of a language. */
export const wordsOf = (language: Language): Words => CATALOGUES[language]
