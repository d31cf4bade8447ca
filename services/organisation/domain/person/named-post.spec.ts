import { describe, expect, test } from '@jest/globals'
import type { AppointmentRecord, OrganisationSnapshot, UnitRecord } from '@huiyin/contracts/organisation'
import { namedPost, overlaps, type Period } from './named-post.js'

const period = (validFrom: string, validTo: string | null = null): Period => ({ validFrom, validTo })

describe('two times', () => {
  test('overlap when they share a day, the last one included', () => {
    expect(overlaps(period('2026-01-01', '2026-06-30'), period('2026-06-30'))).toBe(true)
    expect(overlaps(period('2026-01-01', '2026-06-30'), period('2026-07-01'))).toBe(false)
    expect(overlaps(period('2026-07-01'), period('2026-01-01', '2026-06-30'))).toBe(false)
    expect(overlaps(period('2026-07-01'), period('2026-01-01'))).toBe(true)
    expect(overlaps(period('2026-03-01', '2026-03-01'), period('2026-01-01', '2026-12-31'))).toBe(true)
  })
})

const unit = (end: UnitRecord['end'] = null): UnitRecord => ({
  ...{ level: 'bureau', validFrom: '2020-01-01', names: [], end },
  parents: [{ from: '2020-01-01', parentId: 'city' }],
})
const held = (postId: string, unitId: string, days: Period, rank: AppointmentRecord['rank'] = 'principal') => ({
  ...{ postId, postTitle: '局长', unitId, rank, ...days },
})
const snapshot: OrganisationSnapshot = {
  units: new Map([
    ['b1', unit()],
    ['b2', unit({ from: '2026-07-01', intoUnitId: 'b1' })],
  ]),
  appointments: new Map([
    ['wang', [held('p1', 'b1', period('2026-01-01', '2026-06-30'))]],
    ['li', [held('p2', 'b2', period('2026-01-01', '2026-12-31'))]],
    ['zhao', [held('p3', 'b1', period('2026-01-01'), 'deputy')]],
  ]),
  accounts: new Map(),
}
const asked = (personId: string, postId: string, days: Period, unitId = 'b1') =>
  namedPost(snapshot, { personId, postId, unitId, ...days })

describe('a post that is to be filled', () => {
  test('is held by another while any day is shared', () => {
    expect(asked('new', 'p1', period('2026-06-30')).holder).toBe('wang')
    expect(asked('new', 'p1', period('2026-07-01')).holder).toBeNull()
    expect(asked('new', 'p1', period('2025-01-01', '2025-12-31')).holder).toBeNull()
  })
  test('is not held against the person who holds it', () => {
    expect(asked('wang', 'p1', period('2026-03-01'))).toStrictEqual({ holder: null, principal: null })
  })
  test('S0-69 the unit is headed by another in a post of another name', () => {
    expect(asked('new', 'p9', period('2026-06-30', '2026-06-30'))).toStrictEqual({ holder: null, principal: 'wang' })
  })
  test('a deputy heads nothing', () => {
    expect(asked('new', 'p9', period('2027-01-01'))).toStrictEqual({ holder: null, principal: null })
  })
  test('who heads a unit heads the one it was merged into, until that appointment ends', () => {
    expect(asked('new', 'p1', period('2026-07-01')).principal).toBe('li')
    expect(asked('new', 'p1', period('2027-01-01')).principal).toBeNull()
  })
})
