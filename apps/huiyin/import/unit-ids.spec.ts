import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { unitIdOf } from './unit-ids.js'

const ID = /^[A-Za-z0-9._:-]{1,80}$/
const NAMES = [
  'Public Works Department',
  'public works department',
  'Public Works  Department',
  'Public-Works-Department',
  'Parks & Recreation Department',
  'Parks Recreation Department',
  "Mayor's 24 Hour Hotline",
  '市政工程处',
  '园林绿化局',
  '(blank)',
  ' Animal Control',
  'Animal Control',
  'Ärzte',
  'Arzte',
  'Transportation - Traffic Division of the Whole City and Some Towns Around',
  'Transportation - Traffic Division of the Whole City and Some Towns Beside',
]

describe('the id of a unit', () => {
  test('can be read where the name can', () => {
    expect(unitIdOf('boston311', 'Public Works Department')).toBe('boston311:public-works-department')
    expect(unitIdOf('boston311', 'Parks & Recreation Department')).toMatch(
      /^boston311:parks-recreation-department-[0-9a-f]{8}$/,
    )
    expect(unitIdOf('xinghai', '市政工程处')).toMatch(/^xinghai:unit-[0-9a-f]{8}$/)
  })
  test('is another for every other name', () => {
    expect(new Set(NAMES.map((name) => unitIdOf('boston311', name))).size).toBe(NAMES.length)
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(unitIdOf('c', one) === unitIdOf('c', other)).toBe(one === other)
      }),
    )
  })
  test('is the same whatever came before it, so that another file of the city finds the unit again', () => {
    const forwards = new Map(NAMES.map((name) => [name, unitIdOf('boston311', name)]))
    const backwards = new Map(NAMES.toReversed().map((name) => [name, unitIdOf('boston311', name)]))
    for (const name of NAMES) expect(forwards.get(name)).toBe(backwards.get(name))
  })
  test('makes the id of an entry with the longest number of a case', () => {
    const city = fc.stringMatching(/^[a-z][a-z0-9-]{1,19}$/)
    fc.assert(
      fc.property(city, fc.string({ maxLength: 200, unit: 'grapheme' }), (name, unit) => {
        expect(`${name}:${'9'.repeat(20)}:99:${unitIdOf(name, unit)}`).toMatch(ID)
      }),
    )
    const long = 'Office For Everything That Nobody Else In This City Answers For'
    expect(`boston311:${'9'.repeat(20)}:99:${unitIdOf('boston311', long)}`).toMatch(ID)
  })
})
