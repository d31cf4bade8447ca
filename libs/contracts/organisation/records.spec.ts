import { describe, expect, test } from '@jest/globals'
import {
  appointmentsAfter,
  copiedAppointments,
  copiedUnit,
  unitAfter,
  type AppointmentChange,
  type UnitChange,
  type UnitRecord,
} from './records.js'

const created: UnitChange = {
  name: 'UnitCreated',
  data: { name: '市场监管局', nameEn: null, parentId: 'city', level: 'bureau', validFrom: '2026-01-01' },
}
const after = (...changes: readonly UnitChange[]) => changes.reduce<UnitRecord | null>(unitAfter, null)

describe('the record of a unit', () => {
  test('begins with its creation', () => {
    expect(after(created)).toStrictEqual({
      level: 'bureau',
      validFrom: '2026-01-01',
      names: [{ from: '2026-01-01', name: '市场监管局', nameEn: null }],
      parents: [{ from: '2026-01-01', parentId: 'city' }],
      end: null,
    })
  })
  test('keeps every name and every parent with its day', () => {
    const record = after(
      created,
      { name: 'UnitMoved', data: { parentId: 'county', validFrom: '2026-07-01' } },
      { name: 'UnitRenamed', data: { name: '市场监督管理局', nameEn: 'Market bureau', validFrom: '2026-04-01' } },
      { name: 'UnitMoved', data: { parentId: 'office', validFrom: '2026-03-01' } },
    )
    expect(record?.names.map(({ from, name }) => [from, name])).toStrictEqual([
      ['2026-01-01', '市场监管局'],
      ['2026-04-01', '市场监督管理局'],
    ])
    expect(record?.parents.map(({ parentId }) => parentId)).toStrictEqual(['city', 'office', 'county'])
  })
  test('says how it ended: taken over by a unit, or by none', () => {
    const merged = after(created, { name: 'UnitMerged', data: { intoUnitId: 'b2', validFrom: '2026-07-01' } })
    const closed = after(created, { name: 'UnitClosed', data: { validFrom: '2026-07-01' } })
    expect(merged?.end).toStrictEqual({ from: '2026-07-01', intoUnitId: 'b2' })
    expect(closed?.end).toStrictEqual({ from: '2026-07-01', intoUnitId: null })
  })
  test('does not exist before its creation', () => {
    expect(after({ name: 'UnitClosed', data: { validFrom: '2026-07-01' } })).toBeNull()
  })
})

const appointed: AppointmentChange = {
  name: 'PersonAppointed',
  data: { postId: 'p1', postTitle: '局长', unitId: 'b1', rank: 'principal', validFrom: '2026-01-01', validTo: null },
}
const again: AppointmentChange = { ...appointed, data: { ...appointed.data, validFrom: '2027-01-01' } }

describe('the posts of a person', () => {
  test('are kept side by side', () => {
    const other: AppointmentChange = { ...appointed, data: { ...appointed.data, postId: 'p2', unitId: 'b2' } }
    const held = [appointed, other].reduce(appointmentsAfter, [])
    expect(held).toStrictEqual([appointed.data, other.data])
  })
  test('end one by one: the same post held again later has its own end', () => {
    const ended: AppointmentChange = {
      name: 'AppointmentEnded',
      data: { postId: 'p1', unitId: 'b1', validFrom: '2026-01-01', validTo: '2026-06-30' },
    }
    const held = [appointed, again, ended].reduce(appointmentsAfter, [])
    expect(held.map(({ validFrom, validTo }) => [validFrom, validTo])).toStrictEqual([
      ['2026-01-01', '2026-06-30'],
      ['2027-01-01', null],
    ])
  })
})

describe('a copy kept by another context', () => {
  test('of the units takes what happened to units and leaves the rest', () => {
    const unit = copiedUnit(null, { name: 'UnitCreated', data: { unitId: 'b1', ...created.data } })
    expect(unit).toStrictEqual(after(created))
    expect(copiedUnit(unit, appointed)).toBe(unit)
    expect(copiedUnit(null, appointed)).toBeNull()
  })
  test('of the appointments takes what happened to posts and leaves the rest', () => {
    const held = copiedAppointments(null, appointed)
    expect(held).toStrictEqual([appointed.data])
    expect(copiedAppointments(held, created)).toBe(held)
    expect(copiedAppointments(null, created)).toBeNull()
  })
  test('passes over an event it has never heard of', () => {
    const unit = after(created)
    expect(copiedUnit(unit, { name: 'UnitPainted', data: {} })).toBe(unit)
    expect(copiedAppointments(null, { name: 'UnitPainted', data: {} })).toBeNull()
  })
})
