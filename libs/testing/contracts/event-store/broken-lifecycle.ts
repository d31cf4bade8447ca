import { StoreClosed, type EventStore } from '@huiyin/event-sourcing'
import { finishing, type Broken, type BrokenStores } from './broken.js'

const hintsBefore: Broken['wrap'] = (store) => {
  const listeners = new Set<() => void>()
  return finishing({
    ...store,
    append: async (request) => {
      for (const listener of listeners) listener()
      await new Promise((resolve) => setImmediate(resolve))
      return store.append(request)
    },
    onAppended: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
}

const hintsAfterClosing: Broken['wrap'] = (store) => {
  const listeners = new Set<() => void>()
  return {
    ...store,
    onAppended: (listener) => {
      const stop = store.onAppended(listener)
      listeners.add(listener)
      return () => {
        stop()
        listeners.delete(listener)
      }
    },
    close: async () => {
      await store.close()
      setTimeout(() => listeners.forEach((listener) => listener()), 0)
    },
  }
}

const abandonsAccepted: Broken['wrap'] = (store) => {
  let closed = false
  return {
    ...store,
    append: async (request) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (closed) throw new StoreClosed()
      return store.append(request)
    },
    close: async () => {
      closed = true
      await store.close()
    },
  }
}

const closesOnce: Broken['wrap'] = (store) => {
  let closed = false
  return {
    ...store,
    close: async () => {
      if (closed) throw new StoreClosed()
      closed = true
      await store.close()
    },
  }
}

const answersWhenClosed: Broken['wrap'] = (store) => ({
  ...store,
  head: () => store.head().catch(() => null),
})

const forgetsTheLast: Broken['wrap'] = (store: EventStore, { opened }) => ({
  ...store,
  readLog: async (after, limit) => {
    const events = await store.readLog(after, limit)
    return opened > 1 && events.at(-1)?.version === 1 && events.length === 3 && events[1]?.version === 2
      ? events.slice(0, -1)
      : events
  },
})

export const brokenLifecycle: BrokenStores = {
  'nobody is told': {
    breaks: [
      'a listener is told that something was committed, and can read it',
      'what one process wrote another reads at once, and is told of',
    ],
    wrap: (store) => ({ ...store, onAppended: () => () => undefined }),
  },
  'listeners are told before it is written': {
    breaks: ['a listener is told that something was committed, and can read it'],
    wrap: hintsBefore,
  },
  'a listener cannot unsubscribe': {
    breaks: ['a listener is told nothing after it unsubscribed'],
    wrap: (store) => ({
      ...store,
      onAppended: (listener) => {
        store.onAppended(listener)
        return () => undefined
      },
    }),
  },
  'closing abandons what was accepted': {
    breaks: ['closing finishes the appends that were accepted'],
    wrap: abandonsAccepted,
  },
  'a last hint comes after closing': { breaks: ['a closed store gives no more hints'], wrap: hintsAfterClosing },
  'a closed store is empty': {
    breaks: ['a closed store answers every call with StoreClosed'],
    wrap: answersWhenClosed,
  },
  'closing twice is an error': { breaks: ['closing twice does no harm'], wrap: closesOnce },
  'the last fact is lost on reopening': {
    breaks: ['what was acknowledged is there after reopening'],
    wrap: forgetsTheLast,
  },
  'every opening is an epoch': {
    breaks: ['a log keeps its epoch'],
    wrap: (store, { opened }) => ({ ...store, epoch: `${store.epoch}-${opened}` }),
  },
  'all logs are one epoch': {
    breaks: ['two logs have two epochs'],
    wrap: (store) => ({ ...store, epoch: 'epoch' }),
  },
}
