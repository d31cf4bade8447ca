import { limits } from './identity/limits.js'
import type { Promises } from './identity/opened.js'
import { passwords } from './identity/passwords.js'
import { sessions } from './identity/sessions.js'

export type { OpenedIdentity, OpenIdentity, Promises } from './identity/opened.js'

/** What every identity with passwords of its own promises (design §2, `Identity`). */
export const identityContract: Promises = { ...passwords, ...sessions, ...limits }
