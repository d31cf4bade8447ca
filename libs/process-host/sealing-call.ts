import type { Seal } from '@huiyin/event-sourcing'
import { answerPeers, askPeer, type Peer, type SignedCalls, type SignedQuestion } from '@huiyin/nest-platform'
import { z } from 'zod'

/** Seals the log now; resolves with that seal when the figures have everything up to it. Null for a log without facts. */
export type Sealed = (reason: string) => Promise<Seal | null>

const position = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const seal = z.object({
  ...{ position, from: position, to: position, version: position, count: position },
  ...{ hash, root: hash, stream: z.string().min(1), recordedAt: z.string().min(1) },
  ...{ previousSeal: z.string(), reason: z.string() },
}) as unknown as z.ZodType<Seal>

const SEAL: SignedQuestion<{ readonly reason: string }, Seal | null> = {
  call: 'seal',
  asked: z.strictObject({ reason: z.string().min(1).max(500) }),
  answer: seal.nullable(),
}

/** Answers those who publish something that is pinned to a seal. */
export const answerSeal = (sealed: Sealed): SignedCalls =>
  answerPeers(SEAL, ['evaluation'], ({ reason }) => sealed(reason))

/** Asks the process that keeps them. Throws `ProcessUnreachable`; asking again does no harm. */
export const remoteSealed = (projector: Peer): Sealed => {
  const ask = askPeer(SEAL, projector)
  return (reason) => ask({ reason })
}
