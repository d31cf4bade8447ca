export { accept, reject, type Decision } from './decision.js'
export { type Brand } from './brand.js'
export { systemClock, type Clock } from './clock.js'
export { type Tries } from './tries.js'
export {
  addDays,
  dayIn,
  daysBetween,
  endOfDayIn,
  instantFromMillis,
  instantOfWall,
  isDay,
  isInstant,
  isTimeZone,
  millisOf,
  wallOf,
  type Day,
  type Instant,
  type TimeZone,
} from './dates.js'
