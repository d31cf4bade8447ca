import { ROLES } from '@huiyin/contracts'
import { z } from 'zod'
import type { SignedCalls } from './signed-calls.js'
import { answerPeers, askPeer, type Peer, type SignedQuestion } from './signed-question.js'
import type { Sessions, SignInRefusal, Viewer } from './viewer.js'

const text = z.string().min(1).max(200)
const ids = z.array(text).max(100_000)

/** Somebody who is signed in, as one process tells another. */
export const viewerOnWire = z.strictObject({
  login: text,
  personId: text,
  name: z.string(),
  tenant: text,
  roles: z.array(z.enum(ROLES)),
  postId: text.nullable(),
  unitId: text.nullable(),
  unitIds: ids,
  atOrAbove: ids,
}) satisfies z.ZodType<Viewer>

/** A token as it may be asked about; what is longer was never given out. */
const token = z.strictObject({ token: text })

const VIEWER: SignedQuestion<{ readonly token: string }, Viewer | null> = {
  ...{ call: 'session-viewer', asked: token },
  answer: viewerOnWire.nullable(),
}

interface Door {
  readonly login: string
  readonly password: string
  readonly address: string
}
const SIGN_IN: SignedQuestion<Door, { readonly token: string } | SignInRefusal> = {
  call: 'sign-in',
  asked: z.strictObject({ login: text, password: text, address: text }),
  answer: z.union([
    token,
    z.strictObject({ refusal: z.literal('SignInRefused') }),
    z.strictObject({ refusal: z.literal('TooManyAttempts'), retryAfterSeconds: z.number() }),
  ]),
}

const SIGN_OUT: SignedQuestion<{ readonly token: string }, null> = {
  ...{ call: 'sign-out', asked: token },
  answer: z.null(),
}

/** The processes that may ask about sessions. */
export interface SessionCallers {
  /** Those that have a door of their own. */
  readonly signIn: readonly string[]
  /** Those that are asked things by signed-in people. */
  readonly recognise: readonly string[]
}

/** Sessions for other processes, answered by the one that knows who is who. */
export const answerSessions = (sessions: Sessions, { signIn, recognise }: SessionCallers): SignedCalls => ({
  ...answerPeers(VIEWER, recognise, (asked) => sessions.viewerOf(asked.token)),
  ...answerPeers(SIGN_IN, signIn, ({ login, password, address }) => sessions.signIn(login, password, address)),
  ...answerPeers(SIGN_OUT, signIn, async (asked) => {
    await sessions.signOut(asked.token)
    return null
  }),
})

/**
 * The sessions of another process. Who somebody is is asked each time and kept nowhere, not for a moment: a right that was
 * taken has ended for every question that comes after. A cookie that no token can be is nobody's, and not asked about.
 */
export const remoteSessions = (organisation: Peer): Sessions => {
  const viewer = askPeer(VIEWER, organisation)
  const signIn = askPeer(SIGN_IN, organisation)
  const signOut = askPeer(SIGN_OUT, organisation)
  const isToken = (given: string): boolean => token.safeParse({ token: given }).success
  return {
    viewerOf: async (given) => (isToken(given) ? viewer({ token: given }) : null),
    signIn: (login, password, address) => signIn({ login, password, address }),
    signOut: async (given) => {
      if (isToken(given)) await signOut({ token: given })
    },
  }
}
