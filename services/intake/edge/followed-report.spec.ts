import { describe, expect, test } from '@jest/globals'
import { derivedCommandId } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { followedReport } from './followed-report.js'

/** A store in which these facts happened to item-1 of the tenant city, a minute apart. */
const storeWith = async (...facts: readonly ItemEvent[]) => {
  const store = memoryEventStore({ clock: settableClock('2026-03-10T00:00:00.000Z') })
  for (const [version, { type, data }] of facts.entries()) {
    await store.append({
      stream: 'intake-item-item-1',
      expected: version === 0 ? 'new' : version,
      context: {
        tenant: 'city',
        occurred: { at: `2026-03-01T01:0${version}:00.000Z`, zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person: 'person-1', post: null, unit: null },
        command: { id: derivedCommandId('spec', String(version)), print: 'print' },
        correlation: 'correlation-1',
        causation: 'causation-1',
      },
      events: [{ type, schema: 1, body: JSON.stringify(data) }],
    })
  }
  return store
}
const { ReportReceived: received, ReportReplied: replied, ObjectionRaised: raised } = example
const asked = { tenant: 'city', itemId: 'item-1', reportId: received.data.reportId }
const toAnother = <E extends ItemEvent>(event: E): E => ({ ...event, data: { ...event.data, reportId: 'another' } })

describe('what somebody who follows a report is told', () => {
  test('S0-79 is the item, and what was answered to this report alone', async () => {
    const own = { ...replied, data: { ...replied.data, reportId: asked.reportId } }
    const store = await storeWith(received, example.ItemRegistered, example.ItemAssigned, toAnother(replied), own)
    const told = await followedReport(store, asked)
    expect(told).toMatchObject({
      item: { state: 'assigned', number: '2022-0001', unitId: 'K1', declinedFor: null },
      ...{ withdrawn: false, photos: 0, raised: null },
    })
    expect(told?.replies.map(({ reportId }) => reportId)).toStrictEqual([asked.reportId])
    expect(JSON.stringify(told)).not.toContain('another')
  })
  test('S1-89 is the last objection to the reply to this report, with the unit that had the item', async () => {
    const objection = { ...raised, data: { ...raised.data, reportId: asked.reportId } }
    const store = await storeWith(received, objection, { ...objection }, toAnother(raised))
    expect((await followedReport(store, asked))?.raised).toStrictEqual({
      unitId: raised.data.unitId,
      at: '2026-03-01T01:02:00.000Z',
    })
  })
  test('S0-78 is that this report was taken back, not that another was', async () => {
    const back = { ...example.ReportWithdrawn, data: { ...example.ReportWithdrawn.data, reportId: asked.reportId } }
    expect((await followedReport(await storeWith(received, back), asked))?.withdrawn).toBe(true)
    expect((await followedReport(await storeWith(received, toAnother(back)), asked))?.withdrawn).toBe(false)
  })
  test('is nothing of an item of another tenant, and nothing of one nobody received', async () => {
    expect(await followedReport(await storeWith(received), { ...asked, tenant: 'elsewhere' })).toBeNull()
    expect(await followedReport(await storeWith(), asked)).toBeNull()
  })
})
