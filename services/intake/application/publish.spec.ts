import { describe, expect, test } from '@jest/globals'
import { intakePublished } from '@huiyin/contracts/intake'
import { storedFact } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { inspectionEvents } from '../domain/inspection/events.js'
import { inspectionExamples } from '../domain/inspection/examples.js'
import { inspectionPublisher, intakePublisher } from './publish.js'

type Name = keyof typeof intakePublished
const publish = ({ type, data }: ItemEvent, stream = 'intake-item-item-1') =>
  intakePublisher.publish(storedFact({ stream, type, data, tenant: 'city' }))

const { reason: _, ...transfer } = example.ItemTransferred.data
const wanted: Readonly<Record<Exclude<Name, 'FindingBecameItem'>, object>> = {
  ItemAssigned: { itemId: 'item-1', ...example.ItemAssigned.data },
  ItemTransferred: { itemId: 'item-1', ...transfer },
  PersonComplainedOfNamed: { itemId: 'item-1', complainedOf: ['person-t1'], unitIds: [] },
  ItemAnswered: { itemId: 'item-1', unitId: 'T1', reports: 1 },
  ItemWithdrawn: { itemId: 'item-1', unitId: 'T1' },
  ReplyOwed: { itemId: 'item-1', unitId: 'T1', reportId: 'report-3' },
  ObjectionRaised: { itemId: 'item-1', unitId: 'T1', reportId: 'report-1', repliedBy: 'operator-1' },
  ObjectionLapsed: { itemId: 'item-1', unitId: 'T1', reportId: 'report-1' },
  ProblemCounted: { itemId: 'item-1', campaign: 's2', problem: 'C5.1', foundOn: '2022-02-28' },
  StyleLeadNamed: { itemId: 'item-1', unitIds: ['K1'] },
  StyleLeadDropped: { itemId: 'item-1', unitIds: ['K1'] },
  ErasureOrdered: { itemId: 'item-1', reportId: 'report-1', subject: 's-1' },
  ItemFactVoided: { itemId: 'item-1', unitId: 'T1', reportId: 'report-1' },
}

describe('what intake tells the others', () => {
  for (const [name, data] of Object.entries(wanted)) {
    test(`${name}: these fields and no other, under the item as its key`, () => {
      const event = publish(example[name as ItemEvent['type']])
      expect(event).toMatchObject({
        context: 'intake',
        name,
        version: intakePublished[name as Name].version,
        key: 'item-1',
      })
      expect(event?.data).toStrictEqual(data)
      expect(intakePublished[name as Name].data.parse(event?.data)).toStrictEqual(data)
    })
  }
  test('everything in its published language is said by some fact of its own', () =>
    // what an inspection tells is shown below
    expect(new Set([...Object.keys(wanted), 'FindingBecameItem'])).toStrictEqual(new Set(Object.keys(intakePublished))))
  test('of an inspection only that a finding became an item, and nothing of what was found', () => {
    const said = Object.values(inspectionExamples).map((event) => {
      const { stream, schema } = { stream: 'intake-inspection-i1', schema: inspectionEvents.defs[event.type].schema }
      return inspectionPublisher.publish(storedFact({ stream, schema, type: event.type, data: event.data }))
    })
    expect(said.filter((one) => one !== null).map(({ name, key, data }) => ({ name, key, data }))).toStrictEqual([
      {
        ...{ name: 'FindingBecameItem', key: 'item-1' },
        data: { itemId: 'item-1', reportId: 'report-1', inspectionId: 'i1', findingId: 'finding-1' },
      },
    ])
  })
  test('what is not listed stays inside', () => {
    const inside = Object.values(example).filter(({ type }) => !(type in wanted))
    expect(inside.length).toBeGreaterThan(5)
    expect(inside.map((event) => publish(event))).toStrictEqual(inside.map(() => null))
  })
  test('no text of a reporter, of the desk or of a reply leaves', () => {
    const all = JSON.stringify(Object.values(example).map((event) => publish(event)))
    for (const text of ['窗口排队', '不属本科室职责', '已增设窗口', '反映人', '录入有误', 'sealed'])
      expect(all).not.toContain(text)
  })
  test('facts of other contexts are not its own to tell', () =>
    expect(publish(example.ItemAssigned, 'rectification-entry-item-1')).toBeNull())
  test('an item that no unit had when it was taken back is told so', () =>
    expect(publish({ type: 'ItemWithdrawn', data: { unitId: null } })?.data).toStrictEqual({
      itemId: 'item-1',
      unitId: null,
    }))
  for (const [name, { data, example: shown }] of Object.entries(intakePublished)) {
    test(`${name} has an example that fits it`, () => expect(data.parse(shown)).toStrictEqual(shown))
  }
})
