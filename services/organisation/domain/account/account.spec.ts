import { describe, expect, test } from '@jest/globals'
import { fold } from '@huiyin/event-sourcing'
import { specFor } from '@huiyin/testing'
import { rolesOn } from '@huiyin/contracts/organisation'
import type { AccountEvent } from './events.js'
import { account, type AccountCommand } from './account.js'

const given = specFor(account)
type Of<N extends AccountCommand['type']> = Extract<AccountCommand, { type: N }>
type Role = Of<'GrantRole'>['role']

const TODAY = '2026-03-01'
const said = { by: 'admin', today: TODAY }
const openAccount = (more: Partial<Of<'OpenAccount'>> = {}): AccountCommand => ({
  ...{
    type: 'OpenAccount',
    personId: 'wang',
    roles: ['handler'],
    validFrom: TODAY,
    personKnown: true,
    ...said,
    ...more,
  },
})
const grantRole = (role: Role, more: Partial<Of<'GrantRole'>> = {}): AccountCommand => ({
  ...{ type: 'GrantRole', role, validFrom: TODAY, ...said, ...more },
})
const revokeRole = (role: Role, more: Partial<Of<'RevokeRole'>> = {}): AccountCommand => ({
  ...{ type: 'RevokeRole', role, validFrom: TODAY, ...said, ...more },
})
const closeAccount = (more: Partial<Of<'CloseAccount'>> = {}): AccountCommand => ({
  ...{ type: 'CloseAccount', reason: '调离', validFrom: TODAY, ...said, ...more },
})

const opened = (...roles: Role[]): AccountEvent => ({
  type: 'AccountOpened',
  data: { personId: 'wang', roles, validFrom: '2026-01-01' },
})
const granted = (role: Role, validFrom = TODAY): AccountEvent => ({ type: 'RoleGranted', data: { role, validFrom } })
const revoked = (role: Role, validFrom = TODAY): AccountEvent => ({ type: 'RoleRevoked', data: { role, validFrom } })
const closed = (validFrom = TODAY): AccountEvent => ({ type: 'AccountClosed', data: { reason: '调离', validFrom } })

describe('opening an account', () => {
  test('gives a person a login with roles from a day on', () => {
    given()
      .when(openAccount())
      .thenEvents({ type: 'AccountOpened', data: { personId: 'wang', roles: ['handler'], validFrom: TODAY } })
  })
  test('names each role once', () => {
    given()
      .when(openAccount({ roles: ['handler', 'leader', 'handler'] }))
      .thenEvents({ type: 'AccountOpened', data: { personId: 'wang', roles: ['handler', 'leader'], validFrom: TODAY } })
  })
  test('once more changes nothing', () => {
    given(opened('handler', 'leader'))
      .when(openAccount({ roles: ['leader', 'handler'], validFrom: '2026-01-01' }))
      .thenNothing()
  })
  test('of a login that stands for somebody or something else is refused', () => {
    given(opened('handler'))
      .when(openAccount({ validFrom: '2026-01-01', personId: 'li' }))
      .thenRefused('LoginTaken')
    given(opened('handler'))
      .when(openAccount({ validFrom: '2026-01-01', roles: ['leader'] }))
      .thenRefused('LoginTaken')
    given(opened('handler')).when(openAccount()).thenRefused('LoginTaken')
  })
  test('never gives out a login again', () => {
    given(opened('handler'), closed())
      .when(openAccount({ validFrom: '2026-01-01' }))
      .thenRefused('LoginTaken')
  })
  test('needs a person who was added', () => {
    given()
      .when(openAccount({ personKnown: false }))
      .thenRefused('PersonUnknown')
  })
  test('is done by somebody else', () => {
    given()
      .when(openAccount({ by: 'wang' }))
      .thenRefused('OwnAccount')
  })
  test('never reaches back before the day it is said', () => {
    given()
      .when(openAccount({ validFrom: '2026-02-28' }))
      .thenRefused('RightInThePast')
  })
})

describe('granting a role', () => {
  test('lets the account carry it from a day on', () => {
    given(opened('handler')).when(grantRole('leader')).thenEvents(granted('leader'))
  })
  test('that is carried already changes nothing', () => {
    given(opened('handler')).when(grantRole('handler')).thenNothing()
    given(opened(), granted('handler', '2026-05-01'))
      .when(grantRole('handler', { validFrom: '2026-06-01' }))
      .thenNothing()
  })
  test('that is to be revoked later takes the revocation back', () => {
    given(opened('handler'), revoked('handler', '2026-06-30')).when(grantRole('handler')).thenEvents(granted('handler'))
    const state = fold(account, null, [opened('handler'), revoked('handler', '2026-06-30'), granted('handler')])
    expect(rolesOn(state!, '2026-07-01')).toStrictEqual(['handler'])
  })
  test('is done by somebody else', () => {
    given(opened('handler'))
      .when(grantRole('leader', { by: 'wang' }))
      .thenRefused('OwnAccount')
  })
  test('never reaches back before the day it is said', () => {
    given(opened('handler'))
      .when(grantRole('leader', { validFrom: '2026-02-28' }))
      .thenRefused('RightInThePast')
  })
  test('is refused for an unknown login, before its first day and after it was closed', () => {
    given().when(grantRole('leader')).thenRefused('AccountUnknown')
    given(opened('handler'))
      .when(grantRole('leader', { validFrom: '2025-12-31' }))
      .thenRefused('AccountNotYetOpen')
    given(opened('handler'), closed()).when(grantRole('leader')).thenRefused('AccountClosedAlready')
  })
})

