import { seeded } from '@huiyin/bus-embedded'
import { CHANNEL_WEIGHTS, CHANNELS, MATTERS, pick, type DemoMatter } from '../demo/year.js'
import { arrivalsOf, type SimulatedDay } from './arrivals.js'

/** What of a city is simulated; the same again gives the same matters. */
export interface SimulationPlan {
  readonly days: readonly SimulatedDay[]
  readonly items: number
  readonly bureaus: number
  readonly seed: number
  /** Nobody ever claims that anything is done: every item stays open. */
  readonly open: boolean
}

/** The modes of the demonstration's campaign that are simulated. */
export type SimulatedMode = 'at-once' | 'public' | 'joint'

/** A matter of a simulated year; beside what happens in the demonstration, how it is handled and whether time ran out. */
export interface SimulatedMatter extends DemoMatter {
  readonly mode: SimulatedMode | null
  /** The bureau that does a part of a matter handled jointly. */
  readonly jointWith: number | null
  /** The unit asks for more time, and its principal says so. */
  readonly extension: 'granted' | 'refused' | null
}

/** How large a bureau is beside the others, how many days it takes beyond the first two, how often work comes back. */
interface Habit {
  readonly share: number
  readonly days: number
  readonly returned: number
}

/** Some bureaus get ten times what others get, and some are twice as slow. */
const habitsOf = (bureaus: number, random: () => number): readonly Habit[] => {
  const sizes = Array.from({ length: bureaus }, (_, index) => 1 / (1 + index * 0.25))
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  return sizes.map((size) => ({
    share: size / whole,
    days: 2.2 + 4.4 * random(),
    returned: 0.03 + 0.1 * random(),
  }))
}

/** A part has to be asked for, claimed and accepted before its lead can be done. */
const JOINT_TAKES = 5
const SHARES = { transferred: 0.03, duplicate: 0.02, neverDone: 0.02, named: 0.4, extended: 0.4, granted: 0.8 }

const modeOf = (drawn: number): SimulatedMode | null => {
  if (drawn < 0.06) return 'at-once'
  if (drawn < 0.09) return 'public'
  return drawn < 0.12 ? 'joint' : null
}

/** After so many working days whoever is not done by then may ask for more. */
export const EXTENSION_AFTER = 6

const otherThan = (bureau: number, by: number, bureaus: number): number => (bureau + by) % bureaus

/** Draws one matter. Whatever comes of it, the same numbers are drawn, so that one share changed leaves the others. */
const drawing = ({ bureaus, open }: SimulationPlan, random: () => number) => {
  const habits = habitsOf(bureaus, random)
  const shares = habits.map(({ share }) => share)
  return (n: number, received: number): SimulatedMatter => {
    const draws = Array.from({ length: 12 }, random) as [number, ...number[]]
    const drawn = (at: number): number => draws[at]!
    const bureau = pick(shares, drawn(0))
    const transferTo = drawn(1) < SHARES.transferred && bureaus > 1 ? otherThan(bureau, 1, bureaus) : null
    const { days, returned } = habits[bureau]!
    const chosen = bureaus > 3 || modeOf(drawn(2)) !== 'joint' ? modeOf(drawn(2)) : null
    const usual = 2 + Math.floor(-Math.log(1 - drawn(3)) * days)
    const takes = chosen === 'joint' ? Math.max(usual, JOINT_TAKES) : usual
    const isDone = !open && drawn(4) >= SHARES.neverDone
    const [category, summary] = MATTERS[Math.floor(drawn(5) * MATTERS.length)]!
    const wantsTime = takes > EXTENSION_AFTER + 1 && drawn(6) < SHARES.extended
    return {
      ...{ n, bureau, received, transferTo, category, summary, mode: chosen },
      claimed: isDone ? received + takes : null,
      returned: drawn(7) < returned,
      channel: CHANNELS[pick(CHANNEL_WEIGHTS, drawn(8))]!,
      named: drawn(9) < SHARES.named,
      duplicate: drawn(10) < SHARES.duplicate,
      jointWith: chosen === 'joint' ? otherThan(transferTo ?? bureau, 2, bureaus) : null,
      extension: wantsTime && !open ? (drawn(11) < SHARES.granted ? 'granted' : 'refused') : null,
    }
  }
}

/** The matters of one day after the other, drawn from the seed of the plan. */
export function* simulatedMatters(plan: SimulationPlan): Generator<readonly SimulatedMatter[]> {
  const random = seeded(plan.seed)
  const arrivals = arrivalsOf(plan.days, plan.items, random)
  const draw = drawing(plan, random)
  let n = 0
  for (const [index, { working }] of plan.days.entries()) {
    yield Array.from({ length: arrivals[index]! }, () => {
      n += 1
      return draw(n, working)
    })
  }
}
