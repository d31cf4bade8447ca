import { factReader, type StoredEvent } from '@huiyin/event-sourcing'
import { entryEvents } from '../domain/entry/events.js'

/** A file that a fact names. */
export interface NamedFile {
  readonly address: string
  readonly streamId: string
  readonly position: number
}

const readFact = factReader(entryEvents)

/** The files a fact of an entry names: the evidence of its claims, and the small pictures of it. */
export const evidenceNamedBy = (stored: StoredEvent): readonly NamedFile[] => {
  if (!stored.header.includes('CompletionClaimed')) return [] // most facts are none, and are not decoded for this
  const fact = readFact(stored)
  if (fact?.event.type !== 'CompletionClaimed') return []
  const { streamId, position } = fact.at
  return fact.event.data.evidence
    .flatMap(({ file, thumbnail }) => [file, thumbnail])
    .flatMap((address) => (address === undefined ? [] : [{ address, streamId, position }]))
}
