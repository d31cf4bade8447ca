export { ForeignIdentityFile } from './identity-file.js'
export { localIdentity, type LocalIdentityOptions } from './local-identity.js'
