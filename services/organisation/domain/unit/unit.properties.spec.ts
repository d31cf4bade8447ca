import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { entryAt, rootOf, standingOf, successorOf, unitsInLoops, type UnitRecord } from '@huiyin/contracts/organisation'
import { hasUnitsBelow, namedUnit } from './named-unit.js'
import { unit, type UnitCommand } from './unit.js'

const TENANT = 'u0'
const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01']
const someUnit = fc.constantFrom('u0', 'u1', 'u2', 'u3', 'u4', 'u5')
const someDay = fc.constantFrom(...DAYS)

/** A command as the handler makes it: with what it looks up at that moment. */
type Asked = (units: ReadonlyMap<string, UnitRecord>) => UnitCommand
const asked = fc
  .record({
    kind: fc.constantFrom('create', 'create', 'rename', 'move', 'move', 'merge', 'close'),
    unitId: someUnit,
    other: someUnit,
    validFrom: someDay,
    name: fc.constantFrom('甲', '乙'),
  })
  .map(({ kind, unitId, other, validFrom, name }): Asked => (units) => {
    const named = namedUnit(units, other, { tenant: TENANT, day: validFrom })
    const base = { unitId, validFrom }
    switch (kind) {
      case 'create': {
        const isRoot = unitId === TENANT
        const place = isRoot ? { parentId: null, parent: null } : { parentId: other, parent: named }
        return { type: 'CreateUnit', ...base, ...place, name, nameEn: null, level: 'bureau', tenant: TENANT }
      }
      case 'rename':
        return { type: 'RenameUnit', ...base, name, nameEn: null }
      case 'move':
        return { type: 'MoveUnit', ...base, parentId: other, parent: named }
      case 'merge':
        return { type: 'MergeUnit', ...base, intoUnitId: other, target: named }
      case 'close':
        return { type: 'CloseUnit', ...base, reason: '撤销', hasUnitsBelow: hasUnitsBelow(units, unitId, validFrom) }
    }
  })

const apply = (units: Map<string, UnitRecord>, command: UnitCommand): number => {
  const decided = unit.decide(command, units.get(command.unitId) ?? null)
  if (!decided.ok) return 0
  for (const event of decided.events) {
    const after = unit.evolve(units.get(command.unitId) ?? null, event)
    if (after) units.set(command.unitId, after)
  }
  return decided.events.length
}

const history = fc.array(asked, { minLength: 5, maxLength: 40, size: 'max' })
/** The root with three units one below the other; the other two may be created. */
const rooted = (): Map<string, UnitRecord> => {
  const units = new Map<string, UnitRecord>()
  for (const [unitId, parentId] of [[TENANT, null] as const, ['u1', TENANT], ['u2', 'u1'], ['u3', 'u2']] as const) {
    const parent = parentId && namedUnit(units, parentId, { tenant: TENANT, day: '2026-01-01' })
    const place = { unitId, parentId, parent, tenant: TENANT, level: 'bureau' as const, validFrom: '2026-01-01' }
    apply(units, { type: 'CreateUnit', name: '单位', nameEn: null, ...place })
  }
  return units
}

describe('whatever is asked of the units, in whatever order and for whatever days,', () => {
  test('any command repeated changes nothing the second time', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const units = rooted()
        for (const ask of commands) {
          const command = ask(units)
          apply(units, command)
          expect(apply(units, command)).toBe(0)
        }
      }),
    )
  })
  test('no unit ever comes to stand below itself, on any day', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const units = rooted()
        for (const ask of commands) apply(units, ask(units))
        for (const day of DAYS) expect(unitsInLoops(units, day)).toStrictEqual([])
      }),
    )
  })
  test('every unit that exists on a day has a superior that exists, up to the tenant', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const units = rooted()
        for (const ask of commands) apply(units, ask(units))
        for (const day of DAYS) {
          for (const [unitId, record] of units) {
            if (standingOf(record, day) !== 'open') continue
            const parentId = entryAt(record.parents, day)?.parentId ?? null
            if (unitId !== TENANT) expect(parentId && successorOf(units, parentId, day)).not.toBeNull()
            expect(rootOf(units, unitId, day)).toBe(TENANT)
          }
        }
      }),
    )
  })
  test('the histories tried do contain merges, closures and units of several levels', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(history, (commands) => {
        const units = rooted()
        for (const ask of commands) {
          const command = ask(units)
          if (apply(units, command) > 0) kinds.add(command.type)
        }
      }),
    )
    expect([...kinds].sort()).toStrictEqual(['CloseUnit', 'CreateUnit', 'MergeUnit', 'MoveUnit', 'RenameUnit'])
  })
})
