export { fileErasureJournal, JournalDamaged } from './file-erasure-journal.js'
export { MasterKeyUnusable, WrongMasterKey, type MasterKeySource } from './master-key.js'
export { ForeignVault, VaultBusy } from './schema.js'
export { isVaultMissing, sqliteKeyVault, type SqliteKeyVault, type SqliteKeyVaultOptions } from './sqlite-key-vault.js'
