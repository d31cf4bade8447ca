import { describe, expect, test } from '@jest/globals'
import { answeredPoints } from './answered-points.js'

const cause = { code: 'cause', zh: '成因', en: 'the cause' }
const remedy = { code: 'remedy', zh: '措施', en: 'the remedy' }
const channels = new Map([
  ['river-patrol', { points: [cause, remedy] }],
  ['letter', { points: [] }],
])
const fact = (type: string, data: object) => ({ type, data: JSON.stringify(data) })
const received = fact('ReportReceived', { reportId: 'r1', channel: 'river-patrol' })
const linked = fact('ReportLinked', { reportId: 'r2', channel: 'letter' })
const reply = (reportId: string, points?: object) => fact('ReportReplied', { reportId, text: '已办', points })
const shown = (one: ReturnType<typeof fact>) =>
  answeredPoints(one, [received, linked, one], channels).map(({ code, name, words }) => [name?.zh ?? code, words])

describe('S0-79 the history shows which points a reply answered', () => {
  test('with the words of each, in the order and by the names of the report’s own channel', () =>
    expect(shown(reply('r1', { remedy: '已疏浚', cause: '淤积' }))).toStrictEqual([
      ['成因', '淤积'],
      ['措施', '已疏浚'],
    ]))
  test('a point its channel asks for no more keeps its words, after the others', () => {
    expect(shown(reply('r1', { gone: '旧要点', cause: '淤积' }))).toStrictEqual([
      ['成因', '淤积'],
      ['gone', '旧要点'],
    ])
    expect(shown(reply('r2', { cause: '淤积' }))).toStrictEqual([['cause', '淤积']])
  })
  test('nothing of a reply without points, and of what is no reply', () => {
    expect(shown(reply('r1'))).toStrictEqual([])
    expect(shown(received)).toStrictEqual([])
  })
})
