import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { backlogAt } from './backlog.js'
import { durations } from './durations.js'
import { funnel } from './funnel.js'
import { RANKING_MINIMUM, rank, type Ranking, type UnitRate } from './ranking.js'
import { groupsThatCannotBeToldApart, standings } from './separability.js'
import { isDue, sumGroups, tally, verdictOf, type Group } from './verdict.js'

// The figures of the Boston file, made from its rows by this library, against the published ones (data/EXPECTED.md).
// A folder that was named must hold the data; the usual place beside the repository may be missing.

const named = process.env['HUIYIN_BOSTON']
const folder = named ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
const rowsFile = join(folder, 'boston311-2015-h1.csv.gz')
const figuresFile = join(folder, 'boston311-2015-h1.expected.json')
const isPresent = existsSync(rowsFile) && existsSync(figuresFile)

type Case = {
  readonly openedAt: string | null
  readonly dueAt: string | null
  readonly completedAt: string | null
  readonly bureau: string
  readonly quarter: string
  readonly month: string
  readonly channel: string
  readonly neighborhood: string
  readonly reason: string
}

const STAMP = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) (AM|PM)$/

/** `01/31/2015 12:20:09 AM` as `2015-01-31T00:20:09`: a wall clock that compares as text. */
const wallClock = (text: string): string | null => {
  const match = STAMP.exec(text)
  if (!match) {
    if (text.trim() !== '') throw new Error(`unparsable: ${text}`) // the file has none (quality.json)
    return null
  }
  const [, month, day, year, hour, minute, second, half] = match
  const hour24 = (Number(hour) % 12) + (half === 'PM' ? 12 : 0)
  return `${year}-${month}-${day}T${String(hour24).padStart(2, '0')}:${minute}:${second}`
}

const filled = (text: string | undefined): string => (text === undefined || text.trim() === '' ? '(blank)' : text)

const caseOf = (row: Record<string, string>): Case => {
  const openedAt = wallClock(row['OPEN_DT'] ?? '')
  return {
    openedAt,
    dueAt: wallClock(row['TARGET_DT'] ?? ''),
    completedAt: wallClock(row['CLOSED_DT'] ?? ''),
    bureau: filled(row['SUBJECT']),
    month: openedAt?.slice(0, 7) ?? '(unknown)',
    quarter: openedAt ? `${openedAt.slice(0, 4)}-Q${Math.ceil(Number(openedAt.slice(5, 7)) / 3)}` : '(unknown)',
    channel: filled(row['Source']),
    neighborhood: filled(row['neighborhood']),
    reason: filled(row['REASON']),
  }
}

const readCases = (): Case[] => {
  const text = gunzipSync(readFileSync(rowsFile)).toString('utf8')
  return parse<Record<string, string>>(text, { columns: true, bom: true }).map(caseOf)
}

/** Seconds since 1970 of a wall clock in New York, first pass, for the winters and the summer of this file. */
const secondsOf = (wall: string): number => {
  if (wall < '2014-11-02T02:00:00' || wall >= '2016-03-13T02:00:00') throw new Error(`no offset for ${wall}`)
  const isSummer = wall >= '2015-03-08T03:00:00' && wall < '2015-11-01T02:00:00'
  return Date.parse(`${wall}Z`) / 1000 + (isSummer ? 4 : 5) * 3600
}

const secondsTaken = ({ openedAt, completedAt }: Case): number[] =>
  openedAt && completedAt ? [secondsOf(completedAt) - secondsOf(openedAt)] : []

type Key = 'bureau' | 'quarter' | 'month' | 'channel' | 'neighborhood' | 'reason'

/** A figure for every value of a key that occurs. */
const byKey = <T>(cases: readonly Case[], key: Key, figure: (cases: readonly Case[]) => T): Record<string, T> => {
  const parts = new Map<string, Case[]>()
  for (const one of cases) {
    const part = parts.get(one[key])
    if (part) part.push(one)
    else parts.set(one[key], [one])
  }
  return Object.fromEntries([...parts].map(([name, part]) => [name, figure(part)]))
}

const unitsOf = (groups: Record<string, Group>): UnitRate[] =>
  Object.entries(groups).map(([bureau, { numerator, denominator }]) => ({ bureau, numerator, denominator }))

/** The last second of every month from that of the first moment to the last that is not after the second. */
const monthEnds = (first: string, last: string): string[] => {
  const ends: string[] = []
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))]
  for (;;) {
    const end = `${new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)}T23:59:59`
    if (end > last) return ends
    ends.push(end)
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  }
}

