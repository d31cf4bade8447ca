import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '../clock.js'
import { listsContract, type OpenShelf } from './lists.js'
import { toyFile, toyLists, type Defect } from './lists/toy-lists.js'

const opening =
  (defect: Defect | null): OpenShelf =>
  async (definitions) => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    const file = toyFile()
    let log = memoryLog()
    let store = memoryEventStore({ clock, log })
    let lists = toyLists(file, definitions, defect)
    return {
      get store() {
        return store
      },
      get lists() {
        return lists
      },
      rows: async (list) => lists.rows(list),
      reopen: async (others = definitions) => {
        lists = toyLists(file, others, defect)
      },
      restore: async (facts) => {
        log = { ...memoryLog(), events: log.events.slice(0, facts) }
        store = memoryEventStore({ clock, log })
        if (defect === 'restoreWipesTheCheckpoint') lists.live.clear()
      },
    }
  }

const brokenPromises = async (defect: Defect | null): Promise<string[]> => {
  const verdicts = Object.entries(listsContract).map(([promise, holds]) =>
    holds(opening(defect)).then(
      () => [],
      () => [promise],
    ),
  )
  return (await Promise.all(verdicts)).flat()
}

const column = 'a fact changes its row, and the checkpoint is the place of the last fact read'
const removed = 'a row of which nothing is left is removed, and may come back'
const batch = 'a batch gives what its facts one by one would give'
const between = 'a crash between two batches costs nothing and counts nothing twice'
const middle = 'a crash in the middle of a batch leaves rows and checkpoint together, as they were before it'
const two = 'two who keep the same lists count every fact once'
const late = 'who comes late writes nothing, however long it was held up'
const passing = 'a step that changes no row moves the checkpoint, and only from where it stands'
const goneOn = 'lists that have gone on meanwhile are not swapped away'
const voided = 'a fact that was voided counts in no row any more'
const backAgain = 'a row comes back when what ended it was voided, and goes when what made it was'
const stands = 'in batches of any size, and built anew, the rows are those of the facts that stand'
const unchanged = 'lists that are as they were go on from where they are'
const mends = 'a rebuild mends what was kept wrongly'
const nextProcess = 'after a swap the new lists are live in the next process too, and can be built anew again'
const half = 'a half-finished rebuild is seen by no question'
const beside =
  'the live lists go on being kept while others are built, and after the swap nothing is missing or counted twice'
const resumed = 'a rebuild that was stopped goes on from where it was, in the next process too'
const restored = 'after a restore the lists are built anew from the log that is there'

const breaks: Readonly<Record<Defect, readonly string[]>> = {
  losesAColumn: [column],
  trimsText: ['values come back as they were'],
  ignoresCase: ['keys that differ in little have rows of their own'],
  keepsRemovedRows: [removed, batch, between, two, backAgain, stands, beside, resumed, restored],
  keepsWhatWasThere: [voided, stands],
  writesRowByRow: [middle],
  checkpointFirst: [middle],
  checkpointInMemory: [between, middle, unchanged, nextProcess],
  keepsFromAnywhere: [two, late, passing],
  passesFromAnywhere: [passing],
  swapsWhateverIsLive: [goneOn],
  restoreWipesTheCheckpoint: ['lists kept from a log that was restored are found out'],
  ignoresShapes: ['a list that has other columns now begins anew, and so does one that was not there'],
  shapesNeverMatch: [between, middle, unchanged, nextProcess, half, resumed],
  tablesOnFirstWrite: ['lists of an empty log are built anew, and nothing is in them'],
  nextWritesIntoLive: [
    stands,
    'lists built anew equal the live ones, row for row',
    mends,
    half,
    beside,
    'questions never go back in time: the swap waits until the new lists have reached the live ones',
    resumed,
    restored,
  ],
  nextStartsAnew: [resumed],
  clearForgetsRows: [restored],
  swapInMemory: [nextProcess],
  swapKeepsOldRows: [mends, restored],
  liveIsFixed: [beside, goneOn, restored],
  questionsAreFixed: [mends, nextProcess, beside, restored],
}
/** Kept by the one who rebuilds, wherever the lists lie: no list can break it. */
const ofTheRunner = ['a rebuild says how far it is and how far it has to go']

describe('the lists contract', () => {
  test('holds for the lists that the broken ones are made of', async () => {
    expect(await brokenPromises(null)).toStrictEqual([])
  })
  test('has lists that break it for each of its promises', () => {
    const all = [...Object.values(breaks).flat(), ...ofTheRunner]
    expect(new Set(all)).toStrictEqual(new Set(Object.keys(listsContract)))
  })
})

describe('broken lists fail exactly the promises they break', () => {
  for (const [defect, promises] of Object.entries(breaks)) {
    test(defect, async () => {
      expect(await brokenPromises(defect as Defect)).toStrictEqual(promises)
    })
  }
})
