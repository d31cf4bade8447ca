import { describe, expect, test } from '@jest/globals'
import { fold } from '@huiyin/event-sourcing'
import { recorded, specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'

const given = specFor(item)
const { ReportReceived: received, ItemRegistered: registered, ItemAssigned: assigned } = example
const { ReportLinked: linked, ReportReplied: replied, ObjectionRaised: raised } = example
const due = (dueAt: string) => ({ kind: 'given' as const, dueAt })
const FIRST = '2022-03-08T04:00:00.000Z'

describe('an item that was given to a unit', () => {
  const assign = (outsideDeadline: { kind: 'none' } | ReturnType<typeof due> | null, more: object = {}) => ({
    ...{ type: 'AssignItem' as const, unitId: 'K1', personId: 'person-k1', outsideDeadline },
    ...more,
  })
  const withDeadline: ItemEvent = { ...assigned, data: { ...assigned.data, outsideDeadline: due(FIRST) } }

  test('S4-33 asked again with the same deadline from outside, nothing is new', () =>
    given(received, registered, withDeadline)
      .when(assign(due(FIRST)))
      .thenNothing())
  test.each([due('2022-03-09T04:00:00.000Z'), { kind: 'none' as const }, null])(
    'S4-33 its deadline from outside is not exchanged for %j by asking again',
    (other) => given(received, registered, withDeadline).when(assign(other)).thenRefused('ItemAlreadyAssigned'),
  )
  test('S4-33 that the outside names no deadline is not the same as saying nothing of one', () => {
    const none: ItemEvent = { ...assigned, data: { ...assigned.data, outsideDeadline: { kind: 'none' } } }
    given(received, registered, none)
      .when(assign({ kind: 'none' }))
      .thenNothing()
    given(received, registered, none).when(assign(null)).thenRefused('ItemAlreadyAssigned')
  })
  test('taken over from another system, it is given on though nobody here defined its channel', () =>
    given(received, registered)
      .when(assign(null, { definitionOf: () => null }))
      .thenEvents(assigned))
})

describe('an item with two objections', () => {
  test('S1-90 only the objection to the reply that falls lapses, at the unit that had the item when it was raised', () => {
    const other: ItemEvent = { ...replied, data: { ...replied.data, reportId: 'report-2' } }
    const later: ItemEvent = { type: 'ObjectionRaised', data: { ...raised.data, reportId: 'report-2', unitId: 'K9' } }
    const life = [[received], [linked], [registered], [assigned], [replied], [other], [raised], [later]]
    const decided = item.decide(
      {
        ...{ type: 'VoidItemFact', factId: 'fact-5', reason: '录入有误', by: 'supervisor-1' },
        facts: { standing: recorded<ItemEvent>(...life), voided: [] },
      },
      fold(item, item.initialState, life.flat()),
    )
    expect(decided).toMatchObject({
      ok: true,
      events: [
        { type: 'ItemFactVoided', data: { reportId: 'report-1' } },
        { type: 'ObjectionLapsed', data: { reportId: 'report-1', unitId: raised.data.unitId } },
      ],
    })
  })
  test('S1-89 what is said of a report nobody knows is about no other report', () => {
    const command = { type: 'RecordObjectionDecision' as const, upheld: true }
    given(received, registered, assigned, replied, raised)
      .when({ ...command, reportId: 'report-9' })
      .thenRefused('NoObjectionRaised')
  })
})
