import type { Seal } from '@huiyin/event-sourcing'
import type { SignedCall } from '@huiyin/nest-platform'
import { CallUnreadable, type SignedClient } from '@huiyin/signed-http'
import { z } from 'zod'
import { askFor } from './operate.js'

/** Where the process that keeps the seals and the figures is asked for a seal. */
export const SEAL_CALL = 'seal'

/** Seals the log now; resolves with that seal when the figures have everything up to it. Null for a log without facts. */
export type Sealed = (reason: string) => Promise<Seal | null>

const position = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const asked = z.strictObject({ reason: z.string().min(1).max(500) })
const seal = z.object({
  ...{ position, from: position, to: position, version: position, count: position },
  ...{ hash, root: hash, stream: z.string().min(1), recordedAt: z.string().min(1) },
  ...{ previousSeal: z.string(), reason: z.string() },
})
const answer = z.object({ seal: seal.nullable() })

/** Answers those who publish something that is pinned to a seal. */
export const answerSeal = (sealed: Sealed): SignedCall => ({
  from: ['evaluation'],
  run: async (body) => {
    const read = asked.safeParse(body)
    if (!read.success) throw new CallUnreadable()
    return { seal: await sealed(read.data.reason) }
  },
})

/** Asks the process that keeps them. Throws `ProcessUnreachable`; asking again does no harm. */
export const remoteSealed =
  (client: SignedClient): Sealed =>
  async (reason) => {
    const { seal: told } = await askFor({ client, of: 'projector' }, [SEAL_CALL, { reason }, answer])
    return told as Seal | null
  }
