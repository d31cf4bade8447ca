import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PostRank } from './commands.js'
import { atOrAbove, atOrBelow, holdersOf, lineAbove, lineBelow, rolesOn, scopeAt, type LineStep } from './line.js'
import type { AccountRecord, AppointmentRecord, OrganisationSnapshot, UnitRecord } from './records.js'

const unit = (parentId: string | null, more: Partial<UnitRecord> = {}): UnitRecord => ({
  level: 'bureau',
  validFrom: '2026-01-01',
  names: [{ from: '2026-01-01', name: 'a unit', nameEn: null }],
  parents: [{ from: '2026-01-01', parentId }],
  end: null,
  ...more,
})
const post = (postId: string, unitId: string, rank: PostRank, days: readonly [string, string?] = ['2026-01-01']) => ({
  postId,
  postTitle: `title of ${postId}`,
  unitId,
  rank,
  validFrom: days[0],
  validTo: days[1] ?? null,
})
const account = (personId: string, roles: AccountRecord['roles'], closedFrom: string | null = null): AccountRecord => ({
  personId,
  validFrom: '2026-01-01',
  closedFrom,
  roles,
})
const since = (from: string) => [{ from, held: true }]

/**
 * One city in 2026, drawn by hand; in brackets who leads, after them who else works there:
 *
 *   city [mayor, vice] ─┬─ b1 [head1, dep1] m1 ─┬─ s1 [chief1] ── w1 clerk1
 *                       │                       └─ s2 (vacant) clerk2      from 04-01 under b2
 *                       ├─ b2 [head2] ── s3 [chief3]
 *                       └─ b3 [head3] ── s4 clerk4                         b3 merged into b2 from 07-01
 *
 * head3 becomes a deputy of b2 on 07-01; chief1 hands over to chief1b on 07-01; m1 also leads s1’s window from 09-01.
 */
const snapshot: OrganisationSnapshot = {
  units: new Map([
    ['city', unit(null)],
    ['b1', unit('city')],
    ['s1', unit('b1')],
    ['w1', unit('s1')],
    [
      's2',
      unit('b1', {
        parents: [
          { from: '2026-01-01', parentId: 'b1' },
          { from: '2026-04-01', parentId: 'b2' },
        ],
      }),
    ],
    ['b2', unit('city')],
    ['s3', unit('b2')],
    ['b3', unit('city', { end: { from: '2026-07-01', intoUnitId: 'b2' } })],
    ['s4', unit('b3')],
    ['w9', unit('s3', { end: { from: '2026-05-01', intoUnitId: null } })],
  ]),
  appointments: new Map<string, AppointmentRecord[]>([
    ['mayor', [post('p-mayor', 'city', 'principal')]],
    ['vice', [post('p-vice', 'city', 'deputy')]],
    ['head1', [post('p-b1', 'b1', 'principal')]],
    ['dep1', [post('p-b1d', 'b1', 'deputy')]],
    ['m1', [post('p-b1m', 'b1', 'member'), post('p-w1', 'w1', 'principal', ['2026-09-01'])]],
    ['chief1', [post('p-s1', 's1', 'principal', ['2026-01-01', '2026-06-30'])]],
    ['chief1b', [post('p-s1', 's1', 'principal', ['2026-07-01'])]],
    ['clerk1', [post('p-w1m', 'w1', 'member')]],
    ['clerk2', [post('p-s2m', 's2', 'member')]],
    ['head2', [post('p-b2', 'b2', 'principal')]],
    ['chief3', [post('p-s3', 's3', 'principal')]],
    [
      'head3',
      [post('p-b3', 'b3', 'principal', ['2026-01-01', '2026-06-30']), post('p-b2d', 'b2', 'deputy', ['2026-07-01'])],
    ],
    ['clerk4', [post('p-s4m', 's4', 'member')]],
    ['clerk9', [post('p-w9', 'w9', 'member')]],
  ]),
  accounts: new Map([
    [
      'h1',
      account('head1', {
        unitPrincipal: since('2026-01-01'),
        handler: [...since('2026-02-01'), { from: '2026-03-01', held: false }],
      }),
    ],
    ['h1-old', account('head1', { supervisor: since('2026-01-01') }, '2026-05-01')],
    ['c2', account('clerk2', { handler: since('2026-01-01') })],
  ]),
}

