import { describe, expect, test } from '@jest/globals'
import { asKept } from '@huiyin/testing'
import { accountEvents, type AccountEvent } from './events.js'

const validFrom = '2020-03-02'
const ROLES = [
  ...(['operator', 'dispatcher', 'handler', 'acceptanceOfficer', 'supervisor', 'unitPrincipal'] as const),
  ...(['disciplineOfficer', 'leader', 'evaluationOffice', 'auditor', 'administrator', 'publicityOfficer'] as const),
  ...(['performanceOfficer', 'coordinationOfficer', 'accountabilityOfficer'] as const),
]
const ALL: readonly AccountEvent[] = [
  { type: 'AccountOpened', data: { personId: 'person-1', roles: ROLES, validFrom } },
  { type: 'RoleGranted', data: { role: 'supervisor', validFrom } },
  { type: 'RoleRevoked', data: { role: 'supervisor', validFrom } },
  { type: 'AccountClosed', data: { reason: '调离示范岗位', validFrom } },
]

describe('a fact of an account on disk', () => {
  test('stands in the streams of accounts', () => expect(accountEvents.category).toBe('organisation-account'))

  test.each(ALL.map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(asKept(accountEvents, event)).toStrictEqual(event.data),
  )
  test('no password, hash or token stands in it', () => {
    const data = { ...ALL[0]!.data, password: 'demo', hash: 'demo', token: 'demo' }
    expect(asKept(accountEvents, { type: 'AccountOpened', data })).toStrictEqual(ALL[0]!.data)
  })
  test.each(['AccountOpened', 'RoleGranted', 'RoleRevoked'] as const)(
    '%s carries roles of the product only',
    (type) => {
      const fits = (role: unknown) =>
        accountEvents.defs[type].data.safeParse({ personId: 'person-1', validFrom, role, roles: [role] }).success
      expect(['mayor', '', null, undefined, 3].filter(fits)).toStrictEqual([])
      expect(ROLES.filter(fits)).toStrictEqual(ROLES)
    },
  )
})
