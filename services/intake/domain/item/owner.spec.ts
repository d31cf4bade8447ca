import { describe, expect, test } from '@jest/globals'
import { OWNER_GROUNDS, type OwnerGround } from '@huiyin/contracts/intake'
import { itemExamples as example } from './examples.js'
import type { ByRule, HandingOn } from './handing-on.js'
import { item } from './item.js'
import { ownedBy, ownerOf, reasonRefusal, transferRuleFor } from './owner.js'
import { evolve, initialState } from './state.js'

const { ReportReceived, ItemRegistered, FirstContactTaken, PersonComplainedOfNamed, ItemAssigned } = example
const held = [ReportReceived, ItemRegistered, FirstContactTaken, ItemAssigned].reduce(evolve, initialState)
const about = evolve(held, PersonComplainedOfNamed)
const by = (rule: HandingOn['rule'], grounds: readonly OwnerGround[] = OWNER_GROUNDS): ByRule => ({
  ruleOf: () => ({ rule, grounds }),
})
const to = { unitId: 'T1', personId: null }
const kept = { kept: true }
const free = (ground: OwnerGround | null = null) => ({ kept: false, ground })

describe('who owns an item', () => {
  test('S3-12 whoever received it, else whoever it was assigned to, else nobody', () => {
    expect(ownerOf(held)).toMatchObject({ personId: 'clerk-a', unitId: 'desk' })
    expect(ownerOf({ ...held, firstContact: null })).toMatchObject({ personId: 'person-k1', unitId: 'K1' })
    expect(ownerOf(initialState)).toBeNull()
  })
  test('K12 the rule is asked for by the campaign it is registered under and the channel it came by', () => {
    const asked: unknown[] = []
    const ruleOf = (...of: readonly unknown[]) => {
      asked.push(of)
      return { rule: 'free' as const, grounds: [] }
    }
    expect(transferRuleFor({ ruleOf }, held).rule).toBe('free')
    expect(transferRuleFor({ ruleOf }, initialState).rule).toBe('free')
    expect(asked).toStrictEqual([
      ['s2', 'hotline12345'],
      [null, null],
    ])
    expect(transferRuleFor({}, held)).toStrictEqual({ rule: 'withReason', grounds: [] })
  })
})

describe('S4-41 what has one owner', () => {
  test('is kept by him, and under any other rule by nobody', () => {
    expect(ownedBy({ ...to, ...by('oneOwner') }, held)).toStrictEqual(kept)
    for (const rule of ['free', 'withReason', 'kickIsFault'] as const)
      expect(ownedBy({ ...to, ...by(rule) }, held)).toStrictEqual(free())
    expect(ownedBy({ ...to, ...by('oneOwner') }, initialState)).toStrictEqual(free())
  })
  test('may be given to himself, and to his unit without a name', () => {
    const his = (personId: string | null) => ownedBy({ unitId: 'desk', personId, ...by('oneOwner') }, held)
    expect([his('clerk-a'), his(null), his('clerk-b')]).toStrictEqual([free(), free(), kept])
    const ofUnit = { ...held, firstContact: { unitId: 'desk', personId: null } } as unknown as typeof held
    expect(ownedBy({ unitId: 'desk', personId: 'clerk-b', ...by('oneOwner') }, ofUnit)).toStrictEqual(free())
  })
  test('S2-54 goes to another where it is about him, or about whoever handles it', () => {
    const standing = (unitIds: readonly string[], personIds: readonly string[] = []) => ({
      ...{ ...to, ...by('oneOwner') },
      atOrBelow: () => ({ unitIds: new Set(unitIds), personIds: new Set(personIds) }),
    })
    expect(ownedBy(standing(['desk']), about)).toStrictEqual(free('complainedOf'))
    expect(ownedBy(standing([], ['person-k1']), about)).toStrictEqual(free('complainedOf'))
    expect(ownedBy(standing(['T2'], ['person-t2']), about)).toStrictEqual(kept)
    expect(ownedBy(standing(['desk']), held)).toStrictEqual(kept)
  })
  test('S4-92 goes to another when he left his unit, and with his unit into another', () => {
    const succession = {
      hasLeft: (personId: string, unitId: string) => personId === 'clerk-a' && unitId === 'desk',
      mergedInto: (unitId: string) => (unitId === 'desk' ? 'T1' : null),
    }
    const asked = (grounds: readonly OwnerGround[], target = to) =>
      ownedBy({ ...target, ...by('oneOwner', grounds), succession }, held)
    expect(asked(['successor'])).toStrictEqual(free('successor'))
    expect(asked(['mergedUnit'])).toStrictEqual(free('mergedUnit'))
    expect(asked(['mergedUnit'], { ...to, unitId: 'T2' })).toStrictEqual(kept)
    expect(asked(['complainedOf'])).toStrictEqual(kept)
    const nobodyLeft = { hasLeft: () => false, mergedInto: () => null }
    expect(ownedBy({ ...to, ...by('oneOwner'), succession: nobodyLeft }, held)).toStrictEqual(kept)
    const unnamed = { ...held, firstContact: null, assignment: { ...ItemAssigned.data, personId: null } }
    const leavers = { ...to, ...by('oneOwner', ['successor']), succession: { ...succession, hasLeft: () => true } }
    expect(ownedBy(leavers, unnamed)).toStrictEqual(kept)
  })
})

describe('S2-14 why it is handed on', () => {
  test('is said, unless the campaign lets items go freely', () => {
    const refusal = (rule: HandingOn['rule'], reason: string | null) => reasonRefusal({ ...by(rule), reason }, held)
    expect(refusal('free', null)).toBeNull()
    expect(refusal('withReason', '职责交叉')).toBeNull()
    for (const rule of ['withReason', 'kickIsFault', 'oneOwner'] as const)
      expect(refusal(rule, null)).toBe('TransferReasonMissing')
  })
  test('is a fault where the campaign calls it one, but not of what lay with whom it complains of', () => {
    const sent = (state: typeof held) => {
      const atOrBelow = () => ({ unitIds: new Set(['K1']), personIds: new Set(['person-k1']) })
      const command = { type: 'TransferItem', ...to, reason: '转办', ...by('kickIsFault'), atOrBelow } as const
      const decided = item.decide(command, state)
      return decided.ok ? decided.events.map(({ data }) => 'rule' in data) : decided.refusal
    }
    expect(sent(held)).toStrictEqual([true])
    expect(sent(about)).toStrictEqual([false])
  })
})
