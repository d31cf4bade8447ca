import { factReader, type StoredEvent } from '@huiyin/event-sourcing'
import { inspectionEvents } from '../domain/inspection/events.js'
import { itemEvents } from '../domain/item/events.js'

/** A file that a fact names, and under whose key it is sealed. */
export interface NamedPhoto {
  readonly address: string
  readonly streamId: string
  readonly position: number
  readonly subject: string
}

const readFact = factReader(itemEvents)

/** The files a fact of an item names: the photos its report brought. */
export const photosNamedBy = (stored: StoredEvent): readonly NamedPhoto[] => {
  if (!stored.header.includes('ReportReceived')) return [] // most facts are none, and are not decoded for this
  const fact = readFact(stored)
  if (fact?.event.type !== 'ReportReceived') return []
  const { photos = [], sealed } = fact.event.data
  const { streamId, position } = fact.at
  return photos.map(({ file }) => ({ address: file, streamId, position, subject: sealed?.subject ?? '' }))
}

const readFound = factReader(inspectionEvents)

/** The files a fact of an inspection names: what shows a finding. */
export const findingFilesNamedBy = (stored: StoredEvent): readonly Pick<NamedPhoto, 'address'>[] => {
  if (!stored.header.includes('FindingRecorded')) return []
  const fact = readFound(stored)
  return fact?.event.type === 'FindingRecorded' ? fact.event.data.evidence.map(({ file }) => ({ address: file })) : []
}
