import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import type { EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { entries } from './entries.js'
import type { EntryRow } from './entry-columns.js'

const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered } = example
const { EntryClosedOut: closedOut, EntryReopened: reopened } = example

/** The row after these facts. */
const rowAfter = (...events: readonly EntryEvent[]) => {
  let row: EntryRow | null = null
  for (const [index, { type, data }] of events.entries()) {
    const fact = storedFact({
      stream: 'rectification-entry-item-1:K1',
      type,
      data,
      position: index + 1,
      tenant: 'city',
    })
    for (const change of entries.read(fact)) row = change.apply(row) as EntryRow | null
  }
  return row
}

describe('an entry of a style lead', () => {
  test('S3-75 goes before others until it has ended, also where that is said later', () => {
    const lead: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, styleLead: true } }
    const none: EntryEvent = { type: 'StyleLeadRecorded', data: { isLead: false } }
    const ended = [claimed, answered, closedOut]
    expect(rowAfter(lead)).toMatchObject({ style_lead: 1, urgent: 1 })
    expect(rowAfter(opened, example.StyleLeadRecorded)).toMatchObject({ style_lead: 1, urgent: 1 })
    expect(rowAfter(lead, none)).toMatchObject({ style_lead: 0, urgent: 0 })
    expect(rowAfter(lead, ...ended)).toMatchObject({ style_lead: 1, urgent: 0 })
    expect(rowAfter(lead, ...ended, reopened)).toMatchObject({ style_lead: 1, urgent: 1 })
  })
})
