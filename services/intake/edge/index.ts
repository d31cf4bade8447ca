export { itemHandlers, type IntakePorts } from '../application/items.js'
export { intakePublisher } from '../application/publish.js'
export { items, type ItemRow } from '../projections/items.js'
export { itemFacts } from '../projections/item-facts.js'
