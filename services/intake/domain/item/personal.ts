import { accept, reject, type Decision } from '@huiyin/kernel'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { ItemEvent } from './events.js'

/** What became of a report's personal data; its key belongs to the subject. */
export interface PersonState {
  readonly subject: string
  readonly is: 'sealed' | 'erasureOrdered' | 'erased'
}

export type PersonalRefusal = 'NothingSealed' | 'PersonErased' | 'ErasureNotOrdered'

type Name = 'OrderErasure' | 'RecordErasure'
type PersonalCommand = { [N in Name]: { readonly type: N } & Omit<IntakeInput<N>, 'itemId'> }[Name]

/**
 * An erasure is ordered, then carried out where the keys are, then recorded; it cannot be taken back (design §3, personal
 * data).
 */
export const decidePersonal = (
  command: PersonalCommand,
  person: PersonState | null,
): Decision<ItemEvent, PersonalRefusal> => {
  if (!person) return reject('NothingSealed')
  const { subject, is } = person
  switch (command.type) {
    case 'OrderErasure':
      if (is !== 'sealed') return accept()
      return accept({ type: 'ErasureOrdered', data: { reportId: command.reportId, subject, reason: command.reason } })
    case 'RecordErasure':
      if (is === 'sealed') return reject('ErasureNotOrdered')
      return is === 'erased'
        ? accept()
        : accept({ type: 'SubjectErased', data: { reportId: command.reportId, subject } })
  }
}
