import { loginOf } from './login.js'

/** OWASP ASVS 5.0, 6.2.1: at least 8 characters; 15 are better. No rule about kinds of characters (6.2.5). */
export const LEAST_PASSWORD_LENGTH = 8
/** NIST SP 800-63B §5.1.1.2 wants at least 64 to be allowed; a bound there must be, for each is hashed at a price. */
export const MOST_PASSWORD_LENGTH = 256

export type PasswordRefusal = 'PasswordTooShort' | 'PasswordTooLong' | 'PasswordIsLogin'

/**
 * A password as it is hashed: NFKC, so that it is the same from every keyboard and input method (NIST SP 800-63B
 * §5.1.1.2). Nothing is cut off.
 */
export const preparedPassword = (typed: string): string => typed.normalize('NFKC')

/** Why a password cannot be set for a login, or null when it can. Lengths are in characters, not bytes. */
export const passwordRefusal = (login: string, typed: string): PasswordRefusal | null => {
  const password = preparedPassword(typed)
  const length = Array.from(password).length
  if (length < LEAST_PASSWORD_LENGTH) return 'PasswordTooShort'
  if (length > MOST_PASSWORD_LENGTH) return 'PasswordTooLong'
  return loginOf(password) === loginOf(login) ? 'PasswordIsLogin' : null
}
