import type { Instant } from '@huiyin/kernel'
import { ownerOfCommand } from '@huiyin/contracts'
import { remoteCommands } from '@huiyin/commands-http'
import type { SharedClock } from '@huiyin/cluster-postgres'
import { ClockNotMovable, moveSettled, type AlarmRunner, type SendCommand, type Settling } from '@huiyin/messaging'
import { askPeer, type Peer, type SignedQuestion } from '@huiyin/nest-platform'
import { ProcessUnreachable } from '@huiyin/signed-http'
import pLimit from 'p-limit'
import { FIRE_ALARMS, LOOK_AT_CLOCK, NEXT_ALARM, SETTLE } from './operator-calls.js'
import { CONTEXTS, type ContextName } from './config/processes.js'
import { sharedOut } from './shared-out.js'

/** How a crowd of commands is sent: so many at once, each again for so long while nobody answers. */
export interface Patience {
  readonly atOnce: number
  readonly patienceMillis: number
}

const [FIRST_PAUSE, LONGEST_PAUSE] = [200, 5_000]

/**
 * Sends what comes in a crowd (an import, a demonstration) a few at once, and again where a process does not answer: with
 * its id a command that had arrived is the same again. Throws what the last attempt threw when patience ends.
 */
export const patiently = (send: SendCommand, { atOnce, patienceMillis }: Patience): SendCommand => {
  const turn = pLimit(atOnce)
  const untilAnswered: SendCommand = async (request) => {
    const end = performance.now() + patienceMillis
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return await send(request)
      } catch (error) {
        if (!(error instanceof ProcessUnreachable) || performance.now() + pause > end) throw error
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }
  return (request) => turn(() => untilAnswered(request))
}

/** How the processes of an installation are asked, each instance of them. */
export type Instances = Readonly<Record<ContextName, readonly Peer[]>>

/** Asks every instance of every context the same. */
const everybody = <T>(
  instances: Instances,
  contexts: readonly ContextName[],
  question: SignedQuestion<object, T>,
): Promise<T[]> => Promise.all(contexts.flatMap((of) => instances[of].map((peer) => askPeer(question, peer)({}))))

/** Everything up to now has had its consequences everywhere when a whole round finds the log where the last one did. */
const settling = (instances: Instances, contexts: readonly ContextName[]) => async (): Promise<void> => {
  for (let before: string | null = null; ;) {
    const ends = (await everybody(instances, contexts, SETTLE)).map(({ position }) => position ?? 0)
    const now = JSON.stringify(ends)
    if (now === before && new Set(ends).size <= 1) return
    before = now
  }
}

/** The alarms of all contexts as one: the next of them is the earliest. One instance of each is asked. */
const alarmsOf = (instances: Instances, contexts: readonly ContextName[]): AlarmRunner => {
  const first = contexts.map((of) => instances[of][0]!)
  return {
    next: async () => {
      const all = await Promise.all(first.map((peer) => askPeer(NEXT_ALARM, peer)({})))
      return all.flatMap(({ next }) => (next === null ? [] : [next])).toSorted()[0] ?? null
    },
    fire: async (now) => {
      const all = await Promise.all(first.map((peer) => askPeer(FIRE_ALARMS, peer)({ now })))
      return all.reduce((sum, { fired }) => sum + fired, 0)
    },
  }
}

/** An installation of processes as its operator sees it. */
export interface Operated {
  readonly send: SendCommand
  /** Resolves when everything up to now has had its consequences in every process, lists included. */
  readonly settle: () => Promise<void>
  readonly settling: Settling
  /** Where the log ends, as the processes see it; 0 where nothing was recorded. */
  readonly settledAt: () => Promise<number>
  /** Moves the clock that all processes share, letting every alarm on the way ring. */
  readonly moveTo: (target: Instant) => Promise<void>
  /** Lets the clock that all share stand at a moment. Throws `ClockNotMovable` where anything has happened already. */
  readonly standAt: (start: Instant) => Promise<void>
}

/**
 * What an operator may do with the processes of an installation: send commands, wait, and move the clock they share.
 * `owners` are the same instances as they are sent commands; who settles is waited for longer than who answers one.
 */
export const operated = (
  instances: Instances,
  clock: Pick<SharedClock, 'look' | 'set' | 'stand' | 'now' | 'isStanding'>,
  owners: Instances = instances,
): Operated => {
  const contexts = CONTEXTS.filter((context) => instances[context].length > 0)
  const shared = (context: ContextName) => sharedOut(owners[context].map(({ client }) => client))
  const clients = Object.fromEntries(contexts.map((context) => [context, shared(context)]))
  const drain = settling(instances, contexts)
  const whole: Settling = { drain, alarms: alarmsOf(instances, contexts) }
  return {
    send: remoteCommands({ ownerOf: ownerOfCommand, clients }),
    settle: drain,
    settling: whole,
    settledAt: async () => {
      const ends = await everybody(instances, contexts, SETTLE)
      return Math.max(0, ...ends.map(({ position }) => position ?? 0))
    },
    standAt: async (start) => {
      const ends = await everybody(instances, contexts, SETTLE)
      if (ends.some(({ position }) => position !== null)) {
        throw new ClockNotMovable('something has happened here already, so the clock cannot be stopped any more')
      }
      await clock.stand(start)
      await everybody(instances, contexts, LOOK_AT_CLOCK)
    },
    moveTo: async (target) => {
      await clock.look()
      const at = () => (clock.isStanding() ? clock.now() : null)
      const set = async (to: Instant) => {
        await clock.set(to)
        await everybody(instances, contexts, LOOK_AT_CLOCK)
      }
      await moveSettled({ at, set }, target, whole)
    },
  }
}
