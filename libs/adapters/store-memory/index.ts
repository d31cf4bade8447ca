export { memoryEventStore, memoryLog, type MemoryLog } from './memory-event-store.js'