const drawn = (steps: readonly LineStep[]) =>
  steps.map(({ unitId, leaders }) => `${unitId}: ${leaders.map(({ personId }) => personId).join(' ')}`.trim())
const above = (personId: string, day: string) => drawn(lineAbove(snapshot, { personId }, day))
const below = (personId: string, day: string) => lineBelow(snapshot, { personId }, day)

describe('the scope of a person', () => {
  const unitsOf = (personId: string, day: string) => scopeAt(snapshot, personId, day).unitIds
  test('is the own unit and all below it', () => {
    expect(unitsOf('head1', '2026-02-01')).toStrictEqual(['b1', 's1', 's2', 'w1'])
    expect(unitsOf('clerk2', '2026-02-01')).toStrictEqual(['s2'])
    expect(unitsOf('mayor', '2026-02-01')).toHaveLength(snapshot.units.size)
  })
  test('follows a unit that moves in the middle of the year', () => {
    expect(unitsOf('head1', '2026-04-01')).toStrictEqual(['b1', 's1', 'w1'])
    expect(unitsOf('head2', '2026-04-01')).toStrictEqual(['b2', 's2', 's3', 'w9'])
  })
  test('S4-92 takes over what a merged unit left, from the day of the merge', () => {
    expect(unitsOf('head2', '2026-06-30')).not.toContain('b3')
    expect(unitsOf('head2', '2026-07-01')).toStrictEqual(['b2', 'b3', 's2', 's3', 's4', 'w9'])
  })
  test('keeps the matters of a closed unit with those above it, and gives its people none', () => {
    expect(unitsOf('clerk9', '2026-04-30')).toStrictEqual(['w9'])
    expect(unitsOf('clerk9', '2026-05-01')).toStrictEqual([])
    expect(unitsOf('chief3', '2026-05-01')).toStrictEqual(['s3', 'w9'])
  })
  test('ends with the last day of the post', () => {
    expect(unitsOf('chief1', '2026-06-30')).toStrictEqual(['s1', 'w1'])
    expect(unitsOf('chief1', '2026-07-01')).toStrictEqual([])
    expect(unitsOf('chief1b', '2026-06-30')).toStrictEqual([])
  })
  test('of several posts is all of them, each unit once', () => {
    expect(unitsOf('m1', '2026-09-01')).toStrictEqual(['b1', 's1', 'w1'])
  })
  test('of a stranger is nothing', () => {
    expect(scopeAt(snapshot, 'nobody', '2026-02-01')).toStrictEqual({ unitIds: [], roles: [] })
  })
  test('carries the roles of the day, from every login that is open', () => {
    const rolesAt = (day: string) => scopeAt(snapshot, 'head1', day).roles
    expect(rolesAt('2025-12-31')).toStrictEqual([])
    expect(rolesAt('2026-01-31')).toStrictEqual(['supervisor', 'unitPrincipal'])
    expect(rolesAt('2026-02-01')).toStrictEqual(['handler', 'supervisor', 'unitPrincipal'])
    expect(rolesAt('2026-03-01')).toStrictEqual(['supervisor', 'unitPrincipal'])
    expect(rolesAt('2026-05-01')).toStrictEqual(['unitPrincipal'])
  })
  test('has no roles for who holds no account', () => {
    expect(scopeAt(snapshot, 'clerk1', '2026-02-01')).toStrictEqual({ unitIds: ['w1'], roles: [] })
  })
})

describe('the roles of one login', () => {
  test('are those of that login alone', () => {
    expect(rolesOn(snapshot.accounts.get('h1-old')!, '2026-04-30')).toStrictEqual(['supervisor'])
    expect(rolesOn(snapshot.accounts.get('h1-old')!, '2026-05-01')).toStrictEqual([])
  })
})

