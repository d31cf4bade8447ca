import { describe, expect, test } from '@jest/globals'
import { fold } from '@huiyin/event-sourcing'
import { specFor } from '@huiyin/testing'
import type { UnitEvent } from './events.js'
import type { NamedUnit } from './named-unit.js'
import { unit, type UnitCommand } from './unit.js'

const given = specFor(unit)
type Of<N extends UnitCommand['type']> = Extract<UnitCommand, { type: N }>

const open = (...way: string[]): NamedUnit => ({ standing: 'open', closesOn: null, way })
const unknown: NamedUnit = { standing: 'unknown', closesOn: null, way: [] }
const ended: NamedUnit = { standing: 'ended', closesOn: null, way: ['b9'] }
const closing: NamedUnit = { standing: 'open', closesOn: '2026-12-01', way: ['b9', 'city'] }

const createUnit = (more: Partial<Of<'CreateUnit'>> = {}): UnitCommand => ({
  type: 'CreateUnit',
  unitId: 's1',
  name: '注册科',
  nameEn: null,
  parentId: 'b1',
  level: 'section',
  validFrom: '2026-01-01',
  tenant: 'city',
  parent: open('b1', 'city'),
  ...more,
})
const renameUnit = (name: string, validFrom: string, nameEn: string | null = null): UnitCommand => ({
  ...{ type: 'RenameUnit', unitId: 's1', name, nameEn, validFrom },
})
const moveUnit = (parentId: string, validFrom: string, parent = open(parentId, 'city')): UnitCommand => ({
  ...{ type: 'MoveUnit', unitId: 's1', parentId, validFrom, parent },
})
const mergeUnit = (intoUnitId: string, validFrom: string, target = open(intoUnitId, 'city')): UnitCommand => ({
  ...{ type: 'MergeUnit', unitId: 's1', intoUnitId, validFrom, target },
})
const closeUnit = (validFrom: string, hasUnitsBelow = false): UnitCommand => ({
  ...{ type: 'CloseUnit', unitId: 's1', reason: '机构改革', validFrom, hasUnitsBelow },
})

const created: UnitEvent = {
  type: 'UnitCreated',
  data: { name: '注册科', nameEn: null, parentId: 'b1', level: 'section', validFrom: '2026-01-01' },
}
const rootCreated: UnitEvent = { type: 'UnitCreated', data: { ...created.data, parentId: null, level: 'city' } }
const renamed = (name: string, validFrom: string): UnitEvent => ({
  type: 'UnitRenamed',
  data: { name, nameEn: null, validFrom },
})
const moved = (parentId: string, validFrom: string): UnitEvent => ({ type: 'UnitMoved', data: { parentId, validFrom } })
const merged = (intoUnitId: string, validFrom: string): UnitEvent => ({
  type: 'UnitMerged',
  data: { intoUnitId, validFrom },
})
const closed = (validFrom: string): UnitEvent => ({ type: 'UnitClosed', data: { reason: '机构改革', validFrom } })

describe('creating a unit', () => {
  test('puts it under its parent from a day on', () => {
    given().when(createUnit()).thenEvents(created)
  })
  test('may lie in the future, so that a reform is recorded before it comes into effect', () => {
    const data = { ...created.data, validFrom: '2099-01-01' }
    given()
      .when(createUnit({ validFrom: '2099-01-01' }))
      .thenEvents({ type: 'UnitCreated', data })
  })
  test('once more changes nothing', () => {
    given(created).when(createUnit()).thenNothing()
  })
  test('once more and otherwise is refused', () => {
    const others: Partial<Of<'CreateUnit'>>[] = [
      { parentId: 'b2' },
      { level: 'window' },
      { validFrom: '2026-02-01' },
      { name: '登记科' },
    ]
    for (const other of others) given(created).when(createUnit(other)).thenRefused('UnitAlreadyCreated')
  })
  test('the root is the tenant, and only the root', () => {
    const root = createUnit({ unitId: 'city', parentId: null, parent: null, level: 'city' })
    given().when(root).thenEvents(rootCreated)
    given()
      .when(createUnit({ parentId: null, parent: null }))
      .thenRefused('RootIsTheTenant')
    given()
      .when(createUnit({ unitId: 'city' }))
      .thenRefused('RootIsTheTenant')
  })
  test('needs a parent that exists on the day', () => {
    given()
      .when(createUnit({ parent: unknown }))
      .thenRefused('ParentUnknown')
    given()
      .when(createUnit({ parent: ended }))
      .thenRefused('ParentEnded')
  })
  test('needs a parent that is not to be closed later, or it would be left behind', () => {
    given()
      .when(createUnit({ parent: closing }))
      .thenRefused('ParentEnded')
  })
})

