export { memoryErasureJournal } from './memory-erasure-journal.js'
export { memoryKeyVault, memoryVaultState, type MemoryVaultState } from './memory-key-vault.js'
