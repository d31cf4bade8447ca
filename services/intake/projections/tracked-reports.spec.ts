import { describe, expect, test } from '@jest/globals'
import type { ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { trackedReports } from './tracked-reports.js'

const TRACKING = '0123456789abcdef0123456789abcdef'
const { ReportReceived: received, ReportLinked: linked } = example

/** The rows after these facts of one item, each delivered so often. */
const rowsAfter = (facts: readonly ItemEvent[], times = 1): readonly ListRow[] => {
  const rows = new Map<string, ListRow>()
  facts.forEach(({ type, data }, index) => {
    const { schema } = itemEvents.defs[type]
    const about = { stream: 'intake-item-item-1', tenant: 'city', position: index + 1 }
    const stored = storedFact({ ...about, schema, type, data })
    for (let time = 0; time < times; time += 1)
      for (const { key, apply } of trackedReports.read(stored)) {
        const row = apply(rows.get(String(key)) ?? null)
        if (row) rows.set(String(key), row)
      }
  })
  return [...rows.values()]
}
const linkedAs = (reportId: string): ItemEvent => ({ ...linked, data: { ...linked.data, reportId } })

describe('reports that are followed by a code', () => {
  test('S0-79, S1-80 are those with an item of their own, and those that joined one', () => {
    const first: ItemEvent = { ...received, data: { ...received.data, reportId: `r-${TRACKING}` } }
    const facts = [first, linkedAs(`r-${'f'.repeat(32)}`), example.ItemRegistered]
    for (const times of [1, 2])
      expect(rowsAfter(facts, times)).toStrictEqual([
        {
          ...{ tracked_id: `item-1:r-${TRACKING}`, item_id: 'item-1', report_id: `r-${TRACKING}`, tenant: 'city' },
          ...{ tracking: TRACKING, position: 1 },
        },
        expect.objectContaining({ tracking: 'f'.repeat(32), item_id: 'item-1', position: 2 }),
      ])
  })
  test('S0-79 are those that were given one when they had come by a file', () => {
    const bulk: ItemEvent = { ...received, data: { ...received.data, reportId: 'br-1' } }
    const given: ItemEvent = { type: 'TrackingCodeGiven', data: { reportId: 'br-1', tracking: TRACKING } }
    expect(rowsAfter([bulk])).toStrictEqual([])
    expect(rowsAfter([bulk, given], 2)).toMatchObject([{ report_id: 'br-1', tracking: TRACKING, position: 2 }])
  })
  test('are none whose ids are made of something else', () => {
    const ids = ['report-1', `br-${TRACKING}`, `r-${TRACKING}0`, `r-${TRACKING.toUpperCase()}`]
    expect(rowsAfter(ids.map(linkedAs))).toStrictEqual([])
  })
})
