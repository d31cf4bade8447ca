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
  /** Last positions under seals, in order, as long as every seal fitted and named the one before it. */
  readonly sealed: readonly Position[]
  /** Those of them whose seal is also kept outside. */
  readonly trusted: readonly Position[]
  /** Kept outside, but not come across. */
  readonly missing: readonly TrustedSeal[]
}

interface Chain {
  /** Facts since the range of the last seal, in order. */
  pending: Pending[]
  /** Hash of the last seal, '' before the first. */
  previous: string
  /** Whether every seal so far fitted and named the one before it: only then does a seal speak for all before it. */
  unbroken: boolean
  /** Whether the range of the last seal is unknown, because it could not be read. */
  unsure: boolean
}

const takeSeal = (chain: Chain, one: StoredEvent, seal: Seal): Doubt[] => {
  const since = chain.pending[0]?.position ?? one.position
  if (chain.unsure) chain.pending = chain.pending.filter(({ position }) => position >= seal.from)
  const under = chain.pending.filter(({ position }) => position <= seal.to)
  const wrongs = [misfit(seal, under)]
  if (seal.previousSeal !== chain.previous) wrongs.push('the seal before it in the log is not the one it names')
  chain.pending = chain.pending.slice(under.length)
  chain.previous = one.hash
  chain.unsure = false
  return wrongs.flatMap((says) => (says ? [{ ...doubt(one, 'seal', says), since }] : []))
}

const takeUnreadable = (chain: Chain, one: StoredEvent): Doubt[] => {
  const since = chain.pending[0]?.position ?? one.position
  chain.previous = one.hash
  chain.unsure = true
  return [{ ...doubt(one, 'seal', 'it cannot be read'), since }]
}

/** What is wrong when this is what lies where a seal is kept outside. */
const untrusted = (one: StoredEvent, kept: TrustedSeal, seal: Seal | null): Doubt[] => {
  if (kept.hash !== one.hash)
    return [doubt(one, 'trustedSeal', `the seal kept outside for this position is ${kept.hash}`)]
  return seal ? [] : [doubt(one, 'trustedSeal', 'what was kept outside for this position is no seal')]
}

/**
 * Checks seals in the order of the log: each must fit the facts since the seal before it, and name that seal; each seal
 * kept outside must be the one that lies at its position. Of the facts it is told whether texts and hash agree.
 */
export const sealChecker = (trustedSeals: readonly TrustedSeal[]) => {
  const outside = new Map<Position, TrustedSeal[]>()
  for (const kept of trustedSeals) outside.set(kept.position, [...(outside.get(kept.position) ?? []), kept])
  const [sealed, trusted]: [Position[], Position[]] = [[], []]
  const chain: Chain = { pending: [], previous: '', unbroken: true, unsure: false }
  let seals = 0

  const take = (one: StoredEvent, sound: boolean): Doubt[] => {
    const seal = isSeal(one) && sound ? readSeal(one) : null
    const doubts = seal ? takeSeal(chain, one, seal) : isSeal(one) ? takeUnreadable(chain, one) : []
    if (doubts.length > 0) chain.unbroken = false
    chain.pending.push({ position: one.position, leaf: Buffer.from(one.hash, 'hex') })
    seals += isSeal(one) ? 1 : 0
    if (seal && chain.unbroken) sealed.push(seal.to)
    const kept = outside.get(one.position)
    if (!kept) return doubts
    outside.delete(one.position)
    if (seal && chain.unbroken && kept.some(({ hash }) => hash === one.hash)) trusted.push(seal.to)
    return [...doubts, ...kept.flatMap((trust) => untrusted(one, trust, seal))]
  }
  const ledger = (): SealLedger => ({ seals, sealed, trusted, missing: [...outside.values()].flat() })
  return { take, ledger }
}
