export { embeddedBus, type EmbeddedBusOptions } from './embedded-bus.js'
export { seeded } from './delivery-order.js'
export { sqliteCopyStore } from './copies.js'
