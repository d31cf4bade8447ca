export { answerVault, CallsUnreadable, VAULT_CALL } from './answer-vault.js'
export { remoteKeyVault, VaultFailed, type RemoteVault } from './remote-key-vault.js'
