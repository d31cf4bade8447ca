import { z } from 'zod'

/** Both sides have to be of one version: the client that is told otherwise says so. */
export const PROTOCOL = 1

/** What a client says first: the token of the lock file, and the command it wants run. */
export const request = z.object({
  protocol: z.number().int(),
  token: z.string(),
  command: z.string(),
  input: z.unknown(),
  /** Whether progress is drawn for a person at a terminal. */
  terminal: z.boolean(),
})

/** What it may say afterwards: stop. */
export const cancel = z.object({ cancel: z.literal(true) })

/** What the owner says: text for the client's terminal, then how it ended. */
export const answer = z.union([
  z.object({ to: z.enum(['out', 'error', 'progress']), text: z.string() }),
  z.object({ exit: z.number().int().min(0).max(255) }),
])
