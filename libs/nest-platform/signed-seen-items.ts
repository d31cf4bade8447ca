import { z } from 'zod'
import type { SignedCalls } from './signed-calls.js'
import { answerPeers, askPeer, type Peer, type SignedQuestion } from './signed-question.js'
import { viewerOnWire } from './signed-sessions.js'
import type { Viewer } from './viewer.js'

/** What of an item somebody may see today. */
export interface SeenItem {
  readonly entryIds: readonly string[]
}

/** Whether somebody may see an item and which of its entries; null when it is not his to see. */
export type SeenItems = (viewer: Viewer, itemId: string) => Promise<SeenItem | null>

const id = z.string().min(1).max(200)

const SEEN_ITEM: SignedQuestion<{ readonly viewer: Viewer; readonly itemId: string }, SeenItem | null> = {
  call: 'seen-item',
  asked: z.strictObject({ viewer: viewerOnWire, itemId: id }),
  answer: z.strictObject({ entryIds: z.array(id) }).nullable(),
}

/**
 * What of an item somebody may see, for processes that hand out what names it. They say themselves who asks: each has
 * asked organisation, so only processes that do belong in `from`.
 */
export const answerSeenItems = (seen: SeenItems, from: readonly string[]): SignedCalls =>
  answerPeers(SEEN_ITEM, from, ({ viewer, itemId }) => seen(viewer, itemId))

/** The same, asked of the process that judges it, each time anew. What no item can be called is nobody's to see. */
export const remoteSeenItems = (dashboardApi: Peer): SeenItems => {
  const ask = askPeer(SEEN_ITEM, dashboardApi)
  return async (viewer, itemId) => (id.safeParse(itemId).success ? ask({ viewer, itemId }) : null)
}