describe('the line above', () => {
  test('S2-63 of a clerk leads level by level to the root, the principal of each level first', () => {
    expect(above('clerk1', '2026-02-01')).toStrictEqual(['s1: chief1', 'b1: head1 dep1', 'city: mayor vice'])
  })
  test('names in the own unit those who lead it and rank higher', () => {
    expect(above('m1', '2026-02-01')).toStrictEqual(['b1: head1 dep1', 'city: mayor vice'])
    expect(above('dep1', '2026-02-01')).toStrictEqual(['b1: head1', 'city: mayor vice'])
    expect(above('head1', '2026-02-01')).toStrictEqual(['city: mayor vice'])
    expect(above('mayor', '2026-02-01')).toStrictEqual([])
  })
  test('shows a unit whose leading posts are vacant with nobody', () => {
    expect(drawn(lineAbove(snapshot, { unitId: 's4' }, '2026-02-01'))).toStrictEqual(['b3: head3', 'city: mayor vice'])
    const orphaned = { ...snapshot, appointments: new Map([...snapshot.appointments].filter(([id]) => id !== 'head3')) }
    expect(drawn(lineAbove(orphaned, { personId: 'clerk4' }, '2026-02-01'))).toStrictEqual(['b3:', 'city: mayor vice'])
  })
  test('changes with a move in the middle of the year', () => {
    expect(above('clerk2', '2026-03-31')).toStrictEqual(['b1: head1 dep1', 'city: mayor vice'])
    expect(above('clerk2', '2026-04-01')).toStrictEqual(['b2: head2', 'city: mayor vice'])
  })
  test('changes with a merge in the middle of the year', () => {
    expect(above('clerk4', '2026-06-30')).toStrictEqual(['b3: head3', 'city: mayor vice'])
    expect(above('clerk4', '2026-07-01')).toStrictEqual(['b2: head2 head3', 'city: mayor vice'])
    expect(above('head3', '2026-07-01')).toStrictEqual(['b2: head2', 'city: mayor vice'])
  })
  test('changes with a hand-over, from one day to the next', () => {
    expect(above('clerk1', '2026-06-30')[0]).toBe('s1: chief1')
    expect(above('clerk1', '2026-07-01')[0]).toBe('s1: chief1b')
  })
  test('of somebody with two posts is that of both, each unit once', () => {
    expect(above('m1', '2026-09-01')).toStrictEqual(['b1: head1 dep1', 'city: mayor vice', 's1: chief1b'])
  })
  test('of a unit names the leaders of the units above it, not its own', () => {
    expect(drawn(lineAbove(snapshot, { unitId: 's1' }, '2026-02-01'))).toStrictEqual([
      'b1: head1 dep1',
      'city: mayor vice',
    ])
  })
  test('says which post somebody leads from', () => {
    expect(lineAbove(snapshot, { personId: 'dep1' }, '2026-02-01')[0]?.leaders).toStrictEqual([
      { personId: 'head1', postId: 'p-b1', postTitle: 'title of p-b1', rank: 'principal' },
    ])
  })
})

describe('the line below', () => {
  test('of a head is every unit below and who works there, and the own people who rank lower', () => {
    expect(below('head1', '2026-02-01')).toStrictEqual({
      unitIds: ['s1', 's2', 'w1'],
      personIds: ['chief1', 'clerk1', 'clerk2', 'dep1', 'm1'],
    })
    expect(below('dep1', '2026-02-01').personIds).toStrictEqual(['chief1', 'clerk1', 'clerk2', 'm1'])
  })
  test('of a member is empty', () => {
    expect(below('m1', '2026-02-01')).toStrictEqual({ unitIds: [], personIds: [] })
  })
  test('of a unit is what stands below it and who works there', () => {
    expect(lineBelow(snapshot, { unitId: 'b2' }, '2026-07-01')).toStrictEqual({
      unitIds: ['s2', 's3', 's4'],
      personIds: ['chief3', 'clerk2', 'clerk4'],
    })
  })
  test('is the converse of the line above, for every two persons on every day', () => {
    const people = [...snapshot.appointments.keys()]
    const someone = fc.constantFrom(...people)
    const someDay = fc.constantFrom('2026-01-01', '2026-04-01', '2026-06-30', '2026-07-01', '2026-09-01', '2026-12-31')
    fc.assert(
      fc.property(someone, someone, someDay, (one, other, day) => {
        const steps = lineAbove(snapshot, { personId: one }, day)
        const isAbove = steps.some(({ leaders }) => leaders.some(({ personId }) => personId === other))
        expect(below(other, day).personIds.includes(one)).toBe(isAbove)
      }),
    )
  })
})

