export { builtInIdentity, type BuiltInIdentityOptions } from './built-in-identity.js'
export type {
  AttemptDecision,
  AttemptKeys,
  Counted,
  IdentityStorage,
  StoredSession,
  Welcome,
} from './identity-storage.js'
