import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CONTEXTS } from '@huiyin/process-host'
import { DEFECTS, type DefectName } from './defects.js'
import type { Fault } from './fault.js'
import { faultsFor } from './faults.js'
import { begin, type Ground } from './ground.js'
import { loadOver, setUpCity } from './load.js'
import { isBad, playFault, type Row } from './rounds.js'
import { playDefect } from './seeded.js'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    defects: { type: 'string', default: 'yes' },
  },
})
const [rounds, seed, clients] = [Number(values.rounds), Number(values.seed), Number(values.clients)]
if (![rounds, seed, clients].every(Number.isInteger)) {
  console.error(
    'Usage: npm run faults:cluster -- [--rounds 1] [--seed 1] [--clients 8] [--only PART_OF_A_NAME] [--defects no]',
  )
  process.exit(2)
}

/** What belongs to the log, to its reactions and to what is made from it. */
const KINDS = ['vault', ...CONTEXTS, 'projector']
const SESSION_SECONDS = 6

const cell = (value: string | number, width: number) => String(value).padStart(width)
const print = ({ fault, rounds: played, acknowledged, lost, doubled, seconds, problems }: Row): void => {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map((one) => one.toFixed(1))
  const took = least === most ? least! : `${least}–${most}`
  console.log(
    `${fault.padEnd(34)}${cell(played, 6)}${cell(acknowledged, 13)}${cell(lost, 6)}${cell(doubled, 9)}${cell(took, 20)}`,
  )
  for (const problem of problems) console.log(`      ${problem}`)
}

const isWanted = ({ name }: Fault) => values.only.split(',').some((part) => name.includes(part))

const play = async (ground: Ground): Promise<readonly Row[]> => {
  const rows: Row[] = []
  console.log('fault                             rounds acknowledged  lost  doubled  seconds to recover')
  for (const fault of faultsFor(ground.place.kinds).filter(isWanted)) {
    const row = await playFault(fault, rounds, ground)
    print(row)
    rows.push(row)
    if (isBad(row)) break
  }
  return rows
}

/** The checkers are shown programs that are wrong, and must find what each of them does. */
const playDefects = async (ground: Ground): Promise<boolean> => {
  let areAllCaught = true
  for (const name of Object.keys(DEFECTS) as DefectName[]) {
    const { problems } = await playDefect(name, ground)
    const found = problems.find((says) => DEFECTS[name].finds.test(says))
    areAllCaught &&= found !== undefined
    console.log(`seeded ${name.padEnd(27)} ${found ? `caught: ${found}` : `NOT caught: ${problems.join('; ')}`}`)
  }
  return areAllCaught
}

const start = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'huiyin-faults-cluster-'))
chmodSync(folder, 0o711) // PostgreSQL runs as a user of its own where root starts it
const begun = await begin({ folder, kinds: KINDS, sessionSeconds: SESSION_SECONDS })
console.log(`seed ${seed}; everything runs after ${((performance.now() - start) / 1_000).toFixed(0)} s`)
let isSound = false
try {
  const apart = [...(await setUpCity(begun.operator))]
  const load = loadOver(begun.operator, { seed, clients })
  const ground = { ...begun, load, apart }
  const rows = await play(ground)
  await load.end()
  const bad = rows.filter(isBad).length
  isSound = bad === 0 && (values.defects === 'no' || (await playDefects(ground)))
  const commands = rows.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
  const seconds = ((performance.now() - start) / 1_000).toFixed(0)
  console.log(`${rows.length} faults, ${commands} commands acknowledged, ${bad} faults with findings, ${seconds} s`)
} finally {
  await begun.operator.close()
  await begun.place.down(['--immediate'])
}
if (isSound) rmSync(folder, { recursive: true, force: true })
else console.log(`kept for a closer look: ${folder}`)
process.exit(isSound ? 0 : 1)
