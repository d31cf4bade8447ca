import type { Consumer } from './bus.js'
import type { CommandPort, SendCommand } from './command-gate.js'

/** A context bound to what it stands on: what runs its commands, and what it does when another has published. */
export interface BoundService {
  readonly commands: CommandPort
  /** Its reactions and the copies it keeps of others; `send` reaches this context's own commands. */
  readonly consumers: (send: SendCommand) => readonly Consumer[]
}
