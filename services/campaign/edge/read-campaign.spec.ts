import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mistakeLine } from './mistake.js'
import { readCampaign } from './read-campaign.js'
import type { SourceFile } from './yaml-source.js'

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../campaigns/${name}`, import.meta.url)), 'utf8')
const S0 = read('s0.yaml')
const S0_PARAMETERS = read('s0.parameters.yaml')
const S3_PARAMETERS = read('s3.parameters.yaml')

const source = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) })
/** The mistakes of a campaign file, and of the parameters beside it where there are any. */
const mistakesOf = (text: string, parameters: string | null = null) => {
  const reading = readCampaign(
    source('s0.yaml', text),
    parameters === null ? null : source('s0.parameters.yaml', parameters),
  )
  return reading.ok ? [] : reading.mistakes
}
const inFile = (text: string) => mistakesOf(text).map((mistake) => mistakeLine(mistake, 'en'))
const inFileZh = (text: string) => mistakesOf(text).map((mistake) => mistakeLine(mistake, 'zh'))
const beside = (parameters: string) => mistakesOf(S0, parameters).map((mistake) => mistakeLine(mistake, 'en'))

describe('a campaign file with mistakes', () => {
  test('the file as it stands has none', () => expect(inFile(S0)).toStrictEqual([]))

  test('an unknown key is named where it stands, in words of both languages', () => {
    const wrong = S0.replace('title_note:', 'titel_note:')
    expect(inFile(wrong)).toStrictEqual([
      's0.yaml line 4, column 1 titel_note: the key "titel_note" is unknown here; check its spelling or take it out',
    ])
    expect(inFileZh(wrong)).toStrictEqual([
      's0.yaml 第4行第1列 titel_note：此处没有“titel_note”这个键，请核对拼写或删去',
    ])
  })
  test('a missing key is named at the group it belongs to', () =>
    expect(inFile(S0.replace('  level: "enterprise-group"\n', ''))).toStrictEqual([
      's0.yaml line 5, column 1 issuer.level: is missing; it must be a text',
    ]))

  test('a value of another kind is named with what it is and what it must be', () =>
    expect(inFileZh(S0.replace('leaders_count: 2', 'leaders_count: "两人"'))).toStrictEqual([
      's0.yaml 第118行第20列 measures[1].leaders_count：应为数字，现为文字',
    ]))

  test('a deadline of no kind lists the kinds there are', () =>
    expect(
      inFile(S0.replace('kind: "monthEnd", month: null, zh: "月底前完成"', 'kind: "soon", zh: "尽快"')),
    ).toStrictEqual([
      's0.yaml line 120, column 22 measures[1].deadline.kind: must be one of "standing", "immediate", "monthEnd", ' +
        '"date", "period", "timely", "limit", "sameDay"',
    ]))

  test('every mistake is listed, not only the first, in the order of the file', () => {
    const wrong = S0.replace('term_zh: "集团党委"', 'term_zh: ""')
      .replace('code: "C1.2"', 'code: "C1.1"')
      .replace('month: null', 'month: "2022-13"')
      .replace('req: ["S0-65", "S0-66", "S0-67"]', 'req: ["65"]')
      .replace('rights:', 'right:')
    const lineOf = (words: string): number => wrong.slice(0, wrong.indexOf(words)).split('\n').length
    expect(mistakesOf(wrong).map(({ line, path }) => `${line} ${path}`)).toStrictEqual([
      '1 rights',
      '7 issuer.term_zh',
      `${lineOf('zh: "抓作风建设影响')} problem_categories[0].manifestations[1].code`,
      `${lineOf('month: "2022-13"')} measures[1].deadline.month`,
      `${lineOf('req: ["65"]')} measures[5].req[0]`,
      `${lineOf('right:')} right`,
    ])
  })
  test.each([
    ['the same key twice', ['title_en:', 'title_zh: "再"\ntitle_en:'], 3, 'this key stands twice in its group'],
    ['a tab', ['  kind_en:', '\tkind_en:'], 6, 'lines are indented with spaces, not with tabs'],
    ['a line set in too far', ['  kind_en:', '    kind_en:'], 7, 'the indentation does not fit the lines above'],
    ['a second document', ['title_note:', '---\ntitle_note:'], 4, 'a file holds one campaign; take out the line ---'],
    ['an anchor', ['scope:', 'scope: &all'], 18, 'anchors (&), references (*) and tags (!) are not allowed'],
    [
      'a reference',
      ['title_note: ', 'title_note: *all #'],
      4,
      'anchors (&), references (*) and tags (!) are not allowed',
    ],
    ['a tag', ['level: ', 'level: !!js/function '], 8, 'anchors (&), references (*) and tags (!) are not allowed'],
    ['a merged group', ['scope:\n', '<<: {a: 1}\nscope:\n'], 17, 'the key "<<" is unknown here'],
    ['a full-width colon', ['title_en: ', 'title_en：'], 3, 'with a half-width colon and a space after it'],
    ['one inside brackets', ['zh: "作风建设是小事小节"', 'zh：作风建设是小事小节'], 43, 'with a half-width colon'],
    ['a quote left open', ['title_en: "', 'title_en: "”\n'], 3, 'a closing quote, bracket or a comma is missing'],
    ['a fraction', ['leaders_count: 2', 'leaders_count: 2.5'], 118, 'must be a whole number, and is a number'],
    ['a day that does not exist', ['{from: null, to: null', '{from: null, to: 2022-02-30'], 21, 'must be a real date'],
  ] as const)('%s is refused with its line and in plain words', (_, [right, wrong], line, says) => {
    expect(S0.split(right).length).toBeGreaterThan(1)
    expect(mistakesOf(S0.replace(right, wrong))).toContainEqual(
      expect.objectContaining({ line, says: expect.stringContaining(says) }),
    )
  })
  test('what is not YAML at all is refused', () => expect(inFile('{{{').length).toBeGreaterThan(0))

  test('an empty file and a list are refused as a whole', () => {
    expect(inFile('')[0]).toContain('must be a group of keys with values, and is null')
    expect(inFile('- a\n')[0]).toContain('must be a group of keys with values, and is a list')
  })
  test('a file in another encoding is refused with what to do', () => {
    const reading = readCampaign({ name: 's0.yaml', bytes: Uint8Array.from([0x69, 0x64, 0x3a, 0xbb, 0xfd]) }, null)
    expect(reading).toMatchObject({
      ok: false,
      mistakes: [{ line: 1, column: 1, zh: expect.stringContaining('UTF-8') }],
    })
  })
  test('lines are right in files with Windows line ends and a byte order mark', () => {
    const windows = `\uFEFF${S0.replace('title_note:', 'titel_note:').replaceAll('\n', '\r\n')}`
    expect(mistakesOf(windows).map(({ line }) => line)).toStrictEqual([4])
  })
})

describe('a parameters file with mistakes', () => {
  test('the file as it stands has none', () => expect(beside(S0_PARAMETERS)).toStrictEqual([]))

  test('a value without its mark or its reason is refused', () => {
    const bare = S0_PARAMETERS.replace(
      '{value: 15, assumption: true, why: "方案未规定整改时限；验收场景 c1 取 15 个工作日"}',
      '15',
    )
    expect(beside(bare)).toStrictEqual([
      's0.parameters.yaml line 4, column 20 item_working_days: must be a group of keys with values, and is a number',
    ])
    const silent = S0_PARAMETERS.replace(/, assumption: true, why: "方案未规定整改时限[^"]*"/, '')
    expect(beside(silent)).toStrictEqual([
      's0.parameters.yaml line 4, column 1 item_working_days.assumption: is missing; it must be true or false',
      's0.parameters.yaml line 4, column 1 item_working_days.why: is missing; it must be a text',
    ])
  })
  test('a month for a measure that is not due at a month’s end is refused', () =>
    expect(beside(S0_PARAMETERS.replace('  A2: {month', '  A1: {month'))).toStrictEqual([
      "s0.parameters.yaml line 9, column 8 tasks.A1.month: A1 is not due at a month's end, so it takes no month",
    ]))

  test('a channel that is missing from the table, and one that does not exist, are both named', () =>
    expect(beside(S0_PARAMETERS.replace('    mass-report:', '    masses:'))).toStrictEqual([
      's0.parameters.yaml line 28, column 3 codes.channels: the campaign has the code mass-report, which is not in this table',
      's0.parameters.yaml line 30, column 5 codes.channels.masses: the campaign has no masses here',
    ]))

  test('a code the model does not have lists what it has', () => {
    const [only, ...more] = beside(S0_PARAMETERS.replace('[selfFound]', '[selfSeen]'))
    expect(more).toStrictEqual([])
    expect(only).toContain('line 29, column 18 codes.channels.self-found[0]: must be one of "selfFound"')
  })
  test('parameters of another campaign are refused', () =>
    expect(beside(S3_PARAMETERS)[0]).toBe('s0.parameters.yaml line 3, column 11 campaign: the campaign has no s3 here'))

  test('a unit under nobody, twice, or above itself is refused with its line', () => {
    const wrong = S0_PARAMETERS.replace('code: demo-farm-1, parent: demo-group', 'code: demo-farm-1, parent: nowhere')
      .replace('code: demo-farm-2, parent: demo-group', 'code: demo-farm-2, parent: demo-farm-3')
      .replace('code: demo-farm-3, parent: demo-group', 'code: demo-farm-3, parent: demo-farm-2')
    expect(mistakesOf(S0, wrong).map(({ line, says }) => `${line} ${says}`)).toStrictEqual([
      '21 there is no unit nowhere',
      '22 the unit demo-farm-2 is above itself',
      '23 the unit demo-farm-3 is above itself',
    ])
  })
  test('mistakes in both files are listed together', () =>
    expect(
      mistakesOf(S0.replace('title_note:', 'titel:'), S0_PARAMETERS.replace('campaign:', 'compaign:')).map(
        ({ file, line, path }) => `${file} ${line} ${path}`,
      ),
    ).toStrictEqual(['s0.yaml 4 titel', 's0.parameters.yaml 3 campaign', 's0.parameters.yaml 3 compaign']))
})
