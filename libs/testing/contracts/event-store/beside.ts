import { expect } from '@jest/globals'
import { VersionConflict, type EventStore, type StoredEvent } from '@huiyin/event-sourcing'
import { appendOf, dataOf, type OpenedLog, type Promises } from './log.js'

/** The same log in another process; a store that has its log to itself stands in for both. */
export const besides = async ({ store, beside }: OpenedLog): Promise<readonly [EventStore, EventStore]> => [
  store,
  beside ? await beside() : store,
]

const writer = async (store: EventStore, stream: string, facts: number): Promise<void> => {
  for (let version = 0; version < facts; version += 1) {
    await store.append(appendOf(stream, version === 0 ? 'new' : version, version + 1))
  }
}

const MOST_AT_ONCE = 5

/** Follows the log until the work is done and everything was read; in small pages, as fast as it can. */
const following = async (store: EventStore, work: Promise<unknown>): Promise<StoredEvent[]> => {
  let done = false
  const finish = () => {
    done = true
  }
  work.then(finish, finish)
  const followed: StoredEvent[] = []
  for (let last = false; !last;) {
    last = done
    for (let page = MOST_AT_ONCE; page > 0;) {
      const read = await store.readLog(followed.at(-1)?.position ?? null, MOST_AT_ONCE)
      page = read.length
      followed.push(...read)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return followed
}

/** What holds when several processes write to one log. */
export const beside: Promises = {
  'a reader that follows writers of two processes skips no fact, whoever commits later': async (open) => {
    const log = await open()
    const [one, other] = await besides(log)
    const writing = Promise.all(
      [one, other, one, other, one, other].map((store, nth) => writer(store, `a-b-late${nth}`, 12)),
    )
    const [followed, followedToo] = await Promise.all([following(one, writing), following(other, writing)])
    await writing
    expect(followedToo).toStrictEqual(followed)
    for (let nth = 0; nth < 6; nth += 1) {
      const mine = followed.filter(({ stream }) => stream === `a-b-late${nth}`)
      expect(dataOf(mine)).toStrictEqual(Array.from({ length: 12 }, (_, index) => index + 1))
    }
    expect(followed).toHaveLength(72)
  },
  'of writers of two processes at one version exactly one wins': async (open) => {
    const [one, other] = await besides(await open())
    await one.append(appendOf('a-b-same', 'new', 'base'))
    for (let version = 1; version <= 8; version += 1) {
      const attempts = [one, other, one, other].map((store, nth) => store.append(appendOf('a-b-same', version, nth)))
      const settled = await Promise.allSettled(attempts)
      const lost = settled.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason as unknown] : []))
      expect(lost).toHaveLength(3)
      expect(lost.every((reason) => reason instanceof VersionConflict)).toBe(true)
    }
    const versions = (await other.readStream('a-b-same')).map(({ version }) => version)
    expect(versions).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  },
  'a command that comes through two processes is written once': async (open) => {
    const [one, other] = await besides(await open())
    await one.append(appendOf('a-b-twice', 'new', 'base'))
    const request = appendOf('a-b-twice', 1, 'said')
    const answers = await Promise.all([one.append(request), other.append(request)])
    expect(answers.filter(({ again }) => again)).toHaveLength(1)
    expect(answers[0].events).toStrictEqual(answers[1].events)
    expect(dataOf(await one.readStream('a-b-twice'))).toStrictEqual(['base', 'said'])
  },
  'what one process wrote another reads at once, and is told of': async (open) => {
    const [one, other] = await besides(await open())
    let told = 0
    other.onAppended(() => (told += 1))
    const { events } = await one.append(appendOf('a-b-told', 'new', 'one'))
    expect(await other.readStream('a-b-told')).toStrictEqual(events)
    for (const end = Date.now() + 2_000; told === 0 && Date.now() < end;) await new Promise((go) => setTimeout(go, 5))
    expect(told).toBeGreaterThan(0)
  },
}
