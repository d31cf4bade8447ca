import { expect } from '@jest/globals'
import type { Position } from '@huiyin/event-sourcing'
import type { RangeJournal } from '@huiyin/analytics'

/** A fresh journal, and the same one as the next process finds it; `reopen` stands for a crash: nothing was said before. */
export interface OpenedJournal {
  readonly journal: RangeJournal
  reopen(): Promise<RangeJournal>
}
export type OpenJournal = () => Promise<OpenedJournal>

/** Promises by their title; a promise that is not held rejects. */
export type JournalPromises = Readonly<Record<string, (open: OpenJournal) => Promise<void>>>

const place = (position: number) => ({ epoch: 'epoch-1', position: position as Position, hash: `hash-${position}` })
const standing = async (journal: RangeJournal, generation = 1) => [
  await journal.done(generation),
  await journal.pending(generation),
]

/** What the journal of ranges promises to whoever fills ClickHouse (design §3, effects). */
export const rangeJournalContract: JournalPromises = {
  'a new one has the first generation live, and knows nothing of any': async (open) => {
    const { journal } = await open()
    expect([await journal.generation(), ...(await standing(journal))]).toStrictEqual([1, null, null])
  },
  'a range that was begun is there after a crash, with nothing done yet': async (open) => {
    const { journal, reopen } = await open()
    await journal.begin(1, { from: null, to: place(5) })
    expect(await standing(journal)).toStrictEqual([null, { from: null, to: place(5) }])
    expect(await standing(await reopen())).toStrictEqual([null, { from: null, to: place(5) }])
  },
  'a finished range is done, and nothing is pending': async (open) => {
    const { journal, reopen } = await open()
    await journal.begin(1, { from: null, to: place(5) })
    await journal.finish(1, place(5))
    expect(await standing(journal)).toStrictEqual([place(5), null])
    expect(await standing(await reopen())).toStrictEqual([place(5), null])
  },
  'while a range is pending, what was done before is still known': async (open) => {
    const { journal, reopen } = await open()
    await journal.begin(1, { from: null, to: place(5) })
    await journal.finish(1, place(5))
    await journal.begin(1, { from: 5 as Position, to: place(9) })
    expect(await standing(await reopen())).toStrictEqual([place(5), { from: 5, to: place(9) }])
  },
  'a range begun anew takes the place of the one before it, of which nothing was sent': async (open) => {
    const { journal, reopen } = await open()
    await journal.begin(1, { from: null, to: place(5) })
    await journal.begin(1, { from: null, to: { ...place(7), epoch: 'epoch-2' } })
    expect(await standing(await reopen())).toStrictEqual([null, { from: null, to: { ...place(7), epoch: 'epoch-2' } }])
  },
  'generations are kept apart, and one can be forgotten for good': async (open) => {
    const { journal, reopen } = await open()
    await journal.begin(1, { from: null, to: place(5) })
    await journal.finish(1, place(5))
    await journal.begin(2, { from: null, to: place(7) })
    await journal.finish(2, place(7))
    expect(await standing(journal)).toStrictEqual([place(5), null])
    await journal.forget(1)
    const next = await reopen()
    expect([...(await standing(next)), ...(await standing(next, 2))]).toStrictEqual([null, null, place(7), null])
  },
  'another generation can be made the live one, for good': async (open) => {
    const { journal, reopen } = await open()
    await journal.begin(2, { from: null, to: place(7) })
    await journal.goLive(2)
    expect(await journal.generation()).toBe(2)
    const next = await reopen()
    expect([await next.generation(), ...(await standing(next, 2))]).toStrictEqual([
      2,
      null,
      { from: null, to: place(7) },
    ])
  },
}
