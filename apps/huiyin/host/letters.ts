import { recordOperation } from '@huiyin/event-sourcing'
import type { DeadLetter } from '@huiyin/messaging'
import type { Redelivered } from '@huiyin/bus-embedded'
import type { Installation } from './installation.js'

type Ports = Pick<Installation, 'bus' | 'store' | 'clock'>

/** One letter is one occasion in one epoch: cut short between fact and file, it is recorded once. */
const occasion = ({ store }: Ports, { consumer, position }: DeadLetter): string =>
  [store.epoch, consumer, String(position)].join(' ')

const about = ({ consumer, position, event }: DeadLetter) => ({ consumer, position, eventId: event.id })

/** Delivers a dead letter once more; that it was handled is a fact. A letter nobody can handle stays, with its reason. */
export const replayLetter = (ports: Ports, letter: DeadLetter): Promise<Redelivered> =>
  ports.bus.redeliver(letter, (one) =>
    recordOperation(
      ports.store,
      { type: 'DeadLetterReplayed', data: about(one) },
      { clock: ports.clock, id: occasion(ports, one) },
    ),
  )

/** Gives a dead letter up; who looks later finds why in the log. */
export const dropLetter = (ports: Ports, letter: DeadLetter, reason: string): Promise<void> =>
  ports.bus.drop(letter, (one) =>
    recordOperation(
      ports.store,
      { type: 'DeadLetterDropped', data: { ...about(one), reason } },
      { clock: ports.clock, id: occasion(ports, one) },
    ),
  )
