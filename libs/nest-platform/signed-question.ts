import { AnswerUnreadable } from '@huiyin/messaging'
import { CallUnreadable, notAnswered, type SignedClient } from '@huiyin/signed-http'
import type { z } from 'zod'
import { INTERNAL, type SignedCalls } from './signed-calls.js'

/** What processes ask each other, said once for both: each side checks by it what the other sent. */
export interface SignedQuestion<A, T> {
  /** The name of the call. */
  readonly call: string
  readonly asked: z.ZodType<A>
  /** An answer is JSON: nothing at all travels as null. */
  readonly answer: z.ZodType<T>
  /** How long a request may be, like `14mb`; 4 MB when left out. */
  readonly bodyLimit?: string
}

/** A question that says itself whose it is. */
export interface OwnedQuestion<A, T, Owner extends string = string> extends SignedQuestion<A, T> {
  /** The process that answers. */
  readonly owner: Owner
}

/** Another process that is asked: its name, and how it is reached. */
export interface Peer {
  readonly process: string
  readonly client: SignedClient
}

/**
 * The side that answers, for the processes named. What is no question of this version is refused with 400 before `run`
 * sees it, and not a word of it is repeated: it may hold what nobody should read.
 */
export const answerPeers = <A, T>(
  { call, asked, bodyLimit }: SignedQuestion<A, T>,
  from: readonly string[],
  run: (asked: A) => Promise<NoInfer<T>>,
): SignedCalls => ({
  [call]: {
    from,
    ...(bodyLimit !== undefined && { bodyLimit }),
    run: async (body) => {
      const read = asked.safeParse(body)
      if (!read.success) throw new CallUnreadable()
      return run(read.data)
    },
  },
})

/**
 * The side that asks. Rejects with `ProcessUnreachable` where there is no answer, and with `AnswerUnreadable` where it is
 * one of another version. Nothing is asked twice.
 */
export const askPeer =
  <A, T>({ call, answer }: SignedQuestion<A, T>, { process, client }: Peer) =>
  async (asked: A): Promise<T> => {
    const answered = await client(`${INTERNAL}/${call}`, asked)
    if (answered.status !== 200) throw notAnswered(process, answered, `to ${call}`)
    const read = answer.safeParse((answered.body as { readonly answer?: unknown } | null)?.answer)
    if (!read.success) throw new AnswerUnreadable(`what ${process} answered to ${call} is nothing this version knows`)
    return read.data
  }

/** How the process of each owner is reached. */
export type ClientOf<Owner extends string = string> = (owner: Owner) => SignedClient

/** The side that asks a question of its owner; where the owner runs is found out at once, not when it is asked. */
export const askOwner = <A, T, Owner extends string>(
  question: OwnedQuestion<A, T, Owner>,
  clientOf: ClientOf<Owner>,
): ((asked: A) => Promise<T>) => askPeer(question, { process: question.owner, client: clientOf(question.owner) })
