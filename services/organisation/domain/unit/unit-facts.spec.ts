import { describe, expect, test } from '@jest/globals'
import { asKept, mayBeLeftOut } from '@huiyin/testing'
import { unitEvents, type UnitEvent } from './events.js'

const validFrom = '2020-03-02'
const names = { name: '示范一局', nameEn: null }
const ALL: readonly UnitEvent[] = [
  { type: 'UnitCreated', data: { ...names, parentId: null, level: 'bureau', validFrom } },
  { type: 'UnitRenamed', data: { name: '示范二局', nameEn: 'Demo Bureau 2', validFrom } },
  { type: 'UnitMoved', data: { parentId: 'city', validFrom } },
  { type: 'UnitMerged', data: { intoUnitId: 'K2', validFrom } },
  { type: 'UnitTakenOver', data: { intoUnitId: 'K2', on: validFrom } },
  { type: 'UnitClosed', data: { reason: '示范撤并', validFrom } },
]

describe('a fact of a unit on disk', () => {
  test('stands in the streams of units', () => expect(unitEvents.category).toBe('organisation-unit'))

  test.each(ALL.map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(asKept(unitEvents, event)).toStrictEqual(event.data),
  )
  test.each(ALL.map((event) => [event.type, event] as const))('nothing of %s may be left out', (_, event) =>
    expect(mayBeLeftOut(unitEvents, event)).toStrictEqual([]),
  )
  test('the highest unit belongs to none, and says so; a unit that moves belongs to one', () => {
    const fits = (type: 'UnitCreated' | 'UnitMoved', parentId: unknown) =>
      unitEvents.defs[type].data.safeParse({ ...ALL[0]!.data, parentId }).success
    expect([fits('UnitCreated', null), fits('UnitMoved', null)]).toStrictEqual([true, false])
  })
})
