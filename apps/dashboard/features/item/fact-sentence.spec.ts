import { describe, expect, test } from '@jest/globals'
import type { Labels } from '../../shared/viewer/labels.js'
import { dataOf, sentenceValues } from './fact-sentence.js'

const labels: Labels = {
  language: 'zh',
  unit: (unitId) => `unit ${unitId}`,
  person: (personId) => `person ${personId}`,
  channel: (code) => `channel ${code}`,
  category: (code, campaign) => `${campaign} ${code}`,
  word: (kind, code) => `${kind} ${code}`,
}
const saying = { labels, zone: 'Asia/Shanghai', campaign: 's3' }
const values = (data: object) => sentenceValues({ data: JSON.stringify(data) }, saying)

describe('what is put into the sentence of a fact', () => {
  test('codes become words and units names', () => {
    expect(
      values({ outcome: 'solved', unitId: 'u1', toUnitId: 'u2', channel: 'letter', category: 'C1' }),
    ).toStrictEqual({
      ...{
        outcome: 'result solved',
        unitId: 'unit u1',
        toUnitId: 'unit u2',
        channel: 'channel letter',
        category: 's3 C1',
      },
    })
  })
  test('how many times it was is said, and a person is named', () => {
    expect(values({ count: 2, statedBy: 'p1' })).toStrictEqual({ times: 2, statedBy: 'person p1' })
    expect(values({ personIds: ['p1', 'p2'] })).toStrictEqual({ personIds: 'person p1, person p2' })
  })
  test('moments stand on the clock of the city', () => {
    expect(values({ dueAt: '2026-10-12T15:59:59.999Z' })).toStrictEqual({ dueAt: '2026-10-12 23:59' })
    expect(values({ deadline: { dueAt: '2026-10-12T15:59:59.999Z' } })).toStrictEqual({ deadline: '2026-10-12 23:59' })
  })
  test('no deadline is said as such', () => {
    expect(values({ deadline: null })).toStrictEqual({ deadline: 'verdict noTarget' })
  })
  test('a list is told by its length, and sealed or missing data by nothing', () => {
    expect(values({ evidence: [{}, {}], sealed: { name: 'x' }, personId: null })).toStrictEqual({
      ...{ evidence: 2, sealed: '', personId: '' },
    })
  })
  test('a number stays one', () => {
    expect(values({ workingDays: 5 })).toStrictEqual({ workingDays: 5 })
  })
  test('data that is no object says nothing', () => {
    expect(dataOf({ data: '[1]' })).toStrictEqual({})
  })
})