describe('at or above, at or below', () => {
  const atOrBelowOf = (persons: readonly string[], day: string, of = snapshot) => {
    const { personIds, unitIds } = atOrBelow(of, persons, day)
    return { personIds: [...personIds].toSorted(), unitIds: [...unitIds].toSorted() }
  }

  test('of a clerk are the clerk and every leader above', () => {
    expect(atOrAbove(snapshot, 'clerk1', '2026-02-01')).toStrictEqual([
      ...['clerk1', 'chief1', 'head1', 'dep1', 'mayor', 'vice'],
    ])
    expect(atOrAbove(snapshot, 'nobody', '2026-02-01')).toStrictEqual(['nobody'])
  })
  test('of a head are his people and his units, his own among them', () => {
    expect(atOrBelowOf(['head1'], '2026-02-01')).toStrictEqual({
      unitIds: ['b1', 's1', 's2', 'w1'],
      personIds: ['chief1', 'clerk1', 'clerk2', 'dep1', 'head1', 'm1'],
    })
  })
  test('the own unit of a deputy or a member is left to who ranks higher there', () => {
    expect(atOrBelowOf(['dep1'], '2026-02-01').unitIds).toStrictEqual(['s1', 's2', 'w1'])
    expect(atOrBelowOf(['m1'], '2026-02-01')).toStrictEqual({ unitIds: [], personIds: ['m1'] })
  })
  test('a unit in which nobody else works is nobody else’s, whatever the rank', () => {
    expect(atOrBelowOf(['clerk1'], '2026-02-01')).toStrictEqual({ unitIds: ['w1'], personIds: ['clerk1'] })
    expect(atOrBelowOf(['head1', 'dep1', 'm1'], '2026-02-01').unitIds).toContain('b1')
    const headless = { ...snapshot, appointments: new Map([...snapshot.appointments].filter(([id]) => id !== 'head1')) }
    expect(atOrBelowOf(['dep1'], '2026-02-01', headless).unitIds).toContain('b1')
  })
  test('are the converse of each other, for every two persons on every day', () => {
    const someone = fc.constantFrom(...snapshot.appointments.keys())
    const someDay = fc.constantFrom('2026-01-01', '2026-04-01', '2026-06-30', '2026-07-01', '2026-09-01', '2026-12-31')
    fc.assert(
      fc.property(someone, someone, someDay, (one, other, day) => {
        const { personIds } = atOrBelow(snapshot, [other], day)
        expect(personIds.has(one)).toBe(atOrAbove(snapshot, one, day).includes(other))
      }),
    )
  })
})

describe('the holder of a post', () => {
  test('S4-92 changes with the hand-over, so that open matters find the new person', () => {
    expect(holdersOf(snapshot, 'p-s1', '2026-06-30')).toStrictEqual(['chief1'])
    expect(holdersOf(snapshot, 'p-s1', '2026-07-01')).toStrictEqual(['chief1b'])
  })
  test('is nobody for a post that is vacant or unknown', () => {
    expect(holdersOf(snapshot, 'p-b2d', '2026-06-30')).toStrictEqual([])
    expect(holdersOf(snapshot, 'p-nothing', '2026-06-30')).toStrictEqual([])
  })
})
