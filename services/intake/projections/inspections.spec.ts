import { describe, expect, test } from '@jest/globals'
import type { ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import { inspectionEvents, type InspectionEvent } from '../domain/inspection/events.js'
import { inspectionExamples as example } from '../domain/inspection/examples.js'
import { inspections, type ListedFinding } from './inspections.js'

/** The row after these facts, each delivered so often. */
const rowAfter = (facts: readonly InspectionEvent[], times = 1): ListRow | null => {
  let row: ListRow | null = null
  facts.forEach(({ type, data }, index) => {
    const { schema } = inspectionEvents.defs[type]
    const stored = storedFact({
      stream: 'intake-inspection-i1',
      schema,
      type,
      data,
      tenant: 'city',
      position: index + 1,
    })
    for (let time = 0; time < times; time += 1) for (const { apply } of inspections.read(stored)) row = apply(row)
  })
  return row
}
const { InspectionPlanned: planned, InspectionHeld: held, FindingRecorded: found } = example
const findingsIn = (row: ListRow | null) => JSON.parse(String(row?.['findings'])) as readonly ListedFinding[]

describe('the row of an inspection, fact by fact', () => {
  test('S4-58 begins with the plan: for which day and key date, and not held', () =>
    expect(rowAfter([planned])).toMatchObject({
      ...{ inspection_id: 'i1', state: 'planned', planned_on: '2022-04-29', key_date: 'labour-day', held_at: null },
      ...{ unit_id: 'supervision', findings: '[]', findings_open: 0, complained_of: null },
    }))
  test('S2-57 has the record of the visit as it was, not as it was planned', () => {
    const other = { ...held.data, team: ['inspector-9'], unitIds: ['K2'] }
    expect(rowAfter([planned, { type: 'InspectionHeld', data: other }])).toMatchObject({
      ...{ state: 'held', team: '["inspector-9"]', units: '["K2"]', held_on: '2022-04-29', met: '大厅值班人员' },
    })
  })
  test('has each finding with its evidence, and how many are still open', () => {
    const second: InspectionEvent = { type: 'FindingRecorded', data: { ...found.data, findingId: 'finding-2' } }
    const row = rowAfter([planned, held, found, second, example.FindingBecameItem, example.FindingSettled])
    expect(row).toMatchObject({ findings_open: 0 })
    expect(findingsIn(row).map(({ settled }) => settled)).toMatchObject([
      { as: 'item', itemId: 'item-1', text: null },
      { as: 'onTheSpot', itemId: null, text: '当场增开窗口' },
    ])
    expect(findingsIn(row)[0]?.evidence).toHaveLength(1)
    expect(rowAfter([planned, held, found, second])).toMatchObject({ findings_open: 2 })
  })
  test('is hidden from everybody any of its findings complains of, once each', () => {
    const named: InspectionEvent = { type: 'FindingRecorded', data: { ...found.data, complainedOf: ['p-1'] } }
    const later: InspectionEvent = {
      type: 'FindingComplainedOfRecorded',
      data: { findingId: 'finding-1', personIds: ['p-2', 'p-1'] },
    }
    expect(rowAfter([planned, held, named, later])).toMatchObject({ complained_of: '["p-1","p-2"]' })
  })
  test('ends with its record', () =>
    expect(rowAfter([planned, held, example.InspectionEnded])).toMatchObject({
      ...{ state: 'ended', record: '发现问题三件，均已处置。' },
    }))
  test('is the same where every fact is delivered twice', () => {
    const life = Object.values(example)
    expect(rowAfter(life, 2)).toStrictEqual(rowAfter(life))
  })
})
