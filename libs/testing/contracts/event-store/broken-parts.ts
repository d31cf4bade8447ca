import type { EventStore } from '@huiyin/event-sourcing'
import type { Broken, BrokenStores } from './broken.js'
import { seenLate } from './seen-late.js'

const ALL = 'who wants some categories is given all of their facts, in order, and nothing of others'
const AS_FAR = 'reading some categories goes as far as reading the log, also where nothing is for them'
const AT_END = 'at the end of the log there is nothing to look at for anybody'
const FOLLOWED = 'a reader of some categories that follows writers of two processes skips no fact of theirs'

const readsParts = (
  breaks: Broken['breaks'],
  readLogOf: (store: EventStore, ...asked: Parameters<EventStore['readLogOf']>) => ReturnType<EventStore['readLogOf']>,
): Broken => ({
  breaks,
  wrap: (store) => ({ ...store, readLogOf: (...asked) => readLogOf(store, ...asked) }),
})

export const brokenParts: BrokenStores = {
  'categories that begin alike are one': readsParts([ALL], async (store, categories, after, limit) => {
    const looked = await store.readLog(after, limit)
    const facts = looked.filter(({ stream }) => categories.some((category) => stream.startsWith(category)))
    return { ...(await store.readLogOf(categories, after, limit)), facts }
  }),
  'of several categories the first alone is wanted': readsParts([ALL], (store, categories, after, limit) =>
    store.readLogOf(categories.slice(0, 1), after, limit),
  ),
  'a part reaches no further than its last fact': readsParts([AS_FAR, ALL], async (store, categories, after, limit) => {
    const part = await store.readLogOf(categories, after, limit)
    const last = part.facts.at(-1)
    return { ...part, reached: last ? { position: last.position, hash: last.hash } : null }
  }),
  'what was passed is not counted': readsParts([AS_FAR], async (store, categories, after, limit) => {
    const part = await store.readLogOf(categories, after, limit)
    return { ...part, looked: part.facts.length }
  }),
  'the end of the log is reached again and again': readsParts([AT_END], async (store, categories, after, limit) => {
    const part = await store.readLogOf(categories, after, limit)
    const head = await store.head()
    return part.reached || !head ? part : { ...part, reached: { position: head.position, hash: head.hash } }
  }),
  'a late commit of a category is skipped': {
    breaks: [FOLLOWED],
    wrap: seenLate(({ stream }) => stream.startsWith('a-b-part')),
  },
}
