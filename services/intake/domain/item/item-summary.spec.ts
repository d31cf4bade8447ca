import { describe, expect, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const given = specFor(item)
const { ReportReceived: received, SummaryWritten: written } = example
const placeholder = '网络来件，原文封存，待受理员概括'
const owed: ItemEvent = {
  type: 'ReportReceived',
  data: { ...received.data, summary: placeholder, summaryOwed: true },
}
const write = (summary: string): ItemCommand => ({ type: 'WriteSummary', summary })
const says = (summary: string): ItemEvent => ({ type: 'SummaryWritten', data: { summary } })

describe('the summary of the desk', () => {
  test('a report whose words are sealed as a whole says that the summary is still owed', () =>
    given()
      .when({ ...owed.data, type: 'ReceiveReport' } as ItemCommand)
      .thenEvents(owed))
  test('is written once it is known what the matter is about', () =>
    given(owed).when(write(written.data.summary)).thenEvents(written))
  test('the words of the placeholder are no summary until the desk says them itself', () =>
    given(owed).when(write(placeholder)).thenEvents(says(placeholder)))
  test('takes the place of an earlier one, which stays a fact', () =>
    given(owed, written).when(write('另一版')).thenEvents(says('另一版')))
  test('goes back to an earlier version as a fact of its own', () =>
    given(owed, written, says('另一版')).when(write(written.data.summary)).thenEvents(written))
  test('written again the same way, nothing changes', () => {
    given(owed, written).when(write(written.data.summary)).thenNothing()
    given(received).when(write(received.data.summary)).thenNothing()
  })
  test('a fact written before summaries could be owed reads as one the desk wrote', () => {
    const { summaryOwed: _, ...before } = owed.data as { readonly summaryOwed?: true } & typeof received.data
    const state = item.evolve(item.initialState, { type: 'ReportReceived', data: before })
    expect(state.summary).toBe(placeholder)
  })
})
