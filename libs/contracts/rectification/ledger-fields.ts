import type { DefinedField } from '../fields.js'

// The fields of the standard ledgers, in a word each.

/** A field that has to be filled in. */
export const owed = (kind: DefinedField['kind'], code: string, zh: string, en: string): DefinedField => ({
  ...{ code, zh, en, kind },
  required: true,
})
/** One that may be left empty. */
export const asked = (kind: DefinedField['kind'], code: string, zh: string, en: string): DefinedField => ({
  ...owed(kind, code, zh, en),
  required: false,
})
/** One of these has to be chosen. */
export const choice = (code: string, zh: string, en: string, choices: DefinedField['choices']): DefinedField => ({
  ...owed('choice', code, zh, en),
  choices,
})
