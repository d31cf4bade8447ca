import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { items, type ItemRow } from './items.js'
import { styleLeadFacts } from './style-lead-facts.js'

const { ReportReceived: received, ReportReplied: replied, ItemAnswered: answered, ReplyOwed: owed } = example
const { StyleLeadNamed: named, StyleLeadDropped: dropped, ItemAssigned: assigned } = example

/** The row after these facts. */
const rowOf = (...events: readonly ItemEvent[]) => {
  let row: ItemRow | null = null
  for (const [index, { type, data }] of events.entries()) {
    const fact = storedFact({ stream: 'intake-item-i1', type, data, position: index + 1, tenant: 'city' })
    for (const change of items.read(fact)) row = change.apply(row) as ItemRow | null
  }
  return row
}

describe('S3-75 a style lead in the list', () => {
  test('goes before others while somebody waits for it', () => {
    expect(rowOf(received, named)).toMatchObject({ style_lead: 1, urgent: 1 })
    expect(rowOf(received, named, assigned)).toMatchObject({ style_lead: 1, urgent: 1 })
    expect(JSON.parse(rowOf(received, named)?.style_lead_said ?? '')).toStrictEqual({
      ...{ code: null, personId: 'officer-1', reason: '反映工作人员推诿' },
    })
  })
  test('answered, it stands where it came, and first again when a reply is owed', () => {
    const done = [received, named, assigned, replied, answered]
    expect(rowOf(...done)).toMatchObject({ style_lead: 1, urgent: 0 })
    expect(rowOf(...done, example.ReportLinked, owed)).toMatchObject({ style_lead: 1, urgent: 1 })
  })
  test('declined, or found to be none, it goes before nobody', () => {
    expect(rowOf(received, named, example.ItemDeclined)).toMatchObject({ style_lead: 1, urgent: 0 })
    expect(rowOf(received, named, dropped)).toMatchObject({ style_lead: 0, style_lead_said: null, urgent: 0 })
  })
})

describe('S3-75 what the figure of style leads is counted from', () => {
  test('is when an item was named one, and when it was found to be none', () => {
    const kindsOf = ({ type, data }: ItemEvent) =>
      styleLeadFacts
        .rowsOf(storedFact({ stream: 'intake-item-i1', type, data, position: 7, tenant: 'city' }))
        .map((row) => row[Object.keys(styleLeadFacts.columns).indexOf('fact')])
    expect([named, dropped, received].map(kindsOf)).toStrictEqual([['named'], ['dropped'], []])
  })
})
