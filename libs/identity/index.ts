export {
  afterFailure,
  LONGEST_WAIT_SECONDS,
  PER_ADDRESS,
  PER_LOGIN,
  secondsToWait,
  withoutFailure,
  type AttemptRule,
  type Attempts,
} from './attempts.js'
export {
  IdentityClosed,
  type Identity,
  type PasswordSet,
  type Session,
  type Sessions,
  type SessionToken,
  type SignIn,
  type SignInRequest,
} from './identity.js'
export { loginOf, networkOf } from './login.js'
export {
  LEAST_PASSWORD_LENGTH,
  MOST_PASSWORD_LENGTH,
  passwordRefusal,
  preparedPassword,
  type PasswordRefusal,
} from './password.js'
export { SESSION_POLICY, sessionEnd, type SessionPolicy } from './session-policy.js'
