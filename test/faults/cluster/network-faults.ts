import type { Cable } from '@huiyin/testing/cable'
import type { Fault } from './fault.js'
import { CABLED, type Network } from './network.js'
import { sleep } from './place.js'

/** What a network does, in words, and for how long: where nothing comes back, longer than a session in a group. */
const KINDS = {
  cut: { says: 'cut', millis: 3_000 },
  swallow: { says: 'swallowed', millis: 8_000 },
  hold: { says: 'held back', millis: 8_000 },
} as const satisfies Partial<Record<keyof Cable, object>>

const between = (whom: Exclude<keyof Network, 'close'>, kind: keyof typeof KINDS): Fault => ({
  name: `${CABLED} to the ${whom}: ${KINDS[kind].says}`,
  begin: async ({ network }) => {
    for (const cable of network[whom]) cable[kind]()
    await sleep(KINDS[kind].millis)
  },
  end: async ({ network }) => {
    for (const cable of network[whom]) cable.mend()
  },
})

/** One context that a network cuts off from the database, from the broker and from all its peers, while they all live. */
export const networkFaults: readonly Fault[] = (['database', 'broker', 'peers'] as const).flatMap((whom) =>
  (['cut', 'swallow', 'hold'] as const).map((kind) => between(whom, kind)),
)
