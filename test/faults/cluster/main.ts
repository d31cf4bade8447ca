import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CONTEXTS } from '@huiyin/process-host'
import { CITY } from '../workload.js'
import { DEFECTS } from './defects.js'
import type { Fault } from './fault.js'
import { faultsFor } from './faults.js'
import type { Ground } from './ground.js'
import { optionsOf, USAGE } from './options.js'
import { pairFaultsFor } from './pair-faults.js'
import { playPhase, type Played } from './phase.js'
import type { PlaceOptions } from './place.js'
import { isBad, type Row } from './rounds.js'
import { playDefect } from './seeded.js'
import { HEADING, summaryOf } from './table.js'

/** What belongs to the log, to its reactions and to what is made from it, and those who stand before it. */
const KINDS = ['vault', ...CONTEXTS, 'projector', 'dashboard-api', 'citizen']
const SESSION_SECONDS = 6
/** Items of pairs have numbers that no item before comes to. */
const [FIRST, FIRST_OF_PAIRS] = [1, 500_000]

const options = optionsOf(process.argv.slice(2))
const wanted = (all: readonly Fault[]) => (options ? all.filter(options.isWanted) : [])
const [pairs, alone] = [wanted(pairFaultsFor(CONTEXTS)), wanted(faultsFor(KINDS))]
if (!options || pairs.length + alone.length === 0) {
  console.error(options ? 'no fault is called so' : USAGE)
  process.exit(2)
}

const start = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'huiyin-faults-cluster-'))
chmodSync(folder, 0o711) // PostgreSQL runs as a user of its own where root starts it
const place: PlaceOptions = {
  ...{ folder, kinds: KINDS, tenant: CITY.tenant, sessionSeconds: SESSION_SECONDS },
  ...{ instances: 1, changes: join(folder, 'changes.json') },
}

let caught = 0
/** The checkers are shown programs that are wrong, and must find what each of them does. */
const playDefects = async (ground: Ground): Promise<void> => {
  for (const name of options.defects) {
    const { problems } = await playDefect(name, ground)
    const found = problems.find((says) => DEFECTS[name].finds.test(says))
    if (found) caught += 1
    console.log(`seeded ${name.padEnd(27)} ${found ? `caught: ${found}` : `NOT caught: ${problems.join('; ')}`}`)
  }
}

/** Two of each context first, then one; the defects last, because what they lose stays lost. */
const playAll = async (): Promise<readonly Row[]> => {
  const nothing: Played = { rows: [], acknowledged: [] }
  const twice = { ...place, instances: 2, changes: null }
  const paired = await (pairs.length === 0
    ? nothing
    : playPhase({ options, place: twice, faults: pairs, first: FIRST_OF_PAIRS, before: [] }))
  const isOver = paired.rows.some(isBad) || alone.length + options.defects.length === 0
  const single = await (isOver
    ? nothing
    : playPhase({ options, place, faults: alone, first: FIRST, before: paired.acknowledged }, playDefects))
  return [...paired.rows, ...single.rows]
}

let isSound = false
try {
  console.log(`seed ${options.seed}`)
  console.log(HEADING)
  const rows = await playAll()
  isSound = !rows.some(isBad) && caught === options.defects.length
  const seconds = (performance.now() - start) / 1_000
  console.log(
    summaryOf({ rows, caught, seeded: options.defects.length, seconds, wantedSeconds: options.wantedSeconds }),
  )
} catch (error) {
  console.error(error)
}
if (isSound) rmSync(folder, { recursive: true, force: true })
else console.log(`kept for a closer look: ${folder}`)
process.exit(isSound ? 0 : 1)