describe('renaming a unit', () => {
  test('gives it another name from a day on', () => {
    given(created).when(renameUnit('登记科', '2026-04-01')).thenEvents(renamed('登记科', '2026-04-01'))
  })
  test('to the name it has on that day changes nothing', () => {
    given(created).when(renameUnit('注册科', '2026-04-01')).thenNothing()
    given(created, renamed('登记科', '2026-04-01')).when(renameUnit('登记科', '2026-05-01')).thenNothing()
  })
  test('counts another English name as another name', () => {
    given(created)
      .when(renameUnit('注册科', '2026-04-01', 'Registration'))
      .thenEvents({ type: 'UnitRenamed', data: { name: '注册科', nameEn: 'Registration', validFrom: '2026-04-01' } })
  })
  test('recorded late finds its place between the names recorded before', () => {
    const late = fold(unit, null, [created, renamed('第三', '2026-07-01'), renamed('第二', '2026-04-01')])
    expect(late?.names.map(({ name }) => name)).toStrictEqual(['注册科', '第二', '第三'])
  })
  test('says the later word about one day', () => {
    given(created, renamed('登记科', '2026-04-01'))
      .when(renameUnit('注册登记科', '2026-04-01'))
      .thenEvents(renamed('注册登记科', '2026-04-01'))
  })
  test('is refused for a unit nobody created, before its first day, and from its end on', () => {
    given().when(renameUnit('登记科', '2026-04-01')).thenRefused('UnitUnknown')
    given(created).when(renameUnit('登记科', '2025-12-31')).thenRefused('UnitNotYetThere')
    given(created, closed('2026-04-01')).when(renameUnit('登记科', '2026-04-01')).thenRefused('UnitEnded')
  })
  test('is still possible for a day before the end of the unit', () => {
    given(created, closed('2026-04-01'))
      .when(renameUnit('登记科', '2026-03-31'))
      .thenEvents(renamed('登记科', '2026-03-31'))
  })
})

describe('moving a unit', () => {
  test('puts it under another parent from a day on', () => {
    given(created).when(moveUnit('b2', '2026-04-01')).thenEvents(moved('b2', '2026-04-01'))
  })
  test('to where it is on that day changes nothing', () => {
    given(created).when(moveUnit('b1', '2026-04-01')).thenNothing()
    given(created, moved('b2', '2026-04-01')).when(moveUnit('b2', '2026-06-01')).thenNothing()
  })
  test('recorded late leaves a later move as it was', () => {
    const late = fold(unit, null, [created, moved('b3', '2026-07-01'), moved('b2', '2026-04-01')])
    expect(late?.parents.map(({ parentId }) => parentId)).toStrictEqual(['b1', 'b2', 'b3'])
  })
  test('never puts it below itself', () => {
    given(created)
      .when(moveUnit('s1', '2026-04-01', open('s1', 'b1', 'city')))
      .thenRefused('ParentIsBelow')
    given(created)
      .when(moveUnit('w1', '2026-04-01', open('w1', 's1', 'b1', 'city')))
      .thenRefused('ParentIsBelow')
  })
  test('needs a parent that exists and stays', () => {
    given(created)
      .when(moveUnit('b9', '2026-04-01', unknown))
      .thenRefused('ParentUnknown')
    given(created)
      .when(moveUnit('b9', '2026-04-01', ended))
      .thenRefused('ParentEnded')
    given(created)
      .when(moveUnit('b9', '2026-04-01', closing))
      .thenRefused('ParentEnded')
  })
  test('never moves the root', () => {
    given(rootCreated).when(moveUnit('b2', '2026-04-01')).thenRefused('RootStays')
  })
  test('is refused for a unit nobody created, before its first day, and from its end on', () => {
    given().when(moveUnit('b2', '2026-04-01')).thenRefused('UnitUnknown')
    given(created).when(moveUnit('b2', '2025-12-31')).thenRefused('UnitNotYetThere')
    given(created, merged('b2', '2026-04-01')).when(moveUnit('b3', '2026-04-01')).thenRefused('UnitEnded')
  })
})

