import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DefectName } from './defects.js'
import { killOf, type Kill } from './kill.js'
import { memoryOf, type Memory } from './memory.js'
import { oneLife, type Life } from './one-life.js'
import type { Line, Plan } from './protocol.js'
import { draw } from './workload.js'

/** One kill and what was found after it. */
export interface Round {
  readonly round: number
  readonly bus: 'plain' | 'adversarial'
  readonly killed: Kill['after']
  /** From the beginning of the load to the kill; null when it was killed while recovering. */
  readonly millis: number | null
  readonly acknowledged: number
  readonly inFlight: number
  /** What the next start found; null when that was killed before it had checked, and the one after it answers. */
  lost: number | null
  doubled: number | null
  recoverySeconds: number | null
  readonly problems: string[]
}

export interface RoundOptions {
  readonly rounds: number
  readonly seed: number
  /** The built file of the process that is killed. */
  readonly child: string
  readonly defect?: DefectName | null
  /** The kind of moment to kill at; drawn from the seed when left out. */
  readonly aim?: Kill['after'] | null
  /** Lists and ClickHouse are compared with a rebuild after so many rounds. */
  readonly rebuildEvery?: number
  /** What a defect is to be found by: a kill that misses its moment breaks other things first. Left out: by anything. */
  readonly finds?: RegExp
  readonly onRound?: (round: Round) => void
}

/** So many kills an installation lives through before a new one is begun: its checks read the whole log. */
const ROUNDS_A_FOLDER = 10

export const isBad = ({ lost, doubled, problems }: Round): boolean =>
  (lost ?? 0) + (doubled ?? 0) > 0 || problems.length > 0

const listen = (memory: Memory) => (line: Line) => {
  if (line.say === 'sent') memory.sent(line)
  if (line.say === 'acknowledged') memory.acknowledged(line)
  if (line.say === 'checked') memory.checked()
}

/** What the start after a kill found, or that it failed. */
const judge = (round: Round, { checked, faults }: Life): void => {
  if (checked) {
    const { lost, doubled, recoverySeconds, problems } = checked
    Object.assign(round, { lost, doubled, recoverySeconds })
    round.problems.push(...problems)
  }
  round.problems.push(...faults)
}

type Place = { readonly folder: string; readonly memory: Memory; readonly commands: number; readonly first: number }

const planOf = ({ folder, memory, commands, first }: Place, round: number, options: RoundOptions): Plan => {
  const { seed, defect = null, rebuildEvery = 5 } = options
  const bus = draw(seed, 'bus', round) < 0.5 ? ('plain' as const) : { adversarial: round }
  const rebuild = (round - 1) % rebuildEvery === 0 && round !== first
  return { folder: join(folder, 'data'), seed: commands, bus, defect, ...memory.plan(), rebuild, load: true }
}

/** One installation through its rounds, and its last start, which is only looked at; a broken one ends there. */
const oneInstallation = async (
  folder: string,
  first: number,
  last: number,
  options: RoundOptions,
): Promise<Round[]> => {
  const { seed, child, aim = null, onRound } = options
  const commands = seed * 1_000_000 + first
  const memory = memoryOf(commands)
  const place = { folder, memory, commands, first }
  const planFile = join(folder, 'plan.json')
  const rounds: Round[] = []
  const finish = (life: Life) => {
    const before = rounds.at(-1)
    if (!before) return
    judge(before, life)
    onRound?.(before)
  }
  for (let round = first; round <= last; round += 1) {
    const kill = killOf(seed, round, aim)
    const plan = planOf(place, round, options)
    const life = await oneLife(child, planFile, { ...plan, kill }, listen(memory))
    finish(life)
    if (life.faults.length > 0 && rounds.length === 0) throw new Error(life.faults.join('\n'))
    if (!life.killed || rounds.some(isBad)) return rounds
    rounds.push({
      ...{ round, bus: plan.bus === 'plain' ? 'plain' : 'adversarial', killed: kill.after, millis: life.loadMillis },
      ...{ acknowledged: life.acknowledged, inFlight: memory.inFlight().length },
      ...{ lost: null, doubled: null, recoverySeconds: null, problems: [] },
    })
  }
  const plan = { ...planOf(place, last + 1, options), rebuild: true, load: false, kill: null }
  finish(await oneLife(child, planFile, plan, listen(memory)))
  return rounds
}

const wasCaught = (rounds: readonly Round[], { finds }: RoundOptions): boolean =>
  finds ? rounds.some(({ problems }) => problems.some((says) => finds.test(says))) : rounds.some(isBad)

/** Runs the rounds, several kills an installation; with a defect until it was caught. The folders are removed, unless something was found without a defect. */
export const runRounds = async (options: RoundOptions): Promise<{ rounds: Round[]; kept: string[] }> => {
  const rounds: Round[] = []
  const kept: string[] = []
  for (let first = 1; first <= options.rounds;) {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-faults-'))
    const last = Math.min(first + ROUNDS_A_FOLDER - 1, options.rounds)
    const ran = await oneInstallation(folder, first, last, options)
    rounds.push(...ran)
    const isSound = !ran.some(isBad)
    if (isSound || options.defect) rmSync(folder, { recursive: true, force: true })
    else kept.push(folder)
    if (options.defect && wasCaught(ran, options)) break
    // a broken installation ends early: with a defect the rounds it leaves are for the next ones
    first = options.defect ? first + Math.max(ran.length, 1) : last + 1
  }
  return { rounds, kept }
}
