import { describe, expect, test } from '@jest/globals'
import type { AppointmentRecord, OrganisationSnapshot, UnitRecord } from './records.js'
import { responsibilities, responsibleAbove, type Portfolio } from './responsibility.js'

const unit = (level: string, parentId: string | null, end: UnitRecord['end'] = null): UnitRecord => ({
  ...{ level, validFrom: '2020-01-01', names: [], end },
  parents: [{ from: '2020-01-01', parentId }],
})
const post = (postId: string, unitId: string, rank: AppointmentRecord['rank'], validTo: string | null = null) => ({
  ...{ postId, postTitle: postId, unitId, rank, validFrom: '2020-01-01', validTo },
})
const snapshot: OrganisationSnapshot = {
  units: new Map([
    ['city', unit('city', null)],
    ['b1', unit('bureau', 'city')],
    ['k1', unit('section', 'b1')],
    ['k2', unit('section', 'b1', { from: '2026-07-01', intoUnitId: 'k1' })],
  ]),
  appointments: new Map([
    ['mayor', [post('mayor', 'city', 'principal')]],
    ['vice', [post('vice', 'city', 'deputy', '2026-12-31')]],
    ['head', [post('head', 'b1', 'principal')]],
  ]),
  accounts: new Map(),
}
const service: Portfolio = {
  ...{ personId: 'vice', portfolioId: 'service', name: '政务服务', nameEn: 'Service', unitId: 'city', unitIds: ['b1'] },
  ...{ validFrom: '2026-01-01', validTo: null },
}
const chain = (day: string, unitId = 'k1') =>
  responsibleAbove(snapshot, [service], { unitId, personId: 'clerk', day }).map(
    (step) => `${step.unitId} ${step.as} ${step.personId ?? '-'}`,
  )

describe('who answers for a matter', () => {
  test('S2-63 S3-47 the responsible person, then level by level the leader of the portfolio and the first responsible', () =>
    expect(chain('2026-03-01')).toStrictEqual([
      ...['k1 responsiblePerson clerk', 'k1 firstResponsible -', 'b1 firstResponsible head'],
      ...['city portfolioLeader vice', 'city firstResponsible mayor'],
    ]))
  test('a portfolio counts from its first day, and no longer than its leader leads', () => {
    expect(chain('2025-12-31')).not.toContain('city portfolioLeader vice')
    expect(chain('2027-01-01')).not.toContain('city portfolioLeader vice')
  })
  test('a unit that was merged is answered for where it went', () =>
    expect(chain('2026-07-01', 'k2')[0]).toBe('k1 responsiblePerson clerk'))
})

describe('the register of a day', () => {
  test('S4-67 has every unit with its first responsible, who leads beside him, and what each has; a vacant one is marked', () => {
    const lines = responsibilities(snapshot, [service], '2026-03-01')
    expect(lines.map(({ unitId, isVacant }) => [unitId, isVacant])).toStrictEqual([
      ...[['b1', false] as const, ['city', false] as const, ['k1', true] as const, ['k2', true] as const],
    ])
    const city = lines.find(({ unitId }) => unitId === 'city')
    expect(city?.leaders.map(({ personId, rank }) => [personId, rank])).toStrictEqual([
      ['mayor', 'principal'],
      ['vice', 'deputy'],
    ])
    expect(city?.portfolios).toStrictEqual([service])
  })
  test('a unit that ended is in it no more', () =>
    expect(responsibilities(snapshot, [], '2026-07-01').map(({ unitId }) => unitId)).not.toContain('k2'))
})
