import { factReader, type StoredEvent } from '@huiyin/event-sourcing'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'

/** A file that a fact names. */
export interface NamedFile {
  readonly address: string
  readonly streamId: string
  readonly position: number
}

const readFact = factReader(entryEvents)

const NAMING = ['CompletionClaimed', 'EvidenceReplaced', 'PublicPhotoDrafted'] as const

const filesOf = (event: EntryEvent): readonly (string | undefined)[] => {
  if (event.type === 'PublicPhotoDrafted') return [event.data.file]
  if (event.type === 'EvidenceReplaced') return [event.data.evidence.file, event.data.evidence.thumbnail]
  if (event.type !== 'CompletionClaimed') return []
  return event.data.evidence.flatMap(({ file, thumbnail }) => [file, thumbnail])
}

/** The files a fact of an entry names: the evidence of its claims, the small pictures of it, and what is public of it. */
export const evidenceNamedBy = (stored: StoredEvent): readonly NamedFile[] => {
  if (!NAMING.some((type) => stored.header.includes(type))) return [] // most facts are none, and are not decoded for this
  const fact = readFact(stored)
  if (!fact) return []
  const { streamId, position } = fact.at
  return filesOf(fact.event).flatMap((address) => (address === undefined ? [] : [{ address, streamId, position }]))
}
