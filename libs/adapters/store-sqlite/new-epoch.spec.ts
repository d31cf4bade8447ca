import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { isInLog, type EnvelopeContext } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import { startNewEpoch } from './new-epoch.js'
import { sqliteEventStore } from './sqlite-event-store.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-epoch-'))
afterAll(() => rmSync(root, { recursive: true }))
const clock = settableClock('2026-03-30T01:02:03.004Z')
const context: EnvelopeContext = {
  tenant: 'hall',
  occurred: { at: clock.now(), zone: 'UTC', precision: 'instant' },
  actor: { person: 'p1', post: null, unit: null },
  command: { id: 'c1', print: 'print' },
  correlation: 'c1',
  causation: 'c1',
}

describe('a new epoch', () => {
  test('keeps every fact, and no place of the epoch before is in the log any more', async () => {
    const file = join(root, 'log.db')
    const store = sqliteEventStore({ file, clock })
    const { events } = await store.append({
      stream: 'hall-counter-1',
      expected: 'new',
      context,
      events: [{ type: 'CounterOpened', schema: 1, body: '{}' }],
    })
    const { position, hash } = events[0]!
    const place = { epoch: store.epoch, position, hash }
    expect(await isInLog(store, place)).toBe(true)
    await store.close()

    const { before, epoch } = startNewEpoch(file)
    expect(before).toBe(place.epoch)
    const again = sqliteEventStore({ file, clock })
    expect(again.epoch).toBe(epoch)
    expect(epoch).not.toBe(before)
    expect(await again.readAt(position)).toStrictEqual(events[0])
    expect(await isInLog(again, place)).toBe(false)
    expect(await isInLog(again, { ...place, epoch })).toBe(true)
    await again.close()
  })
})
