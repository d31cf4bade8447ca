import { describe, expect, test } from '@jest/globals'
import type { AppointmentRecord, OrganisationSnapshot, UnitRecord } from '@huiyin/contracts/organisation'
import { leftPost, takenPost } from './change-of-post.js'

const unit = (parentId: string | null, end: UnitRecord['end'] = null): UnitRecord => ({
  ...{ level: 'bureau', validFrom: '2020-01-01', names: [], end },
  parents: [{ from: '2020-01-01', parentId }],
})
const held = (
  postId: string,
  [validFrom, validTo]: readonly [string, string | null],
  more: Partial<AppointmentRecord> = {},
): AppointmentRecord => ({
  ...{ postId, postTitle: '职务', unitId: 'b1', rank: 'principal', validFrom, validTo, ...more },
})
const snapshotOf = (appointments: Readonly<Record<string, readonly AppointmentRecord[]>>): OrganisationSnapshot => ({
  units: new Map([
    ['city', unit(null)],
    ['b1', unit('city')],
    ['b2', unit('city', { from: '2026-07-01', intoUnitId: 'b1' })],
  ]),
  appointments: new Map(Object.entries(appointments)),
  accounts: new Map(),
})
const mayor = { mayor: [held('mayor', ['2020-01-01', null], { unitId: 'city' })] }
const wang = held('head', ['2026-01-01', '2026-06-30'])

describe('who takes a post', () => {
  const asked = { personId: 'li', postId: 'head', on: '2026-07-01' }
  test('S4-92 follows who held it last, and is told with everybody above him', () => {
    const zhao = held('head', ['2025-01-01', '2025-12-31'])
    const snapshot = snapshotOf({ ...mayor, zhao: [zhao], wang: [wang], li: [held('head', ['2026-07-01', null])] })
    expect(takenPost(snapshot, asked)).toStrictEqual({
      ...{ unitId: 'b1', formerPersonId: 'wang', formerStays: false, atOrAbove: ['li', 'mayor'] },
    })
  })
  test('for a term follows who held it before, not himself nor who has it after him', () => {
    const term = {
      li: [held('head', ['2026-07-01', '2026-12-31'])],
      qian: [held('head', ['2027-01-01', '2027-12-31'])],
    }
    expect(takenPost(snapshotOf({ wang: [wang], ...term }), asked)?.formerPersonId).toBe('wang')
    expect(takenPost(snapshotOf(term), asked)?.formerPersonId).toBeNull()
  })
  test('heading a unit follows who headed it, whatever their posts were called', () => {
    const snapshot = snapshotOf({ wang: [wang], li: [held('director', ['2026-07-01', null])] })
    expect(takenPost(snapshot, { ...asked, postId: 'director' })?.formerPersonId).toBe('wang')
  })
  test('a deputy follows nobody but who had his post', () => {
    const deputy = held('deputy', ['2026-07-01', null], { rank: 'deputy' })
    const snapshot = snapshotOf({ wang: [wang], li: [deputy] })
    expect(takenPost(snapshot, { ...asked, postId: 'deputy' })?.formerPersonId).toBeNull()
  })
  test('who stays in the unit in another post is said to', () => {
    const stays = held('adviser', ['2026-07-01', null], { rank: 'member' })
    const snapshot = snapshotOf({ wang: [wang, stays], li: [held('head', ['2026-07-01', null])] })
    expect(takenPost(snapshot, asked)?.formerStays).toBe(true)
  })
  test('an appointment that is not there is looked up for nothing', () =>
    expect(takenPost(snapshotOf({ wang: [wang] }), asked)).toBeNull())
})

describe('who leaves a post', () => {
  const asked = { personId: 'wang', postId: 'head', on: '2026-07-01' }
  test('S4-92 leaves it vacant where nobody follows, and not where somebody does the next day', () => {
    expect(leftPost(snapshotOf({ wang: [wang] }), asked)).toStrictEqual({ unitId: 'b1', heldBy: null, stays: false })
    const followed = snapshotOf({ wang: [wang], li: [held('head', ['2026-07-01', null])] })
    expect(leftPost(followed, asked)?.heldBy).toBe('li')
    const later = snapshotOf({ wang: [wang], li: [held('head', ['2026-07-02', null])] })
    expect(leftPost(later, asked)?.heldBy).toBeNull()
  })
  test('of a unit that was merged meanwhile leaves a post of the one that took it over', () => {
    const there = held('head', ['2026-01-01', '2026-07-31'], { unitId: 'b2' })
    expect(leftPost(snapshotOf({ wang: [there] }), { ...asked, on: '2026-08-01' })?.unitId).toBe('b1')
  })
  test('an end that moved is looked up for nothing', () =>
    expect(leftPost(snapshotOf({ wang: [wang] }), { ...asked, on: '2026-08-01' })).toBeNull())
})
