import { isInstant, type Instant } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import {
  answerCommand,
  COMMANDS_CALL,
  dropLetter,
  NoSuchLetter,
  replayLetter,
  type AlarmRunner,
  type LetterName,
  type SendCommand,
} from '@huiyin/messaging'
import type { KafkaBus } from '@huiyin/bus-kafka'
import type { SharedClock } from '@huiyin/cluster-postgres'
import type { SignedCalls } from '@huiyin/nest-platform'
import { CallUnreadable } from '@huiyin/signed-http'
import { z } from 'zod'
import { COMMAND_SENDERS } from './service.js'

/** What of a context's process others may set going. */
export interface OperatedService {
  readonly store: EventStore
  readonly clock: SharedClock
  readonly bus: KafkaBus
  readonly alarms: AlarmRunner
  readonly send: SendCommand
  readonly listsCaughtUp: () => Promise<void>
}

const letter = z.strictObject({ consumer: z.string().min(1).max(200), position: z.number().int().positive() })
const alarmsCall = z.union([
  z.strictObject({ next: z.literal(true) }),
  z.strictObject({ fire: z.string().refine(isInstant, 'an instant') }),
])
const lettersCall = z.union([
  z.strictObject({ list: z.literal(true) }),
  z.strictObject({ replay: letter }),
  z.strictObject({ drop: letter, reason: z.string().min(1).max(500) }),
])

const read = <S extends z.ZodType>(shape: S, body: unknown): z.output<S> => {
  const result = shape.safeParse(body)
  if (!result.success) throw new CallUnreadable()
  return result.data
}

/** Waits until everything up to now has had its consequences in this process, and says how far the log has come. */
const settle = async ({ clock, bus, listsCaughtUp, store }: OperatedService) => {
  await clock.look()
  await bus.settle()
  await listsCaughtUp()
  return { position: (await store.head())?.position ?? null }
}

/** What the operator decides about what nobody could handle; recorded in the log as in one process. */
const operateLetters = async (service: OperatedService, asked: z.output<typeof lettersCall>): Promise<unknown> => {
  if ('list' in asked) return service.bus.letters()
  try {
    if ('replay' in asked) return await replayLetter(service, asked.replay as LetterName)
    await dropLetter(service, asked.drop as LetterName, asked.reason)
    return { dropped: true }
  } catch (error) {
    if (error instanceof NoSuchLetter) return { unknown: true }
    throw error
  }
}

/** What every context's process answers to others: commands of those who judged the sender, and the operator's orders. */
export const serviceCalls = (service: OperatedService): SignedCalls => {
  const { alarms, clock, send } = service
  return {
    [COMMANDS_CALL]: { from: COMMAND_SENDERS, run: answerCommand(send) },
    settle: { from: ['operator', 'dashboard-api', 'evaluation'], run: () => settle(service) },
    /** Who moves the clock that all share lets everybody look before anything else happens. */
    clock: { from: ['operator'], run: async () => ({ standing: await clock.look() }) },
    alarms: {
      from: ['operator'],
      run: async (body) => {
        const asked = read(alarmsCall, body)
        await clock.look()
        return 'next' in asked ? { next: await alarms.next() } : { fired: await alarms.fire(asked.fire as Instant) }
      },
    },
    letters: { from: ['operator'], run: (body) => operateLetters(service, read(lettersCall, body)) },
  }
}
