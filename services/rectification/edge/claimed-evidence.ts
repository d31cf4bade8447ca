import { factReader, type EventStore } from '@huiyin/event-sourcing'
import { entryEvents, type EntryEvent, type Evidence } from '../domain/entry/events.js'

/** A picture that was made of a piece of evidence for the public. */
export interface DrawnPhoto {
  readonly photoId: string
  readonly file: string
  readonly draftedBy: string
}

/** A piece of evidence that a claim stood on at some time, and what became of it. */
export interface Claimed {
  readonly entryId: string
  readonly evidence: Evidence
  readonly claimedAt: string
  /** The content that took its place, and why; null: it was not replaced. */
  readonly replaced: { readonly by: string; readonly reason: string } | null
  readonly publicPhoto: DrawnPhoto | null
}

const readFact = factReader(entryEvents)
const keyOf = ({ file, sha256 }: Evidence): string => file ?? sha256

type All = ReadonlyMap<string, Claimed>

const changed = (all: All, is: (one: Claimed) => boolean, changes: Partial<Claimed>): All =>
  new Map([...all].map(([key, one]) => [key, is(one) ? { ...one, ...changes } : one]))

interface At {
  readonly entryId: string
  readonly claimedAt: string
}

const withEvidence = (all: All, evidence: Evidence, at: At): All =>
  new Map([...all, [keyOf(evidence), { ...at, evidence, replaced: null, publicPhoto: null }]])

const after = (all: All, event: EntryEvent, at: At): All => {
  if (event.type === 'CompletionClaimed') {
    return event.data.evidence.reduce((known, evidence) => withEvidence(known, evidence, at), all)
  }
  if (event.type === 'EvidenceReplaced') {
    const { replaced, evidence, reason } = event.data
    const isOld = (one: Claimed) => one.evidence.sha256 === replaced
    return withEvidence(changed(all, isOld, { replaced: { by: evidence.sha256, reason } }), evidence, at)
  }
  if (event.type === 'PublicPhotoDrafted') {
    const { of, photoId, file, draftedBy } = event.data
    return changed(all, (one) => one.evidence.sha256 === of, { publicPhoto: { photoId, file, draftedBy } })
  }
  if (event.type !== 'PublicPhotoRemoved') return all
  return changed(all, (one) => one.publicPhoto?.photoId === event.data.photoId, { publicPhoto: null })
}

/** What the claims of an entry stood on, each content once, as claimed last, with what took its place. */
export const claimedOn = async (store: EventStore, entryId: string): Promise<readonly Claimed[]> => {
  const stored = await store.readStream(`${entryEvents.category}-${entryId}`)
  const facts = stored.flatMap((one) => readFact(one) ?? [])
  const none: All = new Map()
  const all = facts.reduce((known, { event, at }) => after(known, event, { entryId, claimedAt: at.occurred.at }), none)
  return [...all.values()]
}
