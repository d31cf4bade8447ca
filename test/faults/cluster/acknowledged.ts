import type { CommandRequest } from '@huiyin/messaging'

/** A command that was answered: where the log reached with it, and the types of its facts. */
export interface Acknowledged {
  readonly commandId: string
  /** What it was, for people. */
  readonly says: string
  readonly position: number
  readonly events: readonly string[]
  /** As it was sent; a checker does not need it. */
  readonly request?: CommandRequest
}
