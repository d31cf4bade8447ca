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

const breaks: Readonly<Record<Defect, readonly string[]>> = {
  losesAColumn: [],
  trimsText: [],
  ignoresCase: [],
  keepsRemovedRows: [],
  writesRowByRow: [],
  checkpointFirst: [],
  checkpointInMemory: [],
  restoreWipesTheCheckpoint: [],
  ignoresShapes: [],
  shapesNeverMatch: [],
  tablesOnFirstWrite: [],
  nextWritesIntoLive: [],
  nextStartsAnew: [],
  clearForgetsRows: [],
  swapInMemory: [],
  swapKeepsOldRows: [],
  liveIsFixed: [],
  questionsAreFixed: [],
}

describe('the lists contract', () => {
  test('holds for the lists that the broken ones are made of', async () => {
    expect(await brokenPromises(null)).toStrictEqual([])
  })
})

describe('broken lists fail exactly the promises they break', () => {
  for (const [defect, promises] of Object.entries(breaks)) {
    test(defect, async () => {
      expect(await brokenPromises(defect as Defect)).toStrictEqual(promises)
    })
  }
})
