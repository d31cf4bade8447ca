import { openOperator, type Operator } from '@huiyin/host/operator'
import { askPeer } from '@huiyin/nest-platform'
import { clientsOf, CONTEXTS, operated, SETTLE, type Instances } from '@huiyin/process-host'
import type { Acknowledged } from './acknowledged.js'
import type { Load } from './load.js'
import type { Network } from './network.js'
import { sleep, type Place, type Upped } from './place.js'

/** What faults happen to: an installation that runs, who operates it, and the clients that send. */
export interface Ground {
  readonly place: Place
  readonly sessionSeconds: number
  readonly operator: Operator
  readonly network: Network
  /** Where every instance of every kind listens. */
  readonly addresses: Upped['addresses']
  readonly url: string
  readonly clickhouse: string
  readonly brokers: readonly string[]
  readonly load: Load
  /** Acknowledged beside the load. */
  readonly apart: Acknowledged[]
}

/** An installation nobody sends anything to yet. */
export type Begun = Omit<Ground, 'load' | 'apart'>

const SETTLING_MILLIS = 240_000
const AGAIN_MILLIS = 200

/** An operator who has to do with those alone that are wanted: of each context by the number of the instance. */
export const operatorOf = (all: Operator, isWanted: (context: string, instance: number) => boolean): Operator => {
  const among = (instances: Instances) =>
    Object.fromEntries(
      CONTEXTS.map((context) => [context, instances[context].filter((_, nth) => isWanted(context, nth + 1))]),
    ) as unknown as Instances
  const [instances, owners] = [among(all.instances), among(all.owners)]
  return { ...all, instances, owners, ...operated(instances, all.clock, owners) }
}

/** Starts an installation where it does not run. */
export const begin = async (
  place: Place,
  { network, sessionSeconds }: { readonly network: Network; readonly sessionSeconds: number },
): Promise<Begun> => {
  const upped: Upped = await place.up()
  const operator = operatorOf(await openOperator(upped.operator), (context) => place.kinds.includes(context))
  return {
    ...{ place, network, sessionSeconds, operator },
    addresses: upped.addresses,
    url: upped.postgres.url,
    clickhouse: upped.clickhouse.url,
    brokers: [upped.kafka.brokers].flat(),
  }
}

const askingProjector = ({ config }: Operator) => {
  const secret = Buffer.from(config.secret, 'base64url')
  const [client] = clientsOf({ name: 'operator', secret, peers: config.peers }, 'projector', SETTLING_MILLIS)
  return () => askPeer(SETTLE, { process: 'projector', client: client! })({})
}

const isReady = async (address: string): Promise<boolean> =>
  fetch(`${address}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * Whoever watches the processes starts again what has ended by itself; resolves when everything is ready and all that
 * was sent has had its consequences everywhere.
 */
export const recovered = async ({ place, operator, addresses }: Ground): Promise<void> => {
  const all = place.kinds.flatMap((kind) => addresses[kind]!)
  for (const end = Date.now() + SETTLING_MILLIS; ; await sleep(AGAIN_MILLIS)) {
    try {
      await operator.settle()
      if (place.kinds.includes('projector')) await askingProjector(operator)()
      const ready = await Promise.all(all.map(isReady))
      if (ready.every(Boolean)) return
    } catch (error) {
      if (Date.now() > end) throw error
      await place.up().catch(() => undefined)
    }
  }
}
