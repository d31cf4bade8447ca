import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCable, type Cable } from '@huiyin/testing/cable'
import type { Place, PlaceOptions } from './place.js'

/** The process that is cut off. */
export const CABLED = 'rectification'
/** Whom it asks, and who asks it. */
const [ASKED, ASKING] = [
  ['vault', 'organisation', 'dashboard-api'],
  ['dashboard-api', 'citizen', 'operator'],
]

/** What lies between one process and everybody around it. */
export interface Network {
  readonly database: readonly Cable[]
  readonly broker: readonly Cable[]
  readonly peers: readonly Cable[]
  readonly close: () => Promise<void>
}

/** Where everybody is connected as everywhere. */
const NO_CABLES: Network = { database: [], broker: [], peers: [], close: async () => undefined }

const at = (cable: Cable | undefined): readonly string[] => [`http://127.0.0.1:${cable!.port}`]

/** Where a process listens is known when all are started; a cable asks when somebody connects. */
const cableTo = (place: Place, name: string): Promise<Cable> => {
  const portOf = (): number => {
    const known = JSON.parse(readFileSync(join(place.folder, 'cluster.json'), 'utf8')) as {
      readonly ports: Readonly<Record<string, number>>
    }
    return known.ports[name]!
  }
  return openCable(portOf)
}

/** Starts the servers, and writes down for each process that it finds the other through a cable. */
const layCables = async (place: Place, changes: string): Promise<Network> => {
  let cabled = 0
  const broker = await openCable(() => cabled)
  const started = await place.server('kafka', 'start', ['--cable', String(broker.port)])
  cabled = (JSON.parse(started) as { readonly cabled: number }).cabled
  const { url } = JSON.parse(await place.server('postgres', 'start')) as { readonly url: string }
  const direct = new URL(url)
  const database = await openCable(() => Number(direct.port))
  const asked = await Promise.all(ASKED.map((name) => cableTo(place, name)))
  const own = await cableTo(place, CABLED)
  const through = new URL(url)
  through.port = String(database.port)
  const says = {
    postgres: { url: through.href },
    kafka: { brokers: [`127.0.0.1:${broker.port}`] },
    peers: Object.fromEntries(ASKED.map((name, nth) => [name, at(asked[nth])])),
  }
  const others = ASKING.map((name) => [name, { peers: { [CABLED]: at(own) } }])
  writeFileSync(changes, JSON.stringify({ [CABLED]: says, ...Object.fromEntries(others) }))
  const all = [broker, database, own, ...asked]
  return {
    database: [database],
    broker: [broker],
    peers: [own, ...asked],
    close: async () => void (await Promise.all(all.map((cable) => cable.close()))),
  }
}

/** The network of an installation that is not started yet. */
export const networkOf = async (place: Place, { changes }: Pick<PlaceOptions, 'changes'>): Promise<Network> =>
  changes === null ? NO_CABLES : layCables(place, changes)
