import { describe, expect, test } from '@jest/globals'
import { IMPORT_PERSON } from '@huiyin/event-sourcing'
import type { ListDefinition, ListRow } from '@huiyin/read-model'
import { storedFact, type FactOf } from '@huiyin/testing'
import type { SanctionEvent } from '../domain/sanction/events.js'
import { sanctionExamples as example } from '../domain/sanction/examples.js'
import { sanctionAlarms } from './sanction-alarms.js'
import { sanctionFacts } from './sanction-facts.js'
import { sanctions } from './sanctions.js'

const { SanctionProposed: proposed, ViewStated: stated, SanctionIssued: issued, SanctionDismissed: dismissed } = example
const { FaultTolerated: tolerated, SanctionClarified: clarified, EffectExpired: expired } = example
const { BasisVoided: voided } = example

const factOf = ({ type, data }: SanctionEvent, index: number, more: Partial<FactOf> = {}) =>
  storedFact({
    ...{ stream: 'accountability-sanction-s-1', type, data, position: index + 1 },
    occurredAt: `2020-05-${15 + index}T02:00:00.000Z`,
    ...more,
  })
const rowAfter = (list: ListDefinition, history: readonly SanctionEvent[], more: Partial<FactOf> = {}) => {
  let row: ListRow | null = null
  history.forEach((event, index) => {
    for (const { apply } of list.read(factOf(event, index, more))) row = apply(row)
  })
  return row as ListRow | null
}

describe('the list of measures', () => {
  test('S1-81 a proposal stands there with its rule, its version and the time to speak', () =>
    expect(rowAfter(sanctions, [proposed])).toStrictEqual({
      ...{ sanction_id: 's-1', tenant: 'tenant-1', kind: 'reminder', severity: 0, state: 'proposed' },
      ...{ unit_id: 'K1', person_id: null, item_id: 'item-1', entry_id: 'item-1:K1', rule: 'overdue', rule_version: 1 },
      ...{ proposed_at: '2020-05-15T02:00:00.000Z', proposed_by: 'system' },
      ...{ statement_due_at: '2020-05-20T15:59:59.999Z', statements: 0 },
      ...{ decided_at: null, decided_by: null, effect_until: null, clarified_at: null, review_owed: 0, position: 1 },
    }))
  test('statements are counted', () =>
    expect(rowAfter(sanctions, [proposed, stated, stated])).toMatchObject({ statements: 2, state: 'proposed' }))
  test('S1-83 a decision names who took it, when, and until when it counts', () =>
    expect(rowAfter(sanctions, [proposed, stated, issued])).toMatchObject({
      ...{ state: 'issued', decided_by: 'supervisor-1', decided_at: '2020-05-17T02:00:00.000Z' },
      ...{ effect_until: '2020-11-30', position: 3 },
    }))
  test('what was let off says how', () => {
    expect(rowAfter(sanctions, [proposed, dismissed])).toMatchObject({ state: 'dismissed', effect_until: null })
    expect(rowAfter(sanctions, [proposed, tolerated])).toMatchObject({ state: 'tolerated', decided_by: 'supervisor-1' })
  })
  test('S4-83 what was cleared or is over does not stand there as issued', () => {
    expect(rowAfter(sanctions, [proposed, issued, clarified])).toMatchObject({
      ...{ state: 'clarified', clarified_at: '2020-05-17T02:00:00.000Z' },
    })
    expect(rowAfter(sanctions, [proposed, issued, expired])).toMatchObject({ state: 'expired' })
  })
  test('a measure whose basis was voided stands as it was, and a person has to decide anew', () => {
    expect(rowAfter(sanctions, [proposed, voided])).toMatchObject({ state: 'proposed', review_owed: 1 })
    const row = rowAfter(sanctions, [proposed, stated, issued, voided])
    expect(row).toMatchObject({ state: 'issued', effect_until: '2020-11-30', review_owed: 1 })
    expect(rowAfter(sanctions, [proposed, stated, issued, voided, dismissed])).toMatchObject({
      ...{ state: 'dismissed', effect_until: null, review_owed: 0, decided_at: '2020-05-19T02:00:00.000Z' },
    })
    expect(rowAfter(sanctions, [proposed, issued, voided, clarified])).toMatchObject({ review_owed: 0 })
  })
  test('nothing of what anybody said or was told stands in the list', () => {
    const row = JSON.stringify(rowAfter(sanctions, [proposed, stated, issued, clarified]))
    for (const text of [stated.data.text, issued.data.reason, clarified.data.reason]) expect(row).not.toContain(text)
  })
})

