import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { Standing } from './standing.js'
import type { ItemCommand } from './command.js'

/** K1 is led by k1 with deputy k2, and K11 below it by k3; m is a clerk of T1, which somebody else leads. */
const LINES: Readonly<Record<string, Standing>> = {
  k1: { personIds: new Set(['k1', 'k2', 'k3']), unitIds: new Set(['K1', 'K11']) },
  k2: { personIds: new Set(['k2', 'k3']), unitIds: new Set(['K11']) },
  m: { personIds: new Set(['m']), unitIds: new Set() },
}
const atOrBelow = (personIds: readonly string[]): Standing | null => {
  const lines = personIds.map((personId) => LINES[personId])
  if (lines.some((line) => line === undefined)) return null
  return {
    personIds: new Set(lines.flatMap((line) => [...(line?.personIds ?? [])])),
    unitIds: new Set(lines.flatMap((line) => [...(line?.unitIds ?? [])])),
  }
}
const given = specFor(item)

const { ReportReceived: received, ItemRegistered: registered, ItemAssigned: assigned } = example
const name = (...personIds: readonly string[]): ItemCommand => ({
  type: 'NameComplainedOf',
  personIds: [...personIds],
  atOrBelow,
})
const named = (complainedOf: readonly string[], more: Partial<{ unitIds: string[]; misplaced: boolean }> = {}) => ({
  type: 'PersonComplainedOfNamed' as const,
  data: { personIds: complainedOf.slice(-1), complainedOf: [...complainedOf], unitIds: [], misplaced: false, ...more },
})
const assign = (unitId: string, personId: string | null = null) =>
  ({ type: 'AssignItem', unitId, personId, outsideDeadline: null, atOrBelow }) as const
const transfer = (unitId: string, personId: string | null = null) =>
  ({ type: 'TransferItem', unitId, personId, reason: '回避', atOrBelow }) as const

describe('naming who is complained of', () => {
  test('S2-54 with the report or later, it is a fact of its own', () => {
    const { type: _, data } = received
    given()
      .when({ type: 'ReceiveReport', ...data, complainedOf: ['k1'], atOrBelow })
      .thenEvents(received, named(['k1']))
    given(received)
      .when(name('k1'))
      .thenEvents(named(['k1']))
  })
  test('adds and never takes away: a second one says everybody so far', () =>
    given(received, named(['k1']))
      .when(name('m'))
      .thenEvents(named(['k1', 'm'])))
  test('whoever is named already is not named again', () =>
    given(received, named(['k1']))
      .when(name('k1', 'k1'))
      .thenNothing())
  test('is refused for somebody the organisation does not know: a slip of the pen would hide nothing', () => {
    const { type: _, data } = received
    given(received).when(name('nobody')).thenRefused('PersonUnknown')
    given()
      .when({ type: 'ReceiveReport', ...data, complainedOf: ['nobody'], atOrBelow })
      .thenRefused('PersonUnknown')
    given(received)
      .when({ type: 'NameComplainedOf', personIds: ['k1'] })
      .thenRefused('PersonUnknown')
  })
  test('is not for an item nobody has heard of', () => given().when(name('k1')).thenRefused('ItemUnknown'))
  test('is not refused where the item lies with him: it is recorded that it has to be handed on', () => {
    const withUnit = { ...assigned, data: { ...assigned.data, unitId: 'K1', personId: null } }
    given(received, registered, withUnit)
      .when(name('k1'))
      .thenEvents(named(['k1'], { unitIds: ['K1'], misplaced: true }))
    given(received, registered, withUnit)
      .when(name('k2'))
      .thenEvents(named(['k2'], { unitIds: ['K1'] }))
  })
  test('the person who has it counts as well as the unit', () => {
    const withPerson = { ...assigned, data: { ...assigned.data, unitId: 'T1', personId: 'm' } }
    given(received, registered, withPerson)
      .when(name('m'))
      .thenEvents(named(['m'], { unitIds: ['T1'], misplaced: true }))
  })
  test('every unit that ever had it is told', () => {
    const first = { ...assigned, data: { ...assigned.data, unitId: 'K1' } }
    const on = { ...example.ItemTransferred, data: { ...example.ItemTransferred.data, unitId: 'T1', personId: null } }
    given(received, registered, first, on)
      .when(name('k1'))
      .thenEvents(named(['k1'], { unitIds: ['K1', 'T1'] }))
  })
  test('an item that ended is hidden as well', () =>
    given(received, example.ItemDeclined)
      .when(name('k1'))
      .thenEvents(named(['k1'])))
})

describe('giving an item to somebody', () => {
  const complaint = [received, registered, named(['k2'])] as const

  test('is refused to whoever is complained of, to everybody below, and to the units below', () => {
    given(...complaint)
      .when(assign('K11'))
      .thenRefused('ComplainedOfMayNotHandle')
    given(...complaint)
      .when(assign('T1', 'k3'))
      .thenRefused('ComplainedOfMayNotHandle')
    given(...complaint)
      .when(assign('K1', 'k2'))
      .thenRefused('ComplainedOfMayNotHandle')
  })
  test('is open to who stands above or elsewhere, and tells the unit of whom it complains', () =>
    given(...complaint)
      .when(assign('K1', 'k1'))
      .thenEvents({
        type: 'ItemAssigned',
        data: {
          ...{ unitId: 'K1', personId: 'k1', outsideDeadline: null, complainedOf: ['k2'] },
          ...{ category: 'C5', campaign: 's2', registeredAt: registered.data.registeredAt },
        },
      }))
  test('a hand-over is judged by the same rule, and says it too', () => {
    const { outsideDeadline: _, ...data } = assigned.data
    const begun = [received, registered, { ...assigned, data: { ...data, outsideDeadline: null } }] as const
    const complained = [...begun, named(['k1'], { unitIds: ['K1'], misplaced: true })] as const
    given(...complained)
      .when(transfer('K11'))
      .thenRefused('ComplainedOfMayNotHandle')
    given(...complained)
      .when(transfer('T1', 'k3'))
      .thenRefused('ComplainedOfMayNotHandle')
    given(...complained)
      .when(transfer('T1', 'm'))
      .thenEvents({
        type: 'ItemTransferred',
        data: {
          ...{ ...data, unitId: 'T1', personId: 'm', outsideDeadline: null, complainedOf: ['k1'] },
          ...{ fromUnitId: 'K1', reason: '回避' },
        },
      })
  })
  test('S3-12 first contact is taken by none of them', () => {
    const take = (personId: string, unitId: string) =>
      ({ type: 'TakeFirstContact', personId, unitId, atOrBelow }) as const
    given(...complaint)
      .when(take('k3', 'K1'))
      .thenRefused('ComplainedOfMayNotHandle')
    given(...complaint)
      .when(take('k1', 'K11'))
      .thenRefused('ComplainedOfMayNotHandle')
    given(...complaint)
      .when(take('k1', 'K1'))
      .thenEvents({ type: 'FirstContactTaken', data: { personId: 'k1', unitId: 'K1' } })
  })
  test('is refused to everybody where nobody can be told apart', () => {
    const { atOrBelow: _, ...blind } = assign('T1')
    given(...complaint)
      .when(blind)
      .thenRefused('ComplainedOfMayNotHandle')
  })
  test('asks nothing of the organisation while nobody is complained of', () => {
    const never = () => {
      throw new Error('the organisation was asked')
    }
    const { data } = assigned
    given(received, registered)
      .when({ ...assign('K1'), atOrBelow: never })
      .thenEvents({ type: 'ItemAssigned', data: { ...data, personId: null } })
  })
})
