import { describe, expect, test } from '@jest/globals'
import { rolesOn, successorOf, type AccountRecord, type UnitRecord } from '@huiyin/contracts/organisation'
import { workOf, type ListDefinition, type ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import { accounts } from './accounts.js'
import { appointments } from './appointments.js'
import { units } from './units.js'

type Happened = readonly [id: string, type: string, data: unknown]

/** The rows of a list after these facts, a batch of so many at a time. */
const rowsAfter = (list: ListDefinition, category: string, batch: number, happened: readonly Happened[]) => {
  const rows = new Map<string, ListRow>()
  const facts = happened.map(([id, type, data], at) =>
    storedFact({ stream: `${category}-${id}`, type, data, tenant: 'city', position: at + 1, version: at + 1 }),
  )
  for (let from = 0; from < facts.length; from += batch) {
    const { put, remove } = workOf(list, facts.slice(from, from + batch)).change(rows)
    for (const row of put) rows.set(String(row[list.key]), row)
    for (const key of remove) rows.delete(key)
  }
  return [...rows.values()]
}

const created = { name: '注册科', nameEn: null, parentId: 'b1', level: 'section', validFrom: '2026-01-01' }
const happenedToUnits: readonly Happened[] = [
  ['s1', 'UnitCreated', created],
  ['s2', 'UnitCreated', { ...created, nameEn: 'Second section' }],
  ['s1', 'UnitRenamed', { name: '登记科', nameEn: 'Registration', validFrom: '2026-04-01' }],
  ['s1', 'UnitMoved', { parentId: 'b2', validFrom: '2026-05-01' }],
  ['s2', 'UnitMerged', { intoUnitId: 's1', validFrom: '2026-07-01' }],
]

describe('the list of units', () => {
  test('shows each as it stands once all that is recorded has come into effect', () => {
    const [first, second] = rowsAfter(units, 'organisation-unit', 100, happenedToUnits)
    expect(first).toMatchObject({
      ...{ unit_id: 's1', tenant: 'city', name: '登记科', name_en: 'Registration', parent_id: 'b2', level: 'section' },
      ...{ state: 'open', into_unit_id: null, valid_from: '2026-01-01', ended_from: null, position: 4 },
    })
    expect(second).toMatchObject({ state: 'merged', into_unit_id: 's1', ended_from: '2026-07-01', position: 5 })
  })
  test('keeps every name and parent with its day, so that any day can be asked about', () => {
    const rows = rowsAfter(units, 'organisation-unit', 1, happenedToUnits)
    const through = new Map(
      rows.map(({ unit_id, record }) => [String(unit_id), JSON.parse(String(record)) as UnitRecord]),
    )
    expect(through.get('s1')?.names.map(({ name }) => name)).toStrictEqual(['注册科', '登记科'])
    expect(successorOf(through, 's2', '2026-07-01')).toBe('s1')
  })
  test('is the same whether facts come one by one or together', () => {
    const together = rowsAfter(units, 'organisation-unit', 100, happenedToUnits)
    expect(rowsAfter(units, 'organisation-unit', 1, happenedToUnits)).toStrictEqual(together)
  })
  test('shows a renaming recorded late without forgetting the later name', () => {
    const late: Happened = ['s1', 'UnitRenamed', { name: '临时名', nameEn: null, validFrom: '2026-02-01' }]
    const [row] = rowsAfter(units, 'organisation-unit', 1, [...happenedToUnits, late])
    expect(row?.['name']).toBe('登记科')
  })
  test('shows a closed unit as closed', () => {
    const closed: Happened = ['s1', 'UnitClosed', { reason: '撤销', validFrom: '2026-09-01' }]
    const [row] = rowsAfter(units, 'organisation-unit', 1, [...happenedToUnits, closed])
    expect(row).toMatchObject({ state: 'closed', into_unit_id: null, ended_from: '2026-09-01' })
  })
})

const post = { personName: '王力', postId: 'p1', postTitle: '科长', unitId: 's1', rank: 'principal' }
const happenedToPersons: readonly Happened[] = [
  ['wang', 'PersonAdded', { name: '王力', validFrom: '2020-01-01' }],
  ['wang', 'PersonAppointed', { ...post, validFrom: '2026-01-01', validTo: null }],
  ['wang', 'AppointmentEnded', { postId: 'p1', unitId: 's1', validFrom: '2026-01-01', validTo: '2026-06-30' }],
  ['wang', 'PersonAppointed', { ...post, validFrom: '2027-01-01', validTo: '2027-12-31' }],
]

describe('the list of appointments', () => {
  test('has one row for each time a post was held, with its first and last day', () => {
    const rows = rowsAfter(appointments, 'organisation-person', 100, happenedToPersons)
    expect(
      rows.map(({ appointment_id, valid_from, valid_to }) => [appointment_id, valid_from, valid_to]),
    ).toStrictEqual([
      ['wang:p1:2026-01-01', '2026-01-01', '2026-06-30'],
      ['wang:p1:2027-01-01', '2027-01-01', '2027-12-31'],
    ])
    expect(rows[0]).toMatchObject({ person_id: 'wang', person_name: '王力', post_title: '科长', unit_id: 's1' })
  })
  test('has no row for who was only added', () => {
    expect(rowsAfter(appointments, 'organisation-person', 100, happenedToPersons.slice(0, 1))).toStrictEqual([])
  })
  test('is the same whether facts come one by one or together', () => {
    const together = rowsAfter(appointments, 'organisation-person', 100, happenedToPersons)
    expect(rowsAfter(appointments, 'organisation-person', 1, happenedToPersons)).toStrictEqual(together)
  })
})

const happenedToAccounts: readonly Happened[] = [
  ['wang', 'AccountOpened', { personId: 'wang', roles: ['handler'], validFrom: '2026-01-01' }],
  ['wang', 'RoleGranted', { role: 'leader', validFrom: '2026-02-01' }],
  ['wang', 'RoleRevoked', { role: 'handler', validFrom: '2026-03-01' }],
]

describe('the list of accounts', () => {
  test('shows the roles once all that is recorded has come into effect', () => {
    const [row] = rowsAfter(accounts, 'organisation-account', 100, happenedToAccounts)
    expect(row).toMatchObject({
      ...{ login: 'wang', tenant: 'city', person_id: 'wang', roles: 'leader', state: 'open' },
      ...{ valid_from: '2026-01-01', closed_from: null, position: 3 },
    })
  })
  test('says with its record which roles a login carries on a day', () => {
    const [row] = rowsAfter(accounts, 'organisation-account', 1, happenedToAccounts)
    const record = JSON.parse(String(row?.['record'])) as AccountRecord
    const roles = ['2026-01-31', '2026-02-01', '2026-03-01'].map((day) => rolesOn(record, day))
    expect(roles).toStrictEqual([['handler'], ['handler', 'leader'], ['leader']])
  })
  test('shows a closed account as closed', () => {
    const closed: Happened = ['wang', 'AccountClosed', { reason: '调离', validFrom: '2026-04-01' }]
    const [row] = rowsAfter(accounts, 'organisation-account', 1, [...happenedToAccounts, closed])
    expect(row).toMatchObject({ state: 'closed', closed_from: '2026-04-01' })
  })
})
