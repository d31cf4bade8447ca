import { describe, expect, test } from '@jest/globals'
import { ROLES, type Role } from '@huiyin/contracts'
import { casesWithin, isWithin, rankingScopeOf, scopeOf } from './scope.js'

const viewerWith = (...roles: readonly Role[]) => ({
  ...{ login: 'x', personId: 'x', name: 'x', tenant: 'city', postId: null, unitId: 'a' },
  roles,
  unitIds: ['a', 'a1'],
  atOrAbove: ['x', 'boss'],
})
const rows = [
  { tenant: 'city', unit_id: 'a' },
  { tenant: 'city', unit_id: 'a1' },
  { tenant: 'city', unit_id: 'b' },
  { tenant: 'city', unit_id: null },
  { tenant: 'elsewhere', unit_id: 'a' },
]

describe('scope', () => {
  test.each(ROLES)('%s never reaches another tenant, neither by row nor by count', (role) => {
    const scope = scopeOf(viewerWith(role))
    expect(isWithin(scope, rows[4]!)).toBe(false)
    expect(['city', '']).toContain(casesWithin(scope).tenant)
  })
  test('a handler and a principal reach the own unit and those below, not what has no unit yet', () => {
    for (const role of ['handler', 'unitPrincipal'] as const) {
      const scope = scopeOf(viewerWith(role))
      expect(rows.map((row) => isWithin(scope, row))).toStrictEqual([true, true, false, false, false])
      expect(casesWithin(scope)).toStrictEqual({
        ...{ tenant: 'city', whole: 0, units: ['a', 'a1'] },
        ...{ at_or_above: ['x', 'boss'], published: 0 },
      })
    }
  })
  test('administrator, citizen and system reach nothing, and no count either', () => {
    for (const role of ['administrator', 'citizen', 'system'] as const) {
      expect(scopeOf(viewerWith(role))).toStrictEqual({ kind: 'none' })
      expect(casesWithin({ kind: 'none' })).toStrictEqual({
        ...{ tenant: '', whole: 0, units: [], at_or_above: [], published: 0 },
      })
      expect(rows.some((row) => isWithin({ kind: 'none' }, row))).toBe(false)
    }
  })
  test('the ranking is shown whole to those it is published to, cut to the scope for the rest', () => {
    expect(rankingScopeOf(viewerWith('unitPrincipal'))).toStrictEqual({
      ...{ kind: 'tenant', tenant: 'city', atOrAbove: ['x', 'boss'] },
    })
    expect(rankingScopeOf(viewerWith('handler')).kind).toBe('units')
    expect(rankingScopeOf(viewerWith('administrator')).kind).toBe('none')
  })
})
