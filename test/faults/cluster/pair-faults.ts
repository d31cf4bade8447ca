import type { Fault } from './fault.js'
import { operatorOf, type Ground } from './ground.js'
import { sleep } from './place.js'

const noHelp = (): Promise<never> => Promise.reject(new Error('nobody starts it again: the other has to do without it'))

/** What is left when an instance is gone for good. */
const without = (ground: Ground, kind: string, gone: number): Ground => ({
  ...ground,
  place: { ...ground.place, up: noHelp },
  operator: operatorOf(ground.operator, (context, instance) => context !== kind || instance !== gone),
  addresses: { ...ground.addresses, [kind]: ground.addresses[kind]!.filter((_, nth) => nth + 1 !== gone) },
})

/** One of two is gone and nobody starts it again before the other has recovered without it. */
const killed = (kind: string): Fault => ({
  name: `two of ${kind}: one killed`,
  begin: ({ place }) => place.kill(kind),
  end: async () => undefined,
  left: (ground) => without(ground, kind, 1),
  after: async ({ place }) => void (await place.up()),
})

/** One of two is paused for longer than its session, and wakes when the other has its share. */
const paused = (kind: string): Fault => ({
  name: `two of ${kind}: one paused past its session`,
  begin: async ({ place, sessionSeconds }) => {
    place.signal(`${kind}-2`, 'SIGSTOP')
    await sleep(sessionSeconds * 1_000 + 2_000)
  },
  end: async ({ place }) => void place.signal(`${kind}-2`, 'SIGCONT'),
})

/** What happens where two of each context run. */
export const pairFaultsFor = (kinds: readonly string[]): readonly Fault[] =>
  kinds.flatMap((kind) => [killed(kind), paused(kind)])
