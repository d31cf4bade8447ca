import { accept, reject, type Decision } from '@huiyin/kernel'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { ItemEvent } from './events.js'

/** What became of a report's personal data; its key belongs to the subject. */
export interface PersonState {
  readonly subject: string
  readonly is: 'sealed' | 'erasureOrdered' | 'erased'
}

export type PersonalRefusal = 'NothingSealed' | 'PersonErased' | 'ErasureNotOrdered'

type Name = 'OpenReporter' | 'OrderErasure' | 'RecordErasure'
type PersonalCommand = { [N in Name]: { readonly type: N } & Omit<IntakeInput<N>, 'itemId'> }[Name]

/**
 * Opening is a fact of the item every time it happens (design §3, personal data). An erasure is ordered, then carried
 * out where the keys are, then recorded; it cannot be taken back.
 */
export const decidePersonal = (
  command: PersonalCommand,
  person: PersonState | null,
): Decision<ItemEvent, PersonalRefusal> => {
  if (!person) return reject('NothingSealed')
  const { subject, is } = person
  switch (command.type) {
    case 'OpenReporter':
      if (is !== 'sealed') return reject('PersonErased')
      return accept({ type: 'ReporterOpened', data: { reportId: command.reportId, reason: command.reason } })
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
