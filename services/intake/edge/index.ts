export { itemHandlers, type IntakePorts } from '../application/items.js'
export { intakePublisher } from '../application/publish.js'
export { items, type ItemRow } from '../projections/items.js'
export { complainedOfFacts } from '../projections/complained-of-facts.js'
export { itemFacts, itemVoidings } from '../projections/item-facts.js'
export { eraser } from '../application/erase.js'
export { openPerson, printedUnder } from '../application/sealing.js'
export {
  intakeQuestionsOver,
  OPEN_FOR_MINUTES,
  type OpenedReporter,
  type OpenedReporterArgs,
  type OpeningPorts,
} from './opened-reporter.js'
export { followedItem, repliesOf, type FollowedItem, type RepliedReport } from './followed-item.js'
