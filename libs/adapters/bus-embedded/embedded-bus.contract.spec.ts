import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { busContract, publishers, type OpenLine } from '@huiyin/testing/contracts/bus'
import { embeddedBus, type EmbeddedBusOptions } from './embedded-bus.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-bus-'))
afterAll(() => rmSync(root, { recursive: true }))

const ATTEMPTS = 4

/** Small batches, so that a mark is saved in the middle of a promise as well. A crash keeps what is on disk. */
const lines = (mode: EmbeddedBusOptions['mode']): OpenLine => {
  const open = async () => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    let log = memoryLog()
    let store = memoryEventStore({ clock, log })
    let folder = mkdtempSync(join(root, 'line-'))
    return {
      get store() {
        return store
      },
      bus: async (consumers: EmbeddedBusOptions['consumers']) =>
        embeddedBus({
          store,
          publishers,
          consumers,
          file: join(folder, 'marks.db'),
          mode,
          batch: 16,
          attempts: ATTEMPTS,
        }),
      crash: async () => {
        const died = folder
        folder = mkdtempSync(join(root, 'line-'))
        cpSync(died, folder, { recursive: true })
      },
      restore: async (facts: number, epoch: 'new' | 'kept') => {
        log = { epoch: epoch === 'new' ? memoryLog().epoch : log.epoch, events: log.events.slice(0, facts) }
        store = memoryEventStore({ clock, log })
      },
      again: () => Promise.resolve(), // nothing lies between the log and the consumers that could come twice
    }
  }
  return Object.assign(open, { attempts: ATTEMPTS })
}

describe('embedded bus', () => {
  for (const [promise, holds] of Object.entries(busContract)) test(promise, () => holds(lines('plain')))
})

for (const seed of [1, 2, 3, 20_260_330]) {
  describe(`embedded bus, adversarial with seed ${seed}`, () => {
    for (const [promise, holds] of Object.entries(busContract)) {
      test(promise, () => holds(lines({ adversarial: seed })))
    }
  })
}
