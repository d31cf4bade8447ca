export { vaultProcess } from './vault-process.js'
