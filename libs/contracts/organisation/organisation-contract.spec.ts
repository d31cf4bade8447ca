import { describe, expect, test } from '@jest/globals'
import { organisationCommands, organisationPublished, ACCOUNT_ROLES } from './index.js'

const accepts = (name: keyof typeof organisationCommands, input: unknown): boolean =>
  organisationCommands[name].input.safeParse(input).success

/** That the day came on which something holds. */
const CAME = ['PostTaken', 'PostLeft', 'UnitTakenOver']

describe('the published language of organisation', () => {
  test('no two commands share a name on the screen', () => {
    const labels = Object.values(organisationCommands).map(({ zh }) => zh)
    expect(new Set(labels).size).toBe(labels.length)
  })
  test('only the administrator and the product itself keep the organisation', () => {
    for (const [name, { roles }] of Object.entries(organisationCommands))
      expect(roles).toStrictEqual(name.startsWith('Note') ? ['system'] : ['administrator', 'system'])
  })
  test('every published event names the day from which it holds', () => {
    for (const [name, { example }] of Object.entries(organisationPublished))
      expect(example).toHaveProperty(CAME.includes(name) ? 'on' : 'validFrom')
  })
  test('an account is never given the role of a citizen or of the product', () => {
    expect(ACCOUNT_ROLES).not.toContain('citizen')
    expect(ACCOUNT_ROLES).not.toContain('system')
    expect(accepts('GrantRole', { login: 'wang', role: 'system', validFrom: '2026-03-01' })).toBe(false)
    expect(accepts('GrantRole', { login: 'wang', role: 'handler', validFrom: '2026-03-01' })).toBe(true)
  })
  test('a login is small letters, so that no two of them look alike', () => {
    const open = (login: string) =>
      accepts('OpenAccount', { login, personId: 'p1', roles: [], validFrom: '2026-03-01' })
    expect(['wang.li', 'b1-desk', '12345'].map(open)).toStrictEqual([true, true, true])
    expect(['Wang', 'w', '王力', 'wang li', '.wang', 'wang:li'].map(open)).toStrictEqual(Array(6).fill(false))
  })
  test('an appointment does not end before it begins', () => {
    const post = { personId: 'p1', postId: 'o1', postTitle: '局长', unitId: 'b1', rank: 'principal' }
    const appoint = (validTo: string | null) => accepts('AppointPerson', { ...post, validFrom: '2026-03-01', validTo })
    expect([appoint(null), appoint('2026-03-01'), appoint('2026-02-28')]).toStrictEqual([true, true, false])
  })
  test('a day that is no day is refused', () => {
    const close = (validFrom: string) => accepts('CloseUnit', { unitId: 'b1', reason: '机构改革', validFrom })
    expect(['2026-02-28', '2026-02-30', '2026-2-1', 'soon'].map(close)).toStrictEqual([true, false, false, false])
  })
})
