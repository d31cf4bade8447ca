import { describe, expect, test } from '@jest/globals'
import type { SentEntry, SentItem } from './ports.js'
import { currentEntry, requestFields, stageOf, statusOf } from './told.js'

const item: SentItem = {
  ...{
    itemId: 'o311-app-1',
    state: 'assigned',
    number: '2026-0001',
    category: 'C2',
    fields: { lat: '31.8', long: '' },
  },
  ...{ receivedAt: '2026-03-01T00:00:00.123Z', registeredAt: '2026-03-01T01:00:00.000Z' },
  changedAt: '2026-03-01T02:00:00.000Z',
}
const entry = (unitId: string, state: string, closedAt: string | null = null): SentEntry => ({
  ...{ itemId: item.itemId, unitId, state, closedAt },
  ...{ openedAt: '2026-03-01T03:00:00.000Z', dueAt: '2026-03-20T15:59:59.999Z' },
})
const closed = entry('K1', 'closedOut', '2026-03-10T00:00:00.000Z')

describe('where a request stands', () => {
  test.each([
    ['received', [], 'received', 'open'],
    ['registered', [], 'registered', 'open'],
    ['assigned', [], 'assigned', 'open'],
    ['assigned', [entry('K1', 'handling')], 'assigned', 'open'],
    ['replied', [entry('K1', 'awaitingAcceptance')], 'answered', 'open'],
    ['replied', [closed], 'closed', 'closed'],
    ['replied', [closed, entry('K2', 'handling')], 'answered', 'open'],
    ['assigned', [entry('K1', 'handedOver'), entry('K2', 'handling')], 'assigned', 'open'],
    ['replied', [entry('K1', 'handedOver'), closed], 'closed', 'closed'],
    ['assigned', [entry('K1', 'reopened')], 'assigned', 'open'],
    ['declined', [], 'declined', 'closed'],
    ['withdrawn', [closed], 'withdrawn', 'closed'],
  ] as const)('%s with %j is %s', (state, entries, stage, status) => {
    expect([stageOf({ state }, entries), statusOf(stageOf({ state }, entries))]).toStrictEqual([stage, status])
  })
  test('is with the unit that has it now', () => {
    expect(currentEntry([entry('K1', 'handedOver'), entry('K2', 'handling')])?.unitId).toBe('K2')
    expect(currentEntry([entry('K1', 'handedOver')])).toBeNull()
  })
})

describe('what is told of a request', () => {
  const services = [{ code: 'C2', zh: '工作纪律', en: 'discipline' }]
  test('is its moments to the second, the last step as its update, and the deadline of its unit', () => {
    const told = requestFields({ item, entries: [closed], unitName: '一局' }, services, 'zh')
    expect(told).toMatchObject({
      ...{ requested_datetime: '2026-03-01T00:00:00Z', updated_datetime: '2026-03-10T00:00:00Z' },
      ...{ expected_datetime: '2026-03-20T15:59:59Z', agency_responsible: '一局', service_name: '工作纪律' },
    })
  })
  test('is no position where only half of one is there as a number, and an unknown category by its code', () => {
    const told = requestFields({ item: { ...item, category: 'old' }, entries: [], unitName: null }, services, 'en')
    expect(told).toMatchObject({
      lat: 31.8,
      long: null,
      service_code: 'old',
      service_name: 'old',
      expected_datetime: null,
    })
    const unsorted = requestFields({ item: { ...item, category: null }, entries: [], unitName: null }, services, 'en')
    expect(unsorted['service_code']).toBe('unsorted')
  })
})
