import type { Clock } from '@huiyin/kernel'
import type { Identity, SessionPolicy } from '@huiyin/identity'
import { builtInIdentity } from '@huiyin/identity/built-in'
import { identityFile } from './identity-file.js'

export interface LocalIdentityOptions {
  /** A file of its own, readable by its owner only; `:memory:` for specs. */
  readonly file: string
  /** The machine's clock, also where the product runs on a virtual one. */
  readonly clock: Clock
  readonly policy?: SessionPolicy
}

/** Built-in accounts in a file that one process has to itself. */
export const localIdentity = ({ file, ...options }: LocalIdentityOptions): Identity =>
  builtInIdentity({ storage: identityFile(file), ...options })
