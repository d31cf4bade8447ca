import { describe, expect, test } from '@jest/globals'
import type { Fact, History } from '../../shared/api/schema.generated.js'
import { historyCsv, historyJson } from './history-export.js'

const fact: Fact = {
  ...{ factId: 'f-1', voided: null, voiding: null },
  ...{ position: 7, stream: 'intake-item-1', type: 'ReportReceived', says: 'A report arrived.' },
  ...{ data: '{"summary":"=1+1, \\"quoted\\""}', occurredAt: '2026-03-01T02:00:00.000Z', precision: 'instant' },
  ...{ recordedAt: '2026-03-02T02:00:00.000Z', lateRecord: true, personId: 'p', unitId: null, hash: 'a'.repeat(64) },
}
const chain = { stream: 'intake-item-1', facts: 1, position: 7, hash: 'a'.repeat(64), intact: true }
const history: History = {
  ...{ itemId: '1', position: 9, facts: [fact], item: null, entries: [], sanctions: [], deadlineDays: [] },
  ...{ chains: [chain], chainIntact: true, lateRecords: 1 },
}
const head = { itemId: '1', number: 'N-1', lines: [['数据截至', '2026-03-03 10:00']] as const }

describe('a history that leaves the screen', () => {
  test('is a sheet with each fact’s place, hash and both times, and says as of when', () => {
    const [first, , columns, row] = historyCsv(history, head, () => '收到来件').split('\r\n')
    expect(first).toContain('数据截至,2026-03-03 10:00')
    expect(columns).toContain('position,stream,type,occurredAt,recordedAt')
    expect(row).toContain(
      `7,intake-item-1,ReportReceived,2026-03-01T02:00:00.000Z,2026-03-02T02:00:00.000Z,1,0,p,,收到来件,`,
    )
    expect(row?.endsWith('a'.repeat(64))).toBe(true)
  })
  test('is JSON with the facts as data and the chains they belong to', () => {
    const read = JSON.parse(historyJson(history, head)) as { facts: { data: object }[]; chains: object[] }
    expect(read.facts[0]?.data).toStrictEqual({ summary: '=1+1, "quoted"' })
    expect(read.chains).toStrictEqual([chain])
    expect(read).toMatchObject({
      number: 'N-1',
      position: 9,
      chainIntact: true,
      about: { 数据截至: '2026-03-03 10:00' },
    })
  })
})
