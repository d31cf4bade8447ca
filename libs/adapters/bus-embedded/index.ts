export {
  embeddedBus,
  NoSuchLetter,
  type EmbeddedBus,
  type EmbeddedBusOptions,
  type LetterName,
  type Redelivered,
} from './embedded-bus.js'
export { seeded } from './delivery-order.js'
export { sqliteCopyStore } from './copies.js'
export { readMarks } from './marks.js'
