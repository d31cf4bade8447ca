import type { Acknowledged } from './acknowledged.js'
import { citizensLife } from './citizens-life.js'
import { setUpCity } from './city.js'
import type { Fault } from './fault.js'
import { begin, type Begun, type Ground } from './ground.js'
import { loadOver, type Life } from './load.js'
import { operatorLife } from './operator-life.js'
import type { Options } from './options.js'
import { networkOf } from './network.js'
import { placeIn, type PlaceOptions } from './place.js'
import { isBad, playFault, type Row } from './rounds.js'
import { screensLife } from './screens-life.js'
import { lineOf } from './table.js'

/** What is played on one installation. */
export interface Phase {
  readonly place: PlaceOptions
  readonly faults: readonly Fault[]
  readonly options: Options
  /** The number of the first item clients take up, and what was acknowledged in the phases before. */
  readonly first: number
  readonly before: readonly Acknowledged[]
}

/** What came of a phase. */
export interface Played {
  readonly rows: readonly Row[]
  readonly acknowledged: readonly Acknowledged[]
}

/** Who sends: most of them through the operator, some at the screens, some on the pages of citizens. */
const livesOn = ({ operator, addresses }: Begun, { clients, seed }: Options): readonly Life[] => {
  const times = (count: number, life: () => Life): readonly Life[] => Array.from({ length: count }, life)
  return [
    ...times(clients.operator, () => operatorLife(operator, seed)),
    ...times(clients.screens, () => screensLife(addresses['dashboard-api']![0]!, seed)),
    ...times(clients.citizens, () => citizensLife(addresses['citizen']![0]!)),
  ]
}

const playFaults = async ({ faults, options }: Phase, ground: Ground): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const fault of faults) {
    const row = await playFault(fault, options.rounds, ground)
    console.log(lineOf(row))
    rows.push(row)
    if (isBad(row)) break
  }
  return rows
}

const playOn = async (phase: Phase, begun: Begun, more: (ground: Ground) => Promise<void>): Promise<Played> => {
  const apart = [...phase.before, ...(await setUpCity(begun.operator))]
  const load = loadOver(livesOn(begun, phase.options), { first: phase.first })
  const rows = await playFaults(phase, { ...begun, load, apart })
  await load.end()
  if (!rows.some(isBad)) await more({ ...begun, load, apart }) // what was found would be found again
  return { rows, acknowledged: [...apart, ...load.acknowledged] }
}

const told = (millis: number): string => `everything runs after ${(millis / 1_000).toFixed(0)} s`

/** Plays the faults of a phase, then whatever more is to be done on its ground. Nothing of it runs afterwards. */
export const playPhase = async (
  phase: Phase,
  more: (ground: Ground) => Promise<void> = async () => undefined,
): Promise<Played> => {
  const place = placeIn(phase.place)
  const [start, network] = [performance.now(), await networkOf(place, phase.place)]
  try {
    const begun = await begin(place, { network, ...phase.place })
    console.log(told(performance.now() - start))
    try {
      return await playOn(phase, begun, more)
    } finally {
      await begun.operator.close()
    }
  } finally {
    await place.down(['--immediate'])
    await network.close()
  }
}
