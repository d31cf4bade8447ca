import { expect, test } from '@jest/globals'
import { reportFacts } from './report-facts.js'

const field = (
  kind: string,
  code: string,
  zh: string,
  choices: { code: string; zh: string; en: string }[] | null = null,
) => ({
  ...{ code, zh, en: code, kind, required: false, choices },
})
const channels = new Map([
  ['visit', { fields: [field('number', 'people', '来访人数')] }],
  [
    'patrol',
    {
      fields: [
        field('choice', 'reach', '河段', [{ code: 'a', zh: '一段', en: 'first' }]),
        field('yesNo', 'urgent', '是否紧急'),
        field('instant', 'seenAt', '发现时间'),
      ],
    },
  ],
])
const saying = {
  ...{ channels, language: 'zh' as const, zone: 'Asia/Shanghai' },
  nth: (n: number, name: string) => `第${n}件${name}`,
  yesNo: (isYes: boolean) => (isYes ? '是' : '否'),
}
const report = (channel: string, ...fields: [string, string][]) => ({
  ...{ reportId: 'r', channel, about: null },
  fields: fields.map(([code, value]) => ({ code, value })),
  source: null,
})

test('S4-41 what the channel asked is shown by its name', () =>
  expect(reportFacts([report('visit', ['people', '3'])], saying)).toStrictEqual([['来访人数', '3']]))
test('a choice, yes or no and a moment are shown as words and on the clock of the city', () =>
  expect(
    reportFacts(
      [report('patrol', ['reach', 'a'], ['urgent', 'false'], ['seenAt', '2026-03-02T01:00:00.000Z'])],
      saying,
    ),
  ).toStrictEqual([
    ['河段', '一段'],
    ['是否紧急', '否'],
    ['发现时间', '2026-03-02 09:00'],
  ]))
test('of several reports each says which it is of, and a field nobody asks any more stands by its code', () =>
  expect(reportFacts([report('letter'), report('visit', ['people', '3'], ['gone', 'x'])], saying)).toStrictEqual([
    ['第2件来访人数', '3'],
    ['第2件gone', 'x'],
  ]))
