import { randomUUID } from 'node:crypto'
import type { Consumer } from '@huiyin/messaging'
import type { HostedContext } from '@huiyin/process-host'
import { acknowledgingEarly } from '../defects.js'
import type { Step } from '../workload.js'

// What the suite must catch: programs that break one promise each, started in place of a context's process.

const die = (): void => void process.kill(process.pid, 'SIGKILL')
const LATER_MILLIS = 2_000

const consuming = (context: HostedContext, change: (consumer: Consumer) => Consumer): HostedContext => ({
  ...context,
  bind: async (parts) => {
    const bound = await context.bind(parts)
    const changed = (one: Consumer) => (one.name === 'rectification-to-intake' ? change(one) : one)
    return { ...bound, consumers: (send) => bound.consumers(send).map(changed) }
  },
})

/** A program that is wrong, in whose place it runs, and what it is that gives it away. */
export interface Defect {
  readonly of: 'intake' | 'rectification'
  /** What has happened to its item before, and what makes it go wrong. */
  readonly before: readonly Step[]
  readonly on: readonly Step[]
  readonly wrong: (context: HostedContext) => HostedContext
  readonly finds: RegExp
}

export const DEFECTS = {
  /** The mark moves before the effect, and the process dies between them. */
  'mark-before-effect': {
    of: 'rectification',
    ...{ before: ['receive', 'register'], on: ['assign'] },
    wrong: (context) =>
      consuming(context, (consumer) => ({
        ...consumer,
        handle: async (event) => {
          setTimeout(() => void consumer.handle(event).catch(() => undefined), LATER_MILLIS)
          if (event.name === 'ItemAssigned') setTimeout(die, LATER_MILLIS - 500)
        },
      })),
    finds: /lost: EntryOpened .* never happened/,
  },
  /** A reaction's command has another id with every delivery, and the process dies between the effect and the mark. */
  'random-reaction-id': {
    of: 'rectification',
    ...{ before: ['receive', 'register', 'assign'], on: ['reply', 'link', 'replyAgain'] },
    wrong: (context) =>
      consuming(context, (consumer) => ({
        ...consumer,
        handle: async (event) => {
          await consumer.handle({ ...event, id: randomUUID() })
          if (event.name === 'ReplyOwed') die()
        },
      })),
    finds: /doubled: .* happened \d+ times more than its cause/,
  },
  /** A command is acknowledged before it is appended. */
  'early-acknowledgement': {
    of: 'intake',
    ...{ before: [], on: ['receive'] },
    wrong: (context) => ({
      ...context,
      bind: (parts) => context.bind({ ...parts, store: acknowledgingEarly(parts.store, 60_000) }),
    }),
    finds: /lost: receive of item .* is not in the log/,
  },
} as const satisfies Record<string, Defect>

export type DefectName = keyof typeof DEFECTS
