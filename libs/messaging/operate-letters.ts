import type { Clock } from '@huiyin/kernel'
import { recordOperation, type EventStore } from '@huiyin/event-sourcing'
import type { DeadLetter } from './bus.js'
import type { DeadLetterBox, LetterName, Redelivered } from './letters.js'

/** What an operator's decision about a dead letter needs: the letters, and the log it is recorded in. */
export interface LetterPorts {
  readonly bus: DeadLetterBox
  readonly store: EventStore
  readonly clock: Clock
}

/** One letter is one occasion in one epoch: cut short between fact and file, it is recorded once. */
const occasion = ({ store }: LetterPorts, { consumer, position }: DeadLetter): string =>
  [store.epoch, consumer, String(position)].join(' ')

const about = ({ consumer, position, event }: DeadLetter) => ({ consumer, position, eventId: event.id })

/** Delivers a dead letter once more; that it was handled is a fact. A letter nobody can handle stays, with its reason. */
export const replayLetter = (ports: LetterPorts, letter: LetterName): Promise<Redelivered> =>
  ports.bus.redeliver(letter, (one) =>
    recordOperation(
      ports.store,
      { type: 'DeadLetterReplayed', data: about(one) },
      { clock: ports.clock, id: occasion(ports, one) },
    ),
  )

/** Gives a dead letter up; who looks later finds why in the log. */
export const dropLetter = (ports: LetterPorts, letter: LetterName, reason: string): Promise<void> =>
  ports.bus.drop(letter, (one) =>
    recordOperation(
      ports.store,
      { type: 'DeadLetterDropped', data: { ...about(one), reason } },
      { clock: ports.clock, id: occasion(ports, one) },
    ),
  )
