import { describe, expect, test } from '@jest/globals'
import { itemExamples as example } from '../domain/item/examples.js'
import { handedOver, type HandOvers } from './hand-overs.js'

const START: HandOvers = { transfers: 0, holders: '[]', kicks: 0, kicked_back: 0, kick_faults: 0, misplaced: 0 }
const assigned = (unitId: string) => ({ type: 'ItemAssigned', data: { ...example.ItemAssigned.data, unitId } }) as const
const transferred = (unitId: string) =>
  ({ type: 'ItemTransferred', data: { ...example.ItemTransferred.data, unitId } }) as const

/** Where an item is after it went this way; misplaced when it was with one of these. */
const went = (way: readonly string[], misplacedAt: readonly number[] = []) =>
  way.reduce<HandOvers>(
    (row, unitId, index) => ({
      ...handedOver(row, index === 0 ? assigned(unitId) : transferred(unitId)),
      misplaced: misplacedAt.includes(index) ? 1 : 0,
    }),
    START,
  )

describe('S2-14 S4-90 an item that is handed round', () => {
  test('c3.11 K1, T1, T2 and K1 again are three transfers and a return', () =>
    expect(went(['K1', 'T1', 'T2', 'K1'])).toMatchObject({ transfers: 3, kicks: 3, kicked_back: 1 }))
  test('c5.11 four transfers and a return', () =>
    expect(went(['GO', 'CO', 'EN1', 'CO', 'GO'])).toMatchObject({ transfers: 4, kicks: 4, kicked_back: 1 }))
  test('is not back while every unit is new to it', () =>
    expect(went(['K1', 'T1', 'T2'])).toMatchObject({ transfers: 2, kicks: 2, kicked_back: 0 }))
  test('S2-54 is not kicked where it lay with somebody complained of and had to be handed on', () => {
    expect(went(['K1', 'T1'], [0])).toMatchObject({ transfers: 1, kicks: 0, kicked_back: 0 })
    expect(went(['K1', 'T1', 'K1'], [1])).toMatchObject({ transfers: 2, kicks: 1, kicked_back: 0 })
  })
  test('K12 is a fault each time where the campaign calls it one, no kick where it goes freely or on a ground', () => {
    const by = (how: object) => {
      const { data, ...event } = transferred('T1')
      return handedOver({ ...START, holders: '["K1"]' }, { ...event, data: { ...data, ...how } })
    }
    expect(by({ rule: 'kickIsFault' })).toMatchObject({ transfers: 1, kicks: 1, kick_faults: 1 })
    expect(by({})).toMatchObject({ transfers: 1, kicks: 1, kick_faults: 0 })
    expect(by({ rule: 'free' })).toMatchObject({ transfers: 1, kicks: 0, kick_faults: 0 })
    expect(by({ rule: 'oneOwner', ground: 'successor' })).toMatchObject({ transfers: 1, kicks: 0, kick_faults: 0 })
  })
  test('stays one that came back, wherever it goes then', () =>
    expect(went(['K1', 'T1', 'K1', 'T2'])).toMatchObject({ kicks: 3, kicked_back: 1 }))
})