describe('merging a unit into another', () => {
  test('S4-92 ends it and names who takes over', () => {
    given(created).when(mergeUnit('s2', '2026-07-01')).thenEvents(merged('s2', '2026-07-01'))
  })
  test('once more changes nothing', () => {
    given(created, merged('s2', '2026-07-01')).when(mergeUnit('s2', '2026-07-01')).thenNothing()
  })
  test('into another, or from another day, is refused once it has ended', () => {
    given(created, merged('s2', '2026-07-01')).when(mergeUnit('s3', '2026-07-01')).thenRefused('UnitEnded')
    given(created, merged('s2', '2026-07-01')).when(mergeUnit('s2', '2026-06-01')).thenRefused('UnitEnded')
    given(created, closed('2026-07-01')).when(mergeUnit('s2', '2026-06-01')).thenRefused('UnitEnded')
  })
  test('never goes into itself or into a unit below it', () => {
    given(created)
      .when(mergeUnit('s1', '2026-07-01', open('s1', 'b1', 'city')))
      .thenRefused('TargetIsBelow')
    given(created)
      .when(mergeUnit('w1', '2026-07-01', open('w1', 's1', 'b1', 'city')))
      .thenRefused('TargetIsBelow')
  })
  test('needs a target that exists and stays', () => {
    given(created)
      .when(mergeUnit('b9', '2026-07-01', unknown))
      .thenRefused('TargetUnknown')
    given(created)
      .when(mergeUnit('b9', '2026-07-01', ended))
      .thenRefused('TargetEnded')
    given(created)
      .when(mergeUnit('b9', '2026-07-01', closing))
      .thenRefused('TargetEnded')
  })
  test('never ends the root', () => {
    given(rootCreated).when(mergeUnit('b2', '2026-07-01')).thenRefused('RootStays')
  })
  test('is refused for a unit nobody created and before its first day', () => {
    given().when(mergeUnit('s2', '2026-07-01')).thenRefused('UnitUnknown')
    given(created).when(mergeUnit('s2', '2025-12-31')).thenRefused('UnitNotYetThere')
  })
})

describe('closing a unit', () => {
  test('ends it from a day on, with a reason', () => {
    given(created).when(closeUnit('2026-07-01')).thenEvents(closed('2026-07-01'))
  })
  test('once more changes nothing', () => {
    given(created, closed('2026-07-01')).when(closeUnit('2026-07-01')).thenNothing()
  })
  test('from another day, or after a merge, is refused', () => {
    given(created, closed('2026-07-01')).when(closeUnit('2026-06-01')).thenRefused('UnitEnded')
    given(created, merged('s2', '2026-07-01')).when(closeUnit('2026-07-01')).thenRefused('UnitEnded')
  })
  test('leaves no unit behind without a superior', () => {
    given(created).when(closeUnit('2026-07-01', true)).thenRefused('UnitsBelow')
  })
  test('is refused for a unit nobody created and before its first day', () => {
    given().when(closeUnit('2026-07-01')).thenRefused('UnitUnknown')
    given(created).when(closeUnit('2025-12-31')).thenRefused('UnitNotYetThere')
  })
})

describe('on the very first day of a unit', () => {
  const day = '2026-01-01'
  test('everything can be said of it already', () => {
    given(created).when(renameUnit('登记科', day)).thenEvents(renamed('登记科', day))
    given(created).when(moveUnit('b2', day)).thenEvents(moved('b2', day))
    given(created).when(mergeUnit('b2', day)).thenEvents(merged('b2', day))
    given(created).when(closeUnit(day)).thenEvents(closed(day))
  })
})
