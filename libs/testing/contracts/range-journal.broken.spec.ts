import { describe, expect, test } from '@jest/globals'
import type { Checkpoint } from '@huiyin/event-sourcing'
import type { Range, RangeJournal } from '@huiyin/analytics'
import { rangeJournalContract, type OpenedJournal } from './range-journal.js'

interface Shelf {
  live: number
  readonly done: Map<number, Checkpoint>
  readonly pending: Map<number, Range>
}
const newShelf = (): Shelf => ({ live: 1, done: new Map(), pending: new Map() })
const over = (shelf: Shelf): RangeJournal => ({
  generation: () => shelf.live,
  done: (generation) => shelf.done.get(generation) ?? null,
  pending: (generation) => shelf.pending.get(generation) ?? null,
  begin: (generation, range) => void shelf.pending.set(generation, range),
  finish: (generation, checkpoint) => {
    shelf.pending.delete(generation)
    shelf.done.set(generation, checkpoint)
  },
  forget: (generation) => {
    shelf.pending.delete(generation)
    shelf.done.delete(generation)
  },
  goLive: (generation) => {
    shelf.live = generation
  },
})

type Breaks = (shelf: Shelf) => Partial<RangeJournal>
/** What can be wrong with a journal. */
const defects: Readonly<Record<string, Breaks>> = {
  beginsAtNothing: () => ({ generation: () => 0 }),
  writesNothingDown: () => ({ begin: () => undefined }),
  forgetsWhatWasDoneWhenItBegins: (shelf) => ({
    begin: (generation, range) => {
      shelf.done.delete(generation)
      shelf.pending.set(generation, range)
    },
  }),
  staysPending: (shelf) => ({ finish: (generation, checkpoint) => void shelf.done.set(generation, checkpoint) }),
  keepsTheFirst: (shelf) => ({
    begin: (generation, range) => {
      if (!shelf.pending.has(generation)) shelf.pending.set(generation, range)
    },
  }),
  knowsOneGeneration: (shelf) => ({ done: () => [...shelf.done.values()].at(-1) ?? null }),
  cannotForget: () => ({ forget: () => undefined }),
  neverGoesLive: () => ({ goLive: () => undefined }),
  goingLiveForgets: (shelf) => ({
    goLive: (generation) => {
      shelf.live = generation
      shelf.pending.clear()
    },
  }),
}
const brokenPromises = async (breaks: Breaks): Promise<string[]> => {
  const open = async (): Promise<OpenedJournal> => {
    const shelf = newShelf()
    const opened = () => ({ ...over(shelf), ...breaks(shelf) })
    return { journal: opened(), reopen: async () => opened() }
  }
  const broken: string[] = []
  for (const [promise, holds] of Object.entries(rangeJournalContract)) {
    await holds(open).catch(() => broken.push(promise))
  }
  return broken
}
/** One that remembers only as long as its process lives. */
const forgetful = async (): Promise<string[]> => {
  const open = async (): Promise<OpenedJournal> => ({ journal: over(newShelf()), reopen: async () => over(newShelf()) })
  const broken: string[] = []
  for (const [promise, holds] of Object.entries(rangeJournalContract)) {
    await holds(open).catch(() => broken.push(promise))
  }
  return broken
}

const [fresh, begun, finished, pending, anew, apart, live] = Object.keys(rangeJournalContract) as [
  ...[string, string, string, string, string, string, string],
]

describe('the contract of the journal of ranges', () => {
  test('holds for the journal that the broken ones are made of', async () => {
    expect(await brokenPromises(() => ({}))).toStrictEqual([])
  })
  test.each([
    ['beginsAtNothing', [fresh, live]],
    ['writesNothingDown', [begun, pending, anew, live]],
    ['forgetsWhatWasDoneWhenItBegins', [pending]],
    ['staysPending', [finished, apart]],
    ['keepsTheFirst', [anew]],
    ['knowsOneGeneration', [apart]],
    ['cannotForget', [apart]],
    ['neverGoesLive', [live]],
    ['goingLiveForgets', [live]],
  ] as const)('finds out one that is broken: %s', async (defect, promises) => {
    expect(await brokenPromises(defects[defect]!)).toStrictEqual(promises)
  })
  test('finds out one that lasts no longer than its process', async () => {
    expect(await forgetful()).toStrictEqual([begun, finished, pending, anew, apart, live])
  })
})
