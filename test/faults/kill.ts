import type { Point } from './protocol.js'
import { draw } from './workload.js'

/** When a child is killed: so many milliseconds after it began to recover, to send, or after it was at a point. */
export interface Kill {
  readonly after: 'start' | 'loading' | Point
  readonly millis: number
}

/** No child lives longer than this after it began to send. */
export const LONGEST_LOAD_MILLIS = 1_500

const between = (least: number, most: number, at: number): number => Math.round(least + (most - least) * at)

/** The moment of a round's kill, drawn from the seed; `aim` chooses the kind. */
export const killOf = (seed: number, round: number, aim: Kill['after'] | null = null): Kill => {
  const kind = draw(seed, 'kind', round)
  const at = draw(seed, 'moment', round)
  const drawn =
    kind < 0.1 ? 'start' : kind < 0.2 ? 'range' : kind < 0.35 ? 'inserted' : kind < 0.5 ? 'lists' : 'loading'
  const after = aim ?? drawn
  switch (after) {
    case 'start':
      return { after, millis: between(200, 1_200, at) }
    case 'loading':
      return { after, millis: between(100, 900, at) }
    case 'range':
      return { after, millis: between(0, 40, at) }
    case 'inserted':
      return { after, millis: between(0, 4, at) }
    case 'lists':
      return { after, millis: between(0, 12, at) }
  }
}
