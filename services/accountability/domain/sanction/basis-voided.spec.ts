import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { SanctionEvent } from './events.js'
import { sanctionExamples as example } from './examples.js'
import { sanction, type Asker } from './sanction.js'

const given = specFor(sanction)
const { SanctionProposed: proposed, ViewStated: stated, SanctionIssued: issued, SanctionDismissed: dismissed } = example
const { FaultTolerated: tolerated, SanctionClarified: clarified, EffectExpired: expired, BasisVoided: voided } = example

const supervisor: Asker = { person: 'supervisor-1', named: true, units: ['office', 'city'] }
const another: Asker = { person: 'supervisor-2', named: true, units: ['office', 'city'] }
const ofUnit: Asker = { person: 'person-k1', named: true, units: ['K1', 'city'] }
const note = { type: 'NoteBasisVoided', source: voided.data.source } as const
const decision = {
  type: 'DecideSanction',
  by: supervisor,
  at: '2020-06-01T02:00:00.000Z',
  today: '2020-06-01',
} as const
const dismiss = { ...decision, decision: 'dismiss', reason: dismissed.data.reason, effectUntil: null } as const
const issue = { ...decision, decision: 'issue', reason: issued.data.reason, effectUntil: '2020-11-30' } as const
const state = { type: 'StateOwnView', text: '完成日期录入有误', by: ofUnit } as const

describe('a fact a measure may rest on was voided', () => {
  test('S1-81 the measure is put before a person again, whether it was decided or not', () => {
    given(proposed).when(note).thenEvents(voided)
    for (const decided of [issued, dismissed, tolerated]) given(proposed, stated, decided).when(note).thenEvents(voided)
    given(proposed, stated, issued, expired).when(note).thenEvents(voided)
  })
  test('told twice of one voiding, nothing changes; another voiding is told as well', () => {
    given(proposed, voided).when(note).thenNothing()
    given(proposed, stated, issued, voided, dismissed).when(note).thenNothing()
    const other: SanctionEvent = { type: 'BasisVoided', data: { ...voided.data, source: 'event-10' } }
    given(proposed, voided)
      .when({ ...note, source: 'event-10' })
      .thenEvents(other)
  })
  test('where nothing was proposed there is nothing to look at again, nor where it was cleared', () => {
    given().when(note).thenRefused('SanctionUnknown')
    given(proposed, stated, issued, clarified).when(note).thenNothing()
  })
})

describe('deciding anew', () => {
  test('S1-83 what was issued may be dismissed, and what was dismissed issued', () => {
    given(proposed, stated, issued, voided).when(dismiss).thenEvents(dismissed)
    given(proposed, stated, dismissed, voided).when(issue).thenEvents(issued)
  })
  test('the same decision may be taken again: it is then a decision in view of what was voided', () =>
    given(proposed, stated, issued, voided).when(issue).thenEvents(issued))
  test('once: after that it is decided as any other', () => {
    given(proposed, stated, issued, voided, dismissed).when(dismiss).thenNothing()
    given(proposed, stated, issued, voided, dismissed).when(issue).thenRefused('SanctionAlreadyDecided')
    given(proposed, stated, issued).when(dismiss).thenRefused('SanctionAlreadyDecided')
  })
  test('S1-83 by the rules of every decision: nobody of the unit, and the other side is heard', () => {
    given(proposed, stated, issued, voided)
      .when({ ...dismiss, by: ofUnit })
      .thenRefused('OwnUnit')
    given(proposed, dismissed, voided)
      .when({ ...issue, at: '2020-05-18T02:00:00.000Z', today: '2020-05-18' })
      .thenRefused('StatementOutstanding')
    given(proposed, stated, issued, voided)
      .when({ ...dismiss, by: another })
      .thenEvents({ type: 'SanctionDismissed', data: { ...dismissed.data, decidedBy: 'supervisor-2' } })
  })
  test('the other side may say its view of what was voided', () => {
    const view = { type: 'ViewStated', data: { text: state.text, statedBy: 'person-k1' } } as const
    given(proposed, stated, issued, voided).when(state).thenEvents(view)
    given(proposed, stated, issued).when(state).thenRefused('SanctionAlreadyDecided')
  })
  test('until then the measure stands: its effect ends on its day, and it may be cleared', () => {
    const expire = { type: 'NoteEffectExpired', effectUntil: '2020-11-30', today: '2020-12-01' } as const
    given(proposed, stated, issued, voided).when(expire).thenEvents(expired)
    given(proposed, stated, issued, voided, dismissed).when(expire).thenNothing()
    const { reason, clarifiedBy } = clarified.data
    given(proposed, stated, issued, voided)
      .when({ type: 'ClarifySanction', reason, by: { ...supervisor, person: clarifiedBy } })
      .thenEvents(clarified)
  })
  test('once cleared, nothing is left to decide', () =>
    given(proposed, stated, issued, voided, clarified).when(dismiss).thenRefused('SanctionAlreadyDecided'))
})
