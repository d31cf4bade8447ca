import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bostonMapping, xinghaiMapping } from './fixtures/sample.js'
import { BadMapping, mappingFrom, readMapping } from './mapping.js'

const boston = readFileSync(fileURLToPath(new URL('boston311.yaml', import.meta.url)), 'utf8')

/** What is said against the shipped mapping with one text put in place of another. */
const problemsOf = (from: string | RegExp, to: string): string[] => {
  const text = boston.replace(from, to)
  expect(text).not.toBe(boston)
  try {
    mappingFrom(text, 'changed.yaml')
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(BadMapping)
    const [first, ...problems] = (error as Error).message.split('\n')
    expect(first).toBe('changed.yaml cannot be used:')
    return problems.map((line) => line.trim())
  }
}

describe('a mapping file', () => {
  test('that ships can be used', () => {
    expect(bostonMapping()).toMatchObject({ name: 'boston311', zone: 'America/New_York', ids: 'number' })
  })
  test('is all that another city needs, and says as much about its file as the city has columns for', () => {
    expect(xinghaiMapping()).toMatchObject({
      name: 'xinghai',
      zone: 'Asia/Shanghai',
      ids: 'code',
      quality: { counts: [] },
    })
  })
  test('that is not there is told by its name', () => {
    expect(() => readMapping('/nowhere/city.yaml')).toThrow('ENOENT')
  })
  test.each([
    ['a zone nobody knows', 'America/New_York', 'America/Boston', 'zone: a time zone this machine knows'],
    ['a calendar the product has not', 'none@1', 'none@9', 'calendar: a calendar of the product'],
    [
      'a name that ids cannot begin with',
      'name: boston311',
      'name: Boston 311',
      'name: small letters, digits and -, 2 to 20',
    ],
    ['a date format without a year', 'MM/DD/YYYY hh', 'MM/DD hh', 'dateFormat: a date format of'],
    ['a day that is none', 'since: 2011-07-01', 'since: 2011-02-30', 'units.since: a day like 2015-01-01'],
    ['a level that units have not', 'level: bureau', 'level: ministry', 'units.level: Invalid option'],
    [
      'a pattern that is none',
      "matches: 'Refer to Other'",
      "matches: 'Refer ('",
      'outcomes.0.matches: a regular expression',
    ],
    ['an outcome nobody knows', 'code: notOurs', 'code: elsewhere', 'outcomes.0.code: Invalid option'],
    ['a key too many', 'zone:', 'zones: 1\nzone:', '(the whole file): Unrecognized key: "zones"'],
    [
      'a column that the header has not',
      'id: CASE_ENQUIRY_ID',
      'id: CASE_ID',
      'columns.id: the header has no column CASE_ID',
    ],
    ['a column named twice', '- Department', '- QUEUE', 'header: names the column QUEUE twice'],
    [
      'a column for duplicates that is not there',
      'duplicate:\n  column: CLOSURE_REASON',
      'duplicate:\n  column: WHY',
      'duplicate.column: the header has no column WHY',
    ],
    [
      'a status column that is not there',
      'column: CASE_STATUS',
      'column: STATE',
      'quality.status.column: the header has no column STATE',
    ],
    [
      'an address column that is not there',
      'location: Location',
      'location: Address',
      'quality.location: the header has no column Address',
    ],
    [
      'a longitude that is not there',
      'longitude: LONGITUDE',
      'longitude: X',
      'quality.coordinates.longitude: the header has no column X',
    ],
    [
      'a count of a column that is not there',
      'Anywhere, column: CLOSURE_REASON',
      'Anywhere, column: WHY',
      'quality.counts.2.column: the header has no column WHY',
    ],
    [
      'a stamp without a format',
      /dateFormat: YYYY-MM-DD HH:mm:ss/,
      'dateFormat: at noon',
      'quality.closureStamp.dateFormat: a date format of',
    ],
  ])('with %s is refused by the place of the mistake', (_, from, to, problem) => {
    const problems = problemsOf(from, to)
    expect(problems.filter((line) => line.startsWith(problem))).toHaveLength(1)
  })
  test('tells every mistake at once', () => {
    expect(problemsOf(/zone: .*\ncalendar: .*/, 'zone: nowhere\ncalendar: never')).toHaveLength(2)
  })
  test('that is no YAML is told so', () => {
    const [first] = problemsOf('header:', 'header: [')
    expect(first).toMatch(/^\(the whole file\): is no YAML: /)
  })
  test('that is empty, or something else, lacks everything', () => {
    for (const text of ['', '[]', 'name', '7']) expect(() => mappingFrom(text, 'x.yaml')).toThrow(BadMapping)
  })
})
