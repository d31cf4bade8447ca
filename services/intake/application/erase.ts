import { derivedCommandId, factReader, type EventStore } from '@huiyin/event-sourcing'
import { SYSTEM, type Consumer, type SendCommand } from '@huiyin/messaging'
import type { Files } from '@huiyin/files'
import { eraseSubject, subjectId, type ErasurePorts } from '@huiyin/privacy'
import type { IntakePublished } from '@huiyin/contracts/intake'
import { itemEvents } from '../domain/item/events.js'
import { streamOf } from './sealing.js'

/** What an erasure is carried out on: keys with their journal, and the files sealed under them. */
export interface EraserPorts extends ErasurePorts {
  readonly store: EventStore
  readonly files: Pick<Files, 'remove'>
}

const readFact = factReader(itemEvents)

/** Without its key a file cannot be opened any more; nobody needs to keep it either. */
const removePhotos = async ({ store, files }: EraserPorts, itemId: string, reportId: string): Promise<void> => {
  for (const stored of await store.readStream(streamOf(itemId))) {
    const event = readFact(stored)?.event
    if (event?.type !== 'ReportReceived' || event.data.reportId !== reportId) continue
    for (const { file } of event.data.photos ?? []) await files.remove(file)
  }
}

/**
 * Carries out what was ordered: keys and index rows are destroyed, journal first, then the files sealed under them,
 * and then it is recorded. Delivered twice it destroys nothing more and records nothing more.
 */
export const eraser = (ports: EraserPorts, send: SendCommand): Consumer => ({
  name: 'intake-eraser',
  from: 'intake',
  only: ['ErasureOrdered'],
  handle: async (event) => {
    if (event.name !== 'ErasureOrdered') return
    const { itemId, reportId, subject } = event.data as IntakePublished<'ErasureOrdered'>
    await eraseSubject(ports, { subject: subjectId(subject), order: event.id, at: event.occurredAt.at })
    await removePhotos(ports, itemId, reportId)
    const answer = await send({
      name: 'RecordErasure',
      input: { itemId, reportId },
      commandId: derivedCommandId('record-erasure', event.id),
      tenant: event.tenant,
      actor: SYSTEM,
      occurred: null,
      correlation: event.correlation,
      causation: event.id,
    })
    if (!answer.ok) throw new Error(`the erasure of ${itemId} was carried out but not recorded: ${answer.refusal}`)
  },
})
