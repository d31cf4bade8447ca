import { delivering } from './bus/delivering.js'
import { goingWrong } from './bus/failing.js'
import type { BusPromises } from './bus/line.js'
import { sideBySide } from './bus/side-by-side.js'
import { comingToRest } from './bus/settling.js'

export {
  all,
  firsts,
  listener,
  note,
  noteOf,
  notes,
  patience,
  pause,
  publishers,
  range,
  until,
  type BusPromises,
  type Line,
  type OpenLine,
} from './bus/line.js'

/**
 * What every bus promises (design §3, "The bus"): order per key within one context, at least once, and nothing across
 * contexts. An adapter is done when all of it holds.
 */
export const busContract: BusPromises = { ...delivering, ...goingWrong, ...sideBySide, ...comingToRest }
