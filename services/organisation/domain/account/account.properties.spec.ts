import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ACCOUNT_ROLES, rolesOn } from '@huiyin/contracts/organisation'
import { account, type AccountCommand, type AccountState } from './account.js'

const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
const someDay = fc.constantFrom(...DAYS)
const someRole = fc.constantFrom('handler' as const, 'leader' as const, 'auditor' as const, 'administrator' as const)
const said = { by: fc.constantFrom('admin', 'wang'), today: fc.constantFrom('2026-01-01', '2026-02-01') }
const open = fc.record({
  type: fc.constant('OpenAccount' as const),
  personId: fc.constantFrom('wang', 'li'),
  roles: fc.array(someRole, { maxLength: 3 }),
  validFrom: someDay,
  personKnown: fc.constant(true),
  ...said,
})
const change = fc.record({
  type: fc.constantFrom('GrantRole' as const, 'RevokeRole' as const),
  role: someRole,
  validFrom: someDay,
  ...said,
})
const close = fc.record({
  type: fc.constant('CloseAccount' as const),
  reason: fc.constant('调离'),
  validFrom: someDay,
  ...said,
})
const history: fc.Arbitrary<AccountCommand[]> = fc.array(
  fc.oneof({ arbitrary: open, weight: 2 }, { arbitrary: change, weight: 6 }, { arbitrary: close, weight: 1 }),
  { maxLength: 30 },
)

const apply = (state: AccountState, command: AccountCommand): AccountState => {
  const decided = account.decide(command, state)
  return decided.ok ? decided.events.reduce(account.evolve, state) : state
}

describe('whatever is asked of an account', () => {
  test('any command repeated changes nothing the second time', () => {
    fc.assert(
      fc.property(history, (commands) => {
        let state = account.initialState
        for (const command of commands) {
          state = apply(state, command)
          const again = account.decide(command, state)
          expect(again.ok ? again.events : []).toStrictEqual([])
        }
      }),
    )
  })
  test('who keeps accounts or audits carries no other role, on any day', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const state = commands.reduce(apply, account.initialState)
        for (const day of state ? DAYS : []) {
          const roles = rolesOn(state!, day)
          const isAlone = !roles.includes('auditor') && !roles.includes('administrator')
          expect(isAlone || roles.length === 1).toBe(true)
        }
      }),
    )
  })
  test('nobody gains a right by a command of their own', () => {
    fc.assert(
      fc.property(history, (commands) => {
        let state = account.initialState
        for (const command of commands) {
          const next = apply(state, command)
          if (next && command.by === next.personId) {
            for (const day of DAYS) {
              const before = state ? rolesOn(state, day) : []
              expect(rolesOn(next, day).filter((role) => !before.includes(role))).toStrictEqual([])
            }
          }
          state = next
        }
      }),
    )
  })
  test('every role there is can be carried', () => {
    for (const role of ACCOUNT_ROLES) {
      const data = { personId: 'wang', roles: [role], validFrom: '2026-01-01' }
      expect(rolesOn(account.evolve(null, { type: 'AccountOpened', data })!, '2026-01-01')).toStrictEqual([role])
    }
  })
})
