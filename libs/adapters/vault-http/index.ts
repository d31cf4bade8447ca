export { answerVault, VAULT_CALL, type VaultRights } from './answer-vault.js'
export { remoteKeyVault, VaultFailed, type RemoteVault } from './remote-key-vault.js'
export { answerJournal, JOURNAL_CALL, remoteErasureJournal } from './remote-journal.js'
export { VAULT_CALLS, type CallName } from './wire.js'
