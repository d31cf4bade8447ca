import { describe, expect, test } from '@jest/globals'
import { entryFilterOf, groupsFor, itemFilterOf } from './groups.js'

const keysOf = (roles: readonly string[], tab: 'items' | 'entries') => groupsFor(roles, tab).map(({ key }) => key)

describe('the groups of the desk', () => {
  test('begin with what waits for the role', () => {
    expect(groupsFor(['operator'], 'items')[0]).toMatchObject({ key: 'mine', view: { state: 'received' } })
    expect(groupsFor(['dispatcher'], 'items')[0]).toMatchObject({ key: 'mine', view: { state: 'registered' } })
    expect(groupsFor(['handler'], 'entries')[0]).toMatchObject({ key: 'mine', view: { state: 'toDo', due: 'open' } })
  })
  test('S4-44 begin for a leader with the letters that wait to be read', () =>
    expect(groupsFor(['leader'], 'items')[0]).toMatchObject({ key: 'mine', view: { state: 'all', flag: 'toRead' } }))
  test('S3-69 show what waits for a second person to whoever may consent, and to nobody else', () => {
    for (const role of ['supervisor', 'disciplineOfficer']) expect(keysOf([role], 'items')).toContain('toConsent')
    for (const role of ['operator', 'handler', 'leader']) expect(keysOf([role], 'items')).not.toContain('toConsent')
  })
  test('S3-75 show a watch list to whoever may keep one, and to nobody else', () => {
    for (const role of ['supervisor', 'leader', 'disciplineOfficer'])
      expect(keysOf([role], 'items')).toContain('watched')
    for (const role of ['operator', 'handler', 'auditor']) expect(keysOf([role], 'items')).not.toContain('watched')
  })
  test('show no part of a queue twice', () => {
    expect(keysOf(['acceptanceOfficer'], 'entries')).not.toContain('awaitingAcceptance')
    for (const role of ['operator', 'dispatcher', 'handler', 'acceptanceOfficer', 'supervisor', 'leader'])
      for (const tab of ['items', 'entries'] as const) {
        const views = groupsFor([role], tab).map(({ view }) => JSON.stringify(view))
        expect(new Set(views).size).toBe(views.length)
      }
  })
  test('say nothing of what waits where nothing does: a supervisor looks, an operator has no entries', () => {
    expect(keysOf(['supervisor'], 'entries')).toStrictEqual([
      ...['overdue', 'dueToday', 'dueSoon', 'returned', 'awaitingAcceptance', 'objection', 'open', 'all'],
    ])
    expect(keysOf(['operator'], 'entries')[0]).toBe('overdue')
  })
})

describe('what a view asks', () => {
  const UNCARRIED = { channel: null, from: null, to: null }
  const ANYTIME = { channel: null, receivedFrom: null, receivedTo: null }
  const ANYTHING = { campaign: null, category: null, manifestation: null }
  const view = { state: 'all', due: 'all', objection: false, flag: null }
  test('nothing is narrowed where everything is wanted', () => {
    expect(entryFilterOf(view, null)).toStrictEqual({ objection: null, states: null, unitId: null, due: null })
    expect(itemFilterOf(view, { unit: null, search: '', cell: null, ...UNCARRIED, about: ANYTHING })).toStrictEqual({
      ...{
        objection: null,
        states: null,
        unitId: null,
        search: null,
        gridCell: null,
        flag: null,
        ...ANYTHING,
        ...ANYTIME,
      },
    })
  })
  test('several states may stand under one word, and unit and search narrow a group as they narrow the list', () => {
    expect(entryFilterOf({ ...view, state: 'toDo', due: 'overdue' }, 'u1')).toStrictEqual({
      ...{ objection: null, states: ['handling', 'returned', 'reopened'], unitId: 'u1', due: 'overdue' },
    })
    const about = { campaign: 's2', category: 'C7', manifestation: 'C7.1' }
    const carried = { channel: 'visit', from: '2026-03-01', to: '2026-03-31' }
    const narrowed = { unit: 'u1', search: '路灯', cell: 'G-0305', ...carried, about }
    expect(itemFilterOf({ ...view, state: 'received', objection: true }, narrowed)).toStrictEqual({
      ...{
        objection: true,
        states: ['received'],
        unitId: 'u1',
        search: '路灯',
        gridCell: 'G-0305',
        flag: null,
        ...about,
        ...{ channel: 'visit', receivedFrom: '2026-03-01', receivedTo: '2026-03-31' },
      },
    })
  })
  test('S3-56 nobody has answered what was received, registered or assigned; what is overdue is a flag', () => {
    const narrowed = { unit: null, search: '', cell: 'G-1', ...UNCARRIED, about: ANYTHING }
    expect(itemFilterOf({ ...view, state: 'unanswered' }, narrowed).states).toStrictEqual([
      ...['received', 'registered', 'assigned'],
    ])
    expect(itemFilterOf({ ...view, flag: 'overdue' }, narrowed)).toMatchObject({ flag: 'overdue', gridCell: 'G-1' })
  })
})
