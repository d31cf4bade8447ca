import type { EventStore, Position } from '@huiyin/event-sourcing'
import { z } from 'zod'
import type { SignedCalls } from './signed-calls.js'
import { answerPeers, askPeer, type Peer, type SignedQuestion } from './signed-question.js'

const LOG_HEAD: SignedQuestion<object, number | null> = {
  ...{ call: 'log-head', asked: z.strictObject({}) },
  answer: z.number().nullable(),
}

/** The end of the log, told to processes that have no store. */
export const answerLogHead = (store: Pick<EventStore, 'head'>, from: readonly string[]): SignedCalls =>
  answerPeers(LOG_HEAD, from, async () => (await store.head())?.position ?? null)

/** The end of the log now, asked of a process that has it open; null while nothing was recorded. */
export const remoteLogHead = (owner: Peer): (() => Promise<Position | null>) => {
  const ask = askPeer(LOG_HEAD, owner)
  return async () => (await ask({})) as Position | null
}
