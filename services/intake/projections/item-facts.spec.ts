import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { itemFacts, itemVoidings } from './item-facts.js'

const rowsOf = (event: ItemEvent, changes: Partial<Parameters<typeof storedFact>[0]> = {}) =>
  itemFacts
    .rowsOf(
      storedFact({
        ...{ stream: 'intake-item-item-1', type: event.type, data: event.data, position: 7, tenant: 'city' },
        occurredAt: '2022-03-01T01:00:00.000Z',
        ...changes,
      }),
    )
    .map((row) => Object.fromEntries(Object.keys(itemFacts.columns).map((column, index) => [column, row[index]])))

const always = { position: 7, tenant: 'city', occurred_at: '2022-03-01T01:00:00.000Z', item_id: 'item-1' }
const blank = { ...always, fact: '', report_id: '', channel: '', category: '', place: '', unit_id: '', result: '' }

const wanted: Readonly<Record<ItemEvent['type'], object | null>> = {
  ReportReceived: { fact: 'received', report_id: 'report-1', channel: 'hotline12345', category: 'C3', place: '东街' },
  ReportLinked: { fact: 'linked', report_id: 'report-2', channel: 'letter' },
  ItemRegistered: { fact: 'registered', category: 'C5' },
  ReporterCameBefore: null,
  TrackingCodeGiven: null,
  ProblemCounted: null,
  SummaryWritten: null,
  ItemRead: null,
  ObjectionRaised: null,
  ObjectionDecided: null,
  ObjectionLapsed: null,
  ItemDeclined: { fact: 'declined' },
  ItemAssigned: { fact: 'assigned', unit_id: 'K1' },
  ItemTransferred: { fact: 'transferred', unit_id: 'T1' },
  ReportWithdrawn: { fact: 'reportWithdrawn', report_id: 'report-2' },
  ItemWithdrawn: { fact: 'withdrawn' },
  ReportReplied: { fact: 'replied', report_id: 'report-1', result: 'solved' },
  ItemAnswered: { fact: 'answered', unit_id: 'T1' },
  DuplicateMarked: { fact: 'duplicate' },
  ItemPassedOn: null,
  PersonComplainedOfNamed: null,
  FirstContactTaken: null,
  AssignmentObjectionRaised: null,
  AssignmentObjectionUpheld: null,
  AssignmentObjectionRejected: null,
  AssignmentObjectionOverdue: null,
  ItemWatched: null,
  ItemWatchEnded: null,
  StyleLeadNamed: null,
  StyleLeadDropped: null,
  ReplyOwed: null,
  OpeningRequested: null,
  OpeningConsented: null,
  ReporterOpened: null,
  ErasureOrdered: null,
  SubjectErased: null,
  ItemFactVoided: null,
}

describe('what figures count of items', () => {
  for (const [type, row] of Object.entries(wanted)) {
    test(`${type} ${row ? 'is one row' : 'is of no figure'}`, () =>
      expect(rowsOf(example[type as ItemEvent['type']])).toStrictEqual(row ? [{ ...blank, ...row }] : []))
  }
  test('every fact of an item is either counted or named as of no figure', () =>
    expect(new Set(Object.keys(wanted))).toStrictEqual(new Set(Object.keys(itemEvents.defs))))
  test('no two facts are counted under one name', () => {
    const names = Object.values(wanted).flatMap((row) => (row && 'fact' in row ? [row.fact] : []))
    expect(new Set(names).size).toBe(names.length)
  })
  test('what was not said is empty, not missing', () => {
    const event: ItemEvent = {
      type: 'ReportReceived',
      data: { ...example.ReportReceived.data, category: null, place: null },
    }
    expect(rowsOf(event)[0]).toMatchObject({ category: '', place: '' })
  })
  test('a row is made from the fact alone: twice the same', () =>
    expect(rowsOf(example.ReportReceived)).toStrictEqual(rowsOf(example.ReportReceived)))
  test('a voided fact is one row of its own table, with where it lies', () => {
    const { type, data } = example.ItemFactVoided
    const [row] = itemVoidings.rowsOf(storedFact({ stream: 'intake-item-item-1', type, data, position: 9 }))
    expect([row?.[0], row?.at(-1)]).toStrictEqual([9, data.voids[0]?.position])
    const { type: other, data: said } = example.ReportReplied
    expect(itemVoidings.rowsOf(storedFact({ stream: 'intake-item-item-1', type: other, data: said }))).toStrictEqual([])
  })
  test('nothing a reporter said of himself leaves in a row', () => {
    const sealed = {
      subject: 's-1',
      name: 'sealed name',
      contact: 'sealed contact',
      address: null,
      text: 'sealed text',
    }
    const event: ItemEvent = { type: 'ReportReceived', data: { ...example.ReportReceived.data, sealed } }
    expect(JSON.stringify(rowsOf(event))).not.toContain('sealed')
  })
  test('facts of others are none of its business', () =>
    expect(rowsOf(example.ItemAssigned, { stream: 'intake-items-item-1' })).toStrictEqual([]))
})