describe('the alarm of a measure', () => {
  test('is set in the first moment after the last day of its effect', () =>
    expect(rowAfter(sanctionAlarms, [proposed, issued])).toMatchObject({
      ...{ alarm_key: 'effect-expired/s-1', state: 'set', due_at: '2020-11-30T16:00:00.000Z', unit_id: 'K1' },
      ...{ command: 'NoteEffectExpired', input: '{"sanctionId":"s-1","effectUntil":"2020-11-30"}' },
    }))
  test('is cleared by a clarification and done when it has fired', () => {
    expect(rowAfter(sanctionAlarms, [proposed, issued, clarified])).toMatchObject({ state: 'cleared' })
    expect(rowAfter(sanctionAlarms, [proposed, issued, expired])).toMatchObject({ state: 'done' })
  })
  test('goes on while a person has to decide anew, and ends with what is decided then', () => {
    const endless: SanctionEvent = { ...issued, data: { ...issued.data, effectUntil: null } }
    expect(rowAfter(sanctionAlarms, [proposed, issued, voided])).toMatchObject({ state: 'set' })
    expect(rowAfter(sanctionAlarms, [proposed, issued, voided, issued])).toMatchObject({ state: 'set' })
    for (const decided of [dismissed, tolerated, endless]) {
      expect(rowAfter(sanctionAlarms, [proposed, issued, voided, decided])).toMatchObject({ state: 'cleared' })
    }
  })
  test('is none where nothing was issued, or without end', () => {
    const endless: SanctionEvent = { ...issued, data: { ...issued.data, effectUntil: null } }
    for (const history of [
      [proposed, stated],
      [proposed, dismissed, clarified],
      [proposed, tolerated],
      [proposed, endless],
    ]) {
      expect(rowAfter(sanctionAlarms, history)).toBeNull()
    }
  })
  test('is none for history taken over from another system', () => {
    const actor = { person: `${IMPORT_PERSON}desk`, post: null, unit: null }
    expect(rowAfter(sanctionAlarms, [proposed, issued], { actor })).toBeNull()
  })
})

describe('the facts for figures', () => {
  const rowOf = (event: SanctionEvent) => sanctionFacts.rowsOf(factOf(event, 0))[0]?.slice(3)
  test('S1-83 a proposal is not counted as issued', () => {
    expect(rowOf(proposed)).toStrictEqual(['s-1', 'proposed', 'reminder', 'K1', 'item-1', 'overdue'])
    expect(rowOf(issued)).toStrictEqual(['s-1', 'issued', 'reminder', 'K1', 'item-1', 'overdue'])
  })
  test('everything else is one row with its own name', () =>
    expect([stated, dismissed, tolerated, clarified, voided, expired].map((event) => rowOf(event)?.[1])).toStrictEqual([
      ...['viewStated', 'dismissed', 'tolerated', 'clarified', 'basisVoided', 'expired'],
    ]))
  test('a measure without an item has an empty one', () => {
    const bare: SanctionEvent = { ...proposed, data: { ...proposed.data, itemId: null } }
    expect(rowOf(bare)?.[4]).toBe('')
    expect(rowOf({ ...clarified, data: { ...clarified.data, itemId: null } })?.[4]).toBe('')
  })
})
