import { createSecretKey } from 'node:crypto'
import { isSubjectId, type KeyFound, type KeyVault, type PrintingKey, type SubjectKey } from '@huiyin/privacy'
import { z } from 'zod'

const subject = z.string().refine(isSubjectId, 'a subject id')
const contact = z.strictObject({ kind: z.enum(['phone', 'idNumber', 'email']), text: z.string().max(400) })
const MOST_AT_ONCE = 2_000

/** What may be asked of a vault from another process, and with what. */
const CALLS = {
  keyOf: z.tuple([subject]),
  findKey: z.tuple([subject]),
  printingKey: z.tuple([]),
  destroy: z.tuple([z.array(subject).max(10_000)]),
  addContact: z.tuple([subject, contact]),
  subjectsWith: z.tuple([contact]),
  linkSubjects: z.tuple([subject, subject]),
  linkedTo: z.tuple([subject]),
} as const

/** The name of a call. */
export type CallName = keyof typeof CALLS
/** Every call there is. */
export const VAULT_CALLS = Object.keys(CALLS) as readonly CallName[]
export type CallArguments<N extends CallName> = Parameters<KeyVault[N]>

const call = z.strictObject({
  name: z.enum(Object.keys(CALLS) as [CallName, ...CallName[]]),
  given: z.array(z.unknown()).max(2),
})
const calls = z.array(call).min(1).max(MOST_AT_ONCE)

/** One call as it was asked, checked. */
export interface AskedCall {
  readonly name: CallName
  readonly given: readonly unknown[]
}

/** The calls of one request; null where they are none a vault answers. */
export const readCalls = (body: unknown): readonly AskedCall[] | null => {
  const read = calls.safeParse(body)
  if (!read.success) return null
  const fit = read.data.every(({ name, given }) => CALLS[name].safeParse(given).success)
  return fit ? read.data : null
}

/** How many calls one request may carry. */
export const CALLS_AT_ONCE = MOST_AT_ONCE

/** What became of a call: its value, that the vault is closed, or that it failed there. */
export type CallResult = { readonly value: unknown } | { readonly closed: true } | { readonly failed: true }

const keyToWire = ({ subject: of, sealing, printing }: SubjectKey) => ({
  ...{ subject: of, sealing: sealing.export().toString('base64url') },
  printing: printing.export().toString('base64url'),
})
type WireKey = ReturnType<typeof keyToWire>
const secretOf = (text: string) => createSecretKey(Buffer.from(text, 'base64url'))
const keyFromWire = ({ subject: of, sealing, printing }: WireKey): SubjectKey => ({
  ...{ subject: of, sealing: secretOf(sealing), printing: secretOf(printing) },
})

type WireFound = { readonly found: true; readonly key: WireKey } | Extract<KeyFound, { readonly found: false }>

/** The value of a call as it travels: keys as bytes, everything else as it is. */
export const valueToWire = (name: CallName, value: unknown): unknown => {
  if (name === 'keyOf') return value === null ? null : keyToWire(value as SubjectKey)
  if (name === 'printingKey') return { printing: (value as PrintingKey).printing.export().toString('base64url') }
  if (name !== 'findKey') return value
  const found = value as KeyFound
  return found.found ? { found: true, key: keyToWire(found.key) } : found
}

/** The value of a call as it came. */
export const valueFromWire = (name: CallName, value: unknown): unknown => {
  if (name === 'keyOf') return value === null ? null : keyFromWire(value as WireKey)
  if (name === 'printingKey') return { printing: secretOf((value as { readonly printing: string }).printing) }
  if (name !== 'findKey') return value
  const found = value as WireFound
  return found.found ? { found: true, key: keyFromWire(found.key) } : found
}
