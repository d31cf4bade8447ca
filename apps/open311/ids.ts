import { createHash, createHmac } from 'node:crypto'

/** What every item begins with that came in by this interface; no page and no desk makes such ids. */
export const ID_PREFIX = 'o311-'
/** A program's own name: short, so that an id stays within 80 characters. */
const CLIENT = /^[a-z][a-z0-9]{0,19}$/

/** Whether a program may be called so. */
export const isClientName = (name: string): boolean => CLIENT.test(name)

/** What the ids of the items of a program begin with. */
export const prefixOf = (client: string): string => `${ID_PREFIX}${client}-`

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const idOf = (client: string, what: string): string =>
  `${prefixOf(client)}${sha256(`huiyin-open311:${what}`).slice(0, 32)}`

/** The item of a reference that a program gives: sent again under it, it is the same item. */
export const idOfReference = (tenant: string, client: string, reference: string): string =>
  idOf(client, JSON.stringify([tenant, client, 'reference', reference]))

/** For so long the same body without a reference is the same report (minutes). */
export const SAME_FOR_MINUTES = 10
const SAME_FOR_MILLIS = SAME_FOR_MINUTES * 60_000

/**
 * The items that a body without a reference may be: the one of this stretch of time, and the one of the stretch before,
 * where it was sent a moment earlier. Keyed with the program's secret, so that nobody who sees an id can try out what
 * somebody may have written.
 */
export const idsOfBody = (
  { tenant, client, key }: { readonly tenant: string; readonly client: string; readonly key: string },
  body: readonly (readonly [string, string])[],
  nowMillis: number,
): { readonly now: string; readonly before: string } => {
  const said = JSON.stringify([...body].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)))
  const keyed = createHmac('sha256', key).update(said).digest('hex')
  const stretch = Math.floor(nowMillis / SAME_FOR_MILLIS)
  const of = (nth: number) => idOf(client, JSON.stringify([tenant, client, 'body', keyed, nth]))
  return { now: of(stretch), before: of(stretch - 1) }
}

/** Whether something received then is still the same report now. */
export const isStillSame = (receivedMillis: number, nowMillis: number): boolean =>
  nowMillis - receivedMillis < SAME_FOR_MILLIS

/** By what the owner of keys knows one again: the key itself goes no further than the process it was shown to. */
export const hashOfKey = sha256

/** The report of an item; it has one that came in by this interface. */
export const reportIdOf = (itemId: string): string => `${itemId}-r`

/** The id of the one command that brings an item in. */
export const commandIdOf = (itemId: string): string => {
  const hex = sha256(`huiyin-open311-command:${itemId}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
