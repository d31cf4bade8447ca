import { openOperator, type Operator } from '@huiyin/host/operator'
import { askPeer } from '@huiyin/nest-platform'
import { clientsOf, CONTEXTS, operated, SETTLE, type Instances } from '@huiyin/process-host'
import type { Acknowledged } from './acknowledged.js'
import type { Load } from './load.js'
import { placeIn, sleep, type Place, type PlaceOptions, type Upped } from './place.js'

/** What faults happen to: an installation that runs, who operates it, and the clients that send. */
export interface Ground {
  readonly place: Place
  readonly sessionSeconds: number
  readonly operator: Operator
  readonly url: string
  readonly clickhouse: string
  readonly brokers: readonly string[]
  readonly load: Load
  /** Acknowledged beside the load. */
  readonly apart: Acknowledged[]
}

const SETTLING_MILLIS = 240_000
const AGAIN_MILLIS = 200

/** An installation started in an empty folder. */
export const begin = async (options: PlaceOptions): Promise<Omit<Ground, 'load' | 'apart'>> => {
  const place = placeIn(options)
  const upped: Upped = await place.up()
  const all = await openOperator(upped.operator)
  const running = CONTEXTS.map((context) => [context, place.kinds.includes(context) ? all.instances[context] : []])
  const operator = { ...all, ...operated(Object.fromEntries(running) as Instances, all.clock) }
  return {
    place,
    sessionSeconds: options.sessionSeconds,
    operator,
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
export const recovered = async ({ place, operator }: Pick<Ground, 'place' | 'operator'>): Promise<void> => {
  const peers = operator.config.peers as Readonly<Record<string, readonly string[]>>
  for (const end = Date.now() + SETTLING_MILLIS; ; await sleep(AGAIN_MILLIS)) {
    try {
      await operator.settle()
      if (place.kinds.includes('projector')) await askingProjector(operator)()
      const ready = await Promise.all(place.kinds.map((kind) => isReady(peers[kind]![0]!)))
      if (ready.every(Boolean)) return
    } catch (error) {
      if (Date.now() > end) throw error
      await place.up().catch(() => undefined)
    }
  }
}
