import type { Position, StoredEvent } from './event-store.js'
import { growingTree } from './merkle.js'
import { isSeal, sealOf, type Seal, type TrustedSeal } from './seal.js'
import { doubt, type Doubt } from './verify-facts.js'

/** A fact not yet under a seal. */
interface Pending {
  readonly position: Position
  readonly leaf: Buffer
}

const readSeal = (one: StoredEvent): Seal | null => {
  try {
    return sealOf(one)
  } catch {
    return null
  }
}

const rootOver = (facts: readonly Pending[]): string => {
  const tree = growingTree()
  for (const { leaf } of facts) tree.add(leaf)
  return tree.root().toString('hex')
}

/** What is wrong with a seal over these facts; null when it fits. */
const misfit = (seal: Seal, facts: readonly Pending[]): string | null => {
  const range = `from ${seal.from} to ${seal.to}`
  const [first, last] = [facts[0]?.position, facts.at(-1)?.position]
  if (seal.count !== facts.length) return `${seal.count} facts were sealed ${range}, ${facts.length} lie there`
  if (first !== seal.from || last !== seal.to)
    return `it was set ${range}, the unsealed facts lie from ${first} to ${last}`
  if (seal.root !== rootOver(facts)) return `the facts ${range} are not the ones that were sealed, or not in that order`
  return null
}

/** What the seals of a log vouch for. */
export interface SealLedger {
  readonly seals: number
  /** Last positions under seals that fit, and under those that are also kept outside, in order. */
  readonly sealed: readonly Position[]
  readonly trusted: readonly Position[]
  /** Kept outside, but not come across. */
  readonly missing: readonly TrustedSeal[]
}

/**
 * Checks seals in the order of the log: each must fit the facts since the seal before it, and name that seal; each seal
 * kept outside must be the one that lies at its position.
 */
export const sealChecker = (trustedSeals: readonly TrustedSeal[]) => {
  const outside = new Map(trustedSeals.map((trusted) => [trusted.position, trusted]))
  const [sealed, trusted]: [Position[], Position[]] = [[], []]
  let pending: Pending[] = []
  let previous = ''
  let seals = 0
  let unsure = false

  const checkSeal = (one: StoredEvent, seal: Seal): Doubt[] => {
    const since = pending[0]?.position ?? one.position
    // After a seal that could not be read nobody knows where its range ended.
    if (unsure) pending = pending.filter(({ position }) => position >= seal.from)
    const under = pending.filter(({ position }) => position <= seal.to)
    pending = pending.slice(under.length)
    const wrongs = [misfit(seal, under)]
    if (seal.previousSeal !== previous) wrongs.push('the seal before it in the log is not the one it names')
    ;[previous, unsure] = [one.hash, false]
    const doubts = wrongs.flatMap((says) => (says ? [{ ...doubt(one, 'seal', says), since }] : []))
    if (doubts.length === 0) sealed.push(seal.to)
    return doubts
  }

  const checkTrusted = (one: StoredEvent, seal: Seal | null): Doubt[] => {
    const kept = outside.get(one.position)
    if (!kept) return []
    outside.delete(one.position)
    if (kept.hash !== one.hash)
      return [doubt(one, 'trustedSeal', `the seal kept outside for this position is ${kept.hash}`)]
    if (!seal) return [doubt(one, 'trustedSeal', 'what was kept outside for this position is no seal')]
    trusted.push(seal.to)
    return []
  }

  /** Takes the next fact; `sound` says that its texts and its hash agree. */
  const take = (one: StoredEvent, sound: boolean): Doubt[] => {
    const seal = isSeal(one) && sound ? readSeal(one) : null
    const doubts = seal ? checkSeal(one, seal) : []
    if (isSeal(one)) seals += 1
    if (isSeal(one) && !seal) {
      const since = pending[0]?.position ?? one.position
      ;[previous, unsure] = [one.hash, true]
      doubts.push({ ...doubt(one, 'seal', 'it cannot be read'), since })
    }
    pending.push({ position: one.position, leaf: Buffer.from(one.hash, 'hex') })
    return [...doubts, ...checkTrusted(one, seal)]
  }
  const ledger = (): SealLedger => ({ seals, sealed, trusted, missing: [...outside.values()] })
  return { take, ledger }
}
