import { describe, expect, test } from '@jest/globals'
import { chosenIn, filtersOf, periodsUpTo } from './chosen.js'

const from = (text: string) => {
  const params = new URLSearchParams(text)
  return chosenIn((name) => params.get(name))
}

describe('a ledger by its address', () => {
  test('S3-23 without more it is the problem ledger, whole', () => {
    const { filter, scope } = filtersOf(from(''))
    const whole = { ledger: 'problem', unitId: null, topic: null, ledgerValue: null, openedFrom: null, openedTo: null }
    expect(scope).toStrictEqual(whole)
    expect(filter).toStrictEqual({ ...whole, states: null, due: null })
  })
  test('S3-24 S3-25 a year or a quarter of opening is its first and its last day', () => {
    expect(filtersOf(from('opened=2026')).scope).toMatchObject({ openedFrom: '2026-01-01', openedTo: '2026-12-31' })
    expect(filtersOf(from('opened=2026-Q1')).scope).toMatchObject({ openedFrom: '2026-01-01', openedTo: '2026-03-31' })
    expect(filtersOf(from('opened=2026-Q4')).scope).toMatchObject({ openedFrom: '2026-10-01', openedTo: '2026-12-31' })
    expect(filtersOf(from('opened=2026-Q5')).scope).toMatchObject({ openedFrom: null, openedTo: null })
  })
  test('counts are of the ledger, the unit and the period, whatever state and deadline are chosen', () => {
    const { filter, closed, overdue, scope } = filtersOf(from('ledger=safety&unit=u&state=returned&due=overdue'))
    expect(filter).toMatchObject({ states: ['returned'], due: 'overdue' })
    expect(closed).toStrictEqual({ ...scope, states: ['closedOut'] })
    expect(overdue).toStrictEqual({ ...scope, due: 'overdue' })
    expect(scope).toMatchObject({ ledger: 'safety', unitId: 'u' })
  })
  test('the quarters of the year so far are offered, the latest first, and three years', () => {
    expect(periodsUpTo('2026-07-02')).toStrictEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2026', '2025', '2024'])
  })
})
