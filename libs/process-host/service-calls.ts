import type { EventStore } from '@huiyin/event-sourcing'
import {
  answerCommand,
  COMMANDS_CALL,
  dropLetter,
  NoSuchLetter,
  replayLetter,
  type AlarmRunner,
  type SendCommand,
} from '@huiyin/messaging'
import type { KafkaBus } from '@huiyin/bus-kafka'
import type { SharedClock } from '@huiyin/cluster-postgres'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import {
  DROP_LETTER,
  FIRE_ALARMS,
  LETTERS,
  LOOK_AT_CLOCK,
  NEXT_ALARM,
  REPLAY_LETTER,
  SETTLE,
} from './operator-calls.js'
import { COMMAND_SENDERS } from './hosting/service.js'

/** What of a context's process others may set going. */
export interface OperatedService {
  readonly store: EventStore
  readonly clock: SharedClock
  readonly bus: KafkaBus
  readonly alarms: AlarmRunner
  readonly send: SendCommand
  readonly listsCaughtUp: () => Promise<void>
}

const OPERATOR = ['operator'] as const

/** Waits until everything up to now has had its consequences in this process, and says how far the log has come. */
const settle = async ({ clock, bus, listsCaughtUp, store }: OperatedService) => {
  await clock.look()
  await bus.settle()
  await listsCaughtUp()
  return { position: (await store.head())?.position ?? null }
}

/** What became of a letter, or `otherwise` where there is none of that name. */
const ofLetter = <T>(deed: Promise<T>, otherwise: T): Promise<T> =>
  deed.catch((error: unknown) => {
    if (error instanceof NoSuchLetter) return otherwise
    throw error
  })

/** Alarms ring by the clock as it stands now: whoever asks may just have moved it. */
const alarmCalls = ({ alarms, clock }: OperatedService): SignedCalls => ({
  ...answerPeers(NEXT_ALARM, OPERATOR, async () => {
    await clock.look()
    return { next: await alarms.next() }
  }),
  ...answerPeers(FIRE_ALARMS, OPERATOR, async ({ now }) => {
    await clock.look()
    return { fired: await alarms.fire(now) }
  }),
})

/** What every context's process answers to others: commands of those who judged the sender, and the operator's orders. */
export const serviceCalls = (service: OperatedService): SignedCalls => ({
  [COMMANDS_CALL]: { from: COMMAND_SENDERS, run: answerCommand(service.send) },
  ...answerPeers(SETTLE, OPERATOR, () => settle(service)),
  ...answerPeers(LOOK_AT_CLOCK, OPERATOR, async () => ({ standing: await service.clock.look() })),
  ...alarmCalls(service),
  ...answerPeers(LETTERS, OPERATOR, () => service.bus.letters()),
  ...answerPeers(REPLAY_LETTER, OPERATOR, (name) => ofLetter(replayLetter(service, name), null)),
  ...answerPeers(DROP_LETTER, OPERATOR, ({ name, reason }) =>
    ofLetter(
      dropLetter(service, name, reason).then(() => true),
      false,
    ),
  ),
})
