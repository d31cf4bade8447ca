import { derivedCommandId } from '@huiyin/event-sourcing'
import { SYSTEM, type Consumer, type SendCommand } from '@huiyin/messaging'
import { eraseSubject, subjectId, type ErasurePorts } from '@huiyin/privacy'
import type { IntakePublished } from '@huiyin/contracts/intake'

/**
 * Carries out what was ordered: keys and index rows are destroyed, journal first, and then it is recorded. Delivered
 * twice it destroys nothing more and records nothing more.
 */
export const eraser = (ports: ErasurePorts, send: SendCommand): Consumer => ({
  name: 'intake-eraser',
  from: 'intake',
  only: ['ErasureOrdered'],
  handle: async (event) => {
    if (event.name !== 'ErasureOrdered') return
    const { itemId, reportId, subject } = event.data as IntakePublished<'ErasureOrdered'>
    await eraseSubject(ports, { subject: subjectId(subject), order: event.id, at: event.occurredAt.at })
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