describe('roles that stand alone', () => {
  test('who keeps accounts and configuration handles no items, and who audits changes nothing', () => {
    given()
      .when(openAccount({ roles: ['administrator', 'handler'] }))
      .thenRefused('RolesDoNotMix')
    given()
      .when(openAccount({ roles: ['auditor', 'administrator'] }))
      .thenRefused('RolesDoNotMix')
    given(opened('administrator')).when(grantRole('handler')).thenRefused('RolesDoNotMix')
    given(opened('handler')).when(grantRole('auditor')).thenRefused('RolesDoNotMix')
  })
  test('are possible alone, once the others were taken away', () => {
    given()
      .when(openAccount({ roles: ['auditor'] }))
      .thenEvents({ type: 'AccountOpened', data: { personId: 'wang', roles: ['auditor'], validFrom: TODAY } })
    given(opened('handler'), revoked('handler')).when(grantRole('auditor')).thenEvents(granted('auditor'))
  })
  test('do not mix with a role that is to be carried later', () => {
    given(opened(), granted('handler', '2026-12-01')).when(grantRole('administrator')).thenRefused('RolesDoNotMix')
  })
})

describe('revoking a role', () => {
  test('takes it from a day on', () => {
    given(opened('handler')).when(revokeRole('handler')).thenEvents(revoked('handler'))
    const state = fold(account, null, [opened('handler'), revoked('handler')])
    expect([rolesOn(state!, '2026-02-28'), rolesOn(state!, TODAY)]).toStrictEqual([['handler'], []])
  })
  test('that is not carried changes nothing', () => {
    given(opened('handler')).when(revokeRole('leader')).thenNothing()
    given(opened('handler'), revoked('handler')).when(revokeRole('handler')).thenNothing()
  })
  test('also takes what was to be carried later, so that nothing comes back by itself', () => {
    given(opened(), granted('handler', '2026-07-01')).when(revokeRole('handler')).thenEvents(revoked('handler'))
    const state = fold(account, null, [opened(), granted('handler', '2026-07-01'), revoked('handler')])
    expect(rolesOn(state!, '2026-12-31')).toStrictEqual([])
  })
  test('is possible for one’s own account', () => {
    given(opened('handler'))
      .when(revokeRole('handler', { by: 'wang' }))
      .thenEvents(revoked('handler'))
  })
  test('never reaches back before the day it is said: what was permitted was permitted', () => {
    given(opened('handler'))
      .when(revokeRole('handler', { validFrom: '2026-02-28' }))
      .thenRefused('RightInThePast')
  })
  test('is refused for an unknown login and after it was closed', () => {
    given().when(revokeRole('leader')).thenRefused('AccountUnknown')
    given(opened('handler'), closed()).when(revokeRole('handler')).thenRefused('AccountClosedAlready')
  })
})

describe('closing an account', () => {
  test('ends every role from a day on', () => {
    given(opened('handler')).when(closeAccount()).thenEvents(closed())
    const state = fold(account, null, [opened('handler'), closed()])
    expect([rolesOn(state!, '2026-02-28'), rolesOn(state!, TODAY)]).toStrictEqual([['handler'], []])
  })
  test('once more changes nothing, earlier than planned is possible, later is refused', () => {
    given(opened('handler'), closed()).when(closeAccount()).thenNothing()
    given(opened('handler'), closed('2026-12-31')).when(closeAccount()).thenEvents(closed())
    given(opened('handler'), closed())
      .when(closeAccount({ validFrom: '2026-12-31' }))
      .thenRefused('AccountClosedAlready')
  })
  test('never reaches back before the day it is said', () => {
    given(opened('handler'))
      .when(closeAccount({ validFrom: '2026-02-28' }))
      .thenRefused('RightInThePast')
  })
  test('is refused for an unknown login and before its first day', () => {
    given().when(closeAccount()).thenRefused('AccountUnknown')
    given(opened('handler'))
      .when(closeAccount({ validFrom: '2025-12-31' }))
      .thenRefused('AccountNotYetOpen')
  })
})
