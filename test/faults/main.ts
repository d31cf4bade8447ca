import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DEFECT_NAMES, type DefectName } from './defects.js'
import { isBad, runRounds, type Round } from './rounds.js'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    defect: { type: 'string' },
  },
})
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
const defect = (values.defect ?? null) as DefectName | null
if (!Number.isInteger(rounds) || !Number.isInteger(seed) || (defect !== null && !DEFECT_NAMES.includes(defect))) {
  console.error(`Usage: npm run faults -- [--rounds 200] [--seed 1] [--defect ${DEFECT_NAMES.join(' | ')}]`)
  process.exit(2)
}

const cell = (value: string | number | null, width: number) => String(value ?? '–').padStart(width)
const print = (one: Round): void => {
  const { round, bus, killed, millis, acknowledged, inFlight, lost, doubled, recoverySeconds, problems } = one
  const cells = [
    ...[cell(round, 5), cell(killed, 9), cell(bus, 12), cell(millis === null ? null : Math.round(millis), 14)],
    ...[cell(acknowledged, 13), cell(inFlight, 10), cell(lost, 6), cell(doubled, 8)],
    cell(recoverySeconds === null ? null : recoverySeconds.toFixed(1), 18),
  ]
  console.log(cells.join(''))
  for (const problem of problems) console.log(`      ${problem}`)
}

console.log(`seed ${seed}${defect ? `, with the defect ${defect}` : ''}`)
console.log('round   killed         bus ms until kill acknowledged in flight  lost doubled seconds to recover')
const start = performance.now()
const result = await runRounds({
  ...{ rounds, seed, defect, child: fileURLToPath(new URL('./child.js', import.meta.url)), onRound: print },
})
const sum = (of: (round: Round) => number | null) => result.rounds.reduce((total, round) => total + (of(round) ?? 0), 0)
const bad = result.rounds.filter(isBad).length
console.log(
  `${result.rounds.length} kills, ${sum(({ acknowledged }) => acknowledged)} commands acknowledged, ` +
    `${sum(({ lost }) => lost)} lost, ${sum(({ doubled }) => doubled)} doubled, ` +
    `${bad} rounds with findings, ${((performance.now() - start) / 1_000).toFixed(0)} s`,
)
for (const folder of result.kept) console.log(`kept for a closer look: ${folder}`)
if (defect !== null) {
  console.log(bad > 0 ? `the defect was caught in round ${result.rounds.length}` : 'the defect was NOT caught')
  process.exit(bad > 0 ? 0 : 1)
}
process.exit(bad > 0 || result.rounds.length < rounds ? 1 : 0)
