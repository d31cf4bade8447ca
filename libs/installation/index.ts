export {
  apiKeyEvents,
  apiKeysOf,
  clientOfHash,
  hashOfKey,
  issueApiKey,
  NoSuchApiKey,
  revokeApiKey,
  type ApiKey,
} from './api-keys.js'
export { BadSealFile, openSeals, trustedSealsIn } from './seals.js'
export {
  BadSettings,
  countingBy,
  liveSettings,
  readSettings,
  type LiveSettings,
  type Settings,
  type TenantSettings,
} from './settings.js'
export { orUnwound, type Close } from './unwound.js'
