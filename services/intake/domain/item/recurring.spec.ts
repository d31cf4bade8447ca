import { describe, expect, test } from '@jest/globals'
import { countedProblem, foundAs, foundRefusal } from './recurring.js'

const coded = (code: string) => ({ code, zh: code, en: code })
const categories = [
  { ...coded('C4'), manifestations: [coded('C4.1'), coded('C4.2')] },
  { ...coded('C7'), manifestations: [] },
]
const under = {
  ...{ campaign: 's0', category: 'C4', registeredOn: '2022-09-02' },
  ...{ catalogueOf: () => ({ categories, violations: [] }), recursUnder: (campaign: string) => campaign === 's0' },
}
const counted = (changes: object, foundOn: string | null = '2022-08-05') =>
  countedProblem({ ...under, ...changes }, foundOn).map(({ data }) => data)
const problem = { campaign: 's0', problem: 'C4.2', foundOn: '2022-08-05' }

describe('which problem an item counts as', () => {
  test('S0-59 as how it shows; as its category where that shows as nothing; else as none', () => {
    expect(counted({ manifestation: 'C4.2' })).toStrictEqual([problem])
    expect(counted({ category: 'C7' })).toStrictEqual([{ ...problem, problem: 'C7' }])
    expect(counted({})).toStrictEqual([])
    expect(counted({ category: 'C9' })).toStrictEqual([])
  })
  test('S0-59 only under a campaign that looks for what recurs, and never what was taken over', () => {
    for (const change of [{ campaign: null }, { campaign: 's1' }, { isTakenOver: true }])
      expect(counted({ manifestation: 'C4.2', ...change })).toStrictEqual([])
    const { recursUnder: _, ...silent } = under
    expect(countedProblem({ ...silent, manifestation: 'C4.2' }, '2022-08-05')).toStrictEqual([])
  })
  test('S0-59 by the day found, and by the day of the registration where nobody kept it', () =>
    expect(counted({ manifestation: 'C4.2' }, null)).toStrictEqual([{ ...problem, foundOn: '2022-09-02' }]))
})

describe('when a matter was found', () => {
  const cameOn = '2022-08-31'
  test('S0-59 the day that was said, or the day it came in where a campaign looks for what recurs', () => {
    expect(foundAs({ foundOn: '2022-08-05', cameOn })).toStrictEqual({ foundOn: '2022-08-05' })
    expect(foundAs({ cameOn, looksForKinds: true })).toStrictEqual({ foundOn: cameOn })
    expect(foundAs({ cameOn, looksForKinds: false })).toStrictEqual({})
  })
  test('S0-59 not after the day it came in', () => {
    expect(foundRefusal({ foundOn: '2022-09-01', cameOn })).toMatchObject({ code: 'FieldsWrong' })
    expect(foundRefusal({ foundOn: cameOn, cameOn })).toBeNull()
    expect(foundRefusal({ cameOn })).toBeNull()
    expect(foundRefusal({ foundOn: '2022-09-01' })).toBeNull()
  })
})
