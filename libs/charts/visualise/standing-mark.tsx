import type { Standing } from '../prepare/ranking.js'
import { COLOURS } from './colours.js'

interface StandingMarkProps {
  readonly cx?: number | undefined
  readonly cy?: number | undefined
  readonly payload?: unknown
}

const COLOUR: Readonly<Record<Standing, string>> = {
  clearlyBetter: COLOURS.better,
  notDistinguishable: COLOURS.undecided,
  clearlyWorse: COLOURS.worse,
}
const SHAPE: Readonly<Record<Standing, string>> = {
  clearlyBetter: 'M0,-8 L8,6 L-8,6 Z',
  notDistinguishable: 'M-6,0 A6,6 0 1,0 6,0 A6,6 0 1,0 -6,0 Z',
  clearlyWorse: 'M0,8 L8,-6 L-8,-6 Z',
}

/** The mark of a unit: a triangle up, a triangle down, or a round dot for one that cannot be told from all. */
export const StandingMark = ({ cx, cy, payload }: StandingMarkProps) => {
  if (cx === undefined || cy === undefined || !payload) return <g />
  const { standing } = payload as { readonly standing: Standing }
  return (
    <path
      transform={`translate(${cx},${cy})`}
      d={SHAPE[standing]}
      fill={COLOUR[standing]}
      stroke="#ffffff"
      strokeWidth={1.5}
    />
  )
}