const figuresOf = (cases: readonly Case[]) => {
  const asOf = cases.reduce(
    (latest, { completedAt }) => ((completedAt ?? '') > latest ? (completedAt ?? '') : latest),
    '',
  )
  const group = (part: readonly Case[]): Group => tally(part.map((one) => verdictOf({ ...one, asOf })))
  const ranking = (part: readonly Case[]) => rank(unitsOf(byKey(part, 'bureau', group)), { minimum: RANKING_MINIMUM })
  const resolution = (part: readonly Case[]) => durations(part.flatMap(secondsTaken))
  const due = cases.filter((one) => isDue({ ...one, asOf }))
  const opened = cases.flatMap(({ openedAt }) => openedAt ?? []).reduce((a, b) => (a < b ? a : b))
  const backlog = (part: readonly Case[], moments: readonly string[]) =>
    backlogAt(
      part.map(({ openedAt, completedAt }) => ({ openedAt, closedAt: completedAt })),
      moments,
    )
  const points = (part: readonly Case[]) => backlog(part, monthEnds(opened, asOf))
  const rankings: Record<string, Ranking> = { halfYear: ranking(cases), ...byKey(cases, 'quarter', ranking) }
  const overall = group(cases)
  const bureau = byKey(cases, 'bureau', group)
  return {
    asOf,
    overall,
    groups: {
      bureau,
      quarter: byKey(cases, 'quarter', group),
      month: byKey(cases, 'month', group),
      channel: byKey(cases, 'channel', group),
      neighborhood: byKey(cases, 'neighborhood', group),
      reason: byKey(cases, 'reason', group),
      bureauQuarter: byKey(cases, 'bureau', (part) => byKey(part, 'quarter', group)),
    },
    ranking: rankings,
    resolution: { overall: resolution(cases), bureau: byKey(cases, 'bureau', resolution) },
    backlog: { overall: points(cases), bureau: byKey(cases, 'bureau', points), atAsOf: backlog(cases, [asOf])[0] },
    funnel: funnel(unitsOf(bureau), overall),
    ofThoseDue: { overall: group(due), quarter: byKey(due, 'quarter', group), bureau: byKey(due, 'bureau', group) },
  }
}

type Figures = ReturnType<typeof figuresOf>

/** How many single values a figure holds, so that a comparison of two empty things is noticed. */
const valuesIn = (figure: unknown): number =>
  typeof figure === 'object' && figure !== null
    ? Object.values(figure).reduce((sum: number, part: unknown) => sum + valuesIn(part), 0)
    : 1

const compareWithPublished = (): void => {
  const published = JSON.parse(readFileSync(figuresFile, 'utf8')) as Figures
  const cases = readCases()
  const figures = figuresOf(cases)

  test('all 58,119 rows are read, and the figures end with the last closing', () => {
    expect(cases).toHaveLength(58_119)
    expect(figures.asOf).toBe(published.asOf)
    expect(figures.asOf).toBe('2016-01-12T13:58:43')
  })
  test('the figures have the published parts, no fewer and no more', () => {
    expect(Object.keys(figures).toSorted()).toStrictEqual(Object.keys(published).toSorted())
    expect(valuesIn(figures)).toBe(valuesIn(published))
    expect(valuesIn(figures)).toBe(2956)
  })
  test('overall', () => expect(figures.overall).toStrictEqual(published.overall))
  for (const key of ['bureau', 'quarter', 'month', 'channel', 'neighborhood', 'reason', 'bureauQuarter'] as const)
    test(`groups by ${key}`, () => expect(figures.groups[key]).toStrictEqual(published.groups[key]))
  test('ranking of the half-year and of both quarters', () => {
    expect(figures.ranking).toStrictEqual(published.ranking)
    expect(Object.keys(published.ranking)).toStrictEqual(['halfYear', '2015-Q1', '2015-Q2'])
  })
  test('resolution times', () => expect(figures.resolution).toStrictEqual(published.resolution))
  test('backlog', () => expect(figures.backlog).toStrictEqual(published.backlog))
  test('funnel', () => expect(figures.funnel).toStrictEqual(published.funnel))
  test('of those due', () => expect(figures.ofThoseDue).toStrictEqual(published.ofThoseDue))
  compareBeyondPublished(figures)
}

const compareBeyondPublished = (figures: Figures): void => {
  test('the parts of every grouping add up to the whole', () => {
    const { bureauQuarter, ...plain } = figures.groups
    for (const parts of Object.values(plain)) expect(sumGroups(Object.values(parts))).toStrictEqual(figures.overall)
    for (const [name, quarters] of Object.entries(bureauQuarter))
      expect(sumGroups(Object.values(quarters))).toStrictEqual(figures.groups.bureau[name])
  })
  test('Parks & Recreation is first by the usual rate and third of those due (EXPECTED §7b)', () => {
    const ofDue = rank(unitsOf(figures.ofThoseDue.bureau), { minimum: RANKING_MINIMUM })
    const placeIn = (ranking: typeof ofDue) => ranking.ranked.find(({ bureau }) => bureau.startsWith('Parks'))?.rank
    expect([placeIn(figures.ranking['halfYear'] ?? ofDue), placeIn(ofDue)]).toStrictEqual([1, 3])
  })
  test('in the second quarter places 2 to 4 are a chain, and 5 and 6 cannot be told apart', () => {
    const groups = groupsThatCannotBeToldApart(figures.ranking['2015-Q2']?.ranked ?? [])
    expect(
      groups.map(({ placeFrom, placeTo, everyPairOverlaps }) => [placeFrom, placeTo, everyPairOverlaps]),
    ).toStrictEqual([
      [1, 1, true],
      [2, 4, false],
      [5, 6, true],
    ])
  })
  test('all six ranked bureaus stand clear of the overall rate (EXPECTED §8)', () => {
    const lists = standings(figures.ranking['halfYear']?.ranked ?? [], figures.overall)
    expect([lists.clearlyBetter.length, lists.notDistinguishable.length, lists.clearlyWorse.length]).toStrictEqual([
      4, 0, 2,
    ])
  })
}

describe('the figures of the Boston file', () => {
  if (isPresent) compareWithPublished()
  else
    test('nothing is compared where the data is missing, and a folder that was named must hold it', () => {
      console.warn(`NOT RUN: the Boston figures were not compared, ${rowsFile} or ${figuresFile} is missing`)
      expect(isPresent).toBe(false)
      expect(named).toBeUndefined()
    })
})
