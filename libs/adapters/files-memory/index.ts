export { memoryFiles, memoryShelf, type MemoryShelf } from './memory-files.js'
