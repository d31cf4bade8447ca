import type { LedgerKind } from '../../shared/api/schema.generated.js'
import type { Language } from '../../shared/format/dates.js'
import { ALL } from '../../shared/queue/all.js'

type Fields = Pick<LedgerKind, 'fields'> | undefined

/** One thing a field can say, as the address and the question name it: `list=A`. */
export const saying = (code: string, value: string): string => `${code}=${value}`

/** What a `code=value` is called; what the kind does not know by name is shown as its value. */
export const saidAs = (kind: Fields, said: string, language: Language): string => {
  const [code = '', ...rest] = said.split('=')
  const value = rest.join('=')
  const field = kind?.fields.find((one) => one.code === code)
  const choice = field?.choices?.find((one) => one.code === value)
  return `${field?.[language] ?? code}: ${choice?.[language] ?? value}`
}

/** What a ledger can be narrowed to: each choice of each of its fields, and what the address names though it is none. */
export const saidIn = (kind: Fields, said: string, language: Language) => {
  const choices = (kind?.fields ?? []).flatMap(({ code, choices: of }) =>
    (of ?? []).map((choice) => saying(code, choice.code)),
  )
  const offered = said === ALL || choices.includes(said) ? choices : [...choices, said]
  return offered.map((value) => ({ value, label: saidAs(kind, value, language) }))
}
