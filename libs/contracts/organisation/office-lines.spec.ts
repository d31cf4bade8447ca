import { describe, expect, test } from '@jest/globals'
import type { OfficeLine } from '../command.js'
import { officeLines } from './office-lines.js'
import type { AccountRecord } from './records.js'

type Held = readonly (readonly [from: string, held: boolean])[]
const account = (
  personId: string,
  roles: Partial<Record<OfficeLine, Held>>,
  closedFrom: string | null = null,
): AccountRecord => ({
  ...{ personId, validFrom: '2020-01-01', closedFrom },
  roles: Object.fromEntries(
    Object.entries(roles).map(([role, timeline]) => [role, timeline.map(([from, held]) => ({ from, held }))]),
  ),
})
const holdersOf = (line: OfficeLine, accounts: readonly AccountRecord[], day = '2020-03-02') =>
  officeLines(accounts, day).lines.find((one) => one.line === line)?.holders

describe('the lines of a campaign office', () => {
  test('S1-12 S1-13 S1-14 S1-15 are four, in the order of the plan, and one that nobody holds has no holder', () => {
    const { lines } = officeLines([account('li', { performanceOfficer: [['2020-03-02', true]] })], '2020-03-02')
    expect(lines.map(({ line, holders }) => [line, holders.length])).toStrictEqual([
      ['publicityOfficer', 0],
      ['performanceOfficer', 1],
      ['coordinationOfficer', 0],
      ['accountabilityOfficer', 0],
    ])
  })
  test('S1-12 a line is held from the day it was given, and no longer from the day it was taken', () => {
    const li = account('li', {
      publicityOfficer: [
        ['2020-03-02', true],
        ['2020-06-01', false],
      ],
    })
    expect(holdersOf('publicityOfficer', [li], '2020-03-01')).toStrictEqual([])
    expect(holdersOf('publicityOfficer', [li], '2020-05-31')).toStrictEqual([{ personId: 'li', since: '2020-03-02' }])
    expect(holdersOf('publicityOfficer', [li], '2020-06-01')).toStrictEqual([])
  })
  test('S1-14 who has it again after a break holds it since then; said twice, since the first', () => {
    const again: Held = [
      ['2020-01-01', true],
      ['2020-02-01', false],
      ['2020-03-01', true],
      ['2020-03-02', true],
    ]
    expect(holdersOf('coordinationOfficer', [account('li', { coordinationOfficer: again })])).toStrictEqual([
      { personId: 'li', since: '2020-03-01' },
    ])
  })
  test('S1-15 several may hold one line, each once, and a closed login holds none', () => {
    const held: Held = [['2020-03-01', true]]
    const accounts = [
      account('wang', { accountabilityOfficer: [['2020-03-02', true]] }),
      account('wang', { accountabilityOfficer: held }),
      account('li', { accountabilityOfficer: held }),
      account('zhao', { accountabilityOfficer: held }, '2020-03-02'),
    ]
    expect(holdersOf('accountabilityOfficer', accounts)).toStrictEqual([
      { personId: 'li', since: '2020-03-01' },
      { personId: 'wang', since: '2020-03-01' },
    ])
  })
  test('a tenant that never gave out a line has no such office; one that took every line back has', () => {
    expect(officeLines([account('li', {})], '2020-03-02').isSetUp).toBe(false)
    const taken: Held = [
      ['2020-01-02', true],
      ['2020-02-01', false],
    ]
    expect(officeLines([account('li', { publicityOfficer: taken })], '2020-03-02').isSetUp).toBe(true)
    expect(officeLines([account('li', { publicityOfficer: [['2020-04-01', true]] })], '2020-03-02').isSetUp).toBe(false)
  })
})
