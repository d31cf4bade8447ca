import { cityVerdicts, type CityVerdictReport } from './city-verdict.js'
import { dateReader, isBlank, wallOfDate, type ReadDate } from './dates.js'
import type { Mapping } from './mapping.js'
import type { ReadRow } from './rows.js'

/** In how many rows each of several things was found. */
export type Counts = Readonly<Record<string, number>>

/** What an import finds out about a file. Names follow the city's own columns: `blankSubject` counts blanks in SUBJECT. */
export interface QualityReport {
  /** The city's own verdicts beside ours; left out where the city gives none. */
  readonly cityVerdict?: CityVerdictReport
  readonly dataQuality: Readonly<Record<string, number | Counts>>
}

type Test = (row: ReadRow) => boolean
type Tests = Readonly<Record<string, Test>>

/** Looks at one row after the other and tells in the end what it counted. */
interface Part {
  readonly add: (row: ReadRow) => void
  readonly counted: () => Readonly<Record<string, number | Counts>>
}

const counting = (tests: Tests): Part => {
  const entries = Object.entries(tests)
  const counts = entries.map(() => 0)
  return {
    add: (row) => {
      for (const [index, [, holds]] of entries.entries()) if (holds(row)) counts[index]! += 1
    },
    counted: () => Object.fromEntries(entries.map(([name], index) => [name, counts[index]!])),
  }
}

/** The same counts under one name of their own. */
const grouped = (name: string, tests: Tests): Part => {
  const { add, counted } = counting(tests)
  return { add, counted: () => ({ [name]: counted() as Counts }) }
}

/** A column's name as a part of a report's: `CLOSED_DT` gives `ClosedDt`, `neighborhood` gives `Neighborhood`. */
const pascal = (column: string): string =>
  column
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word))
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('')
const camel = (column: string): string => `${pascal(column).slice(0, 1).toLowerCase()}${pascal(column).slice(1)}`

const isThere = ({ kind }: ReadDate): boolean => kind === 'instant'
const blankIn =
  (column: string): Test =>
  ({ values }) =>
    isBlank(values[column]!)

const ids = (): Part =>
  counting({
    rows: () => true,
    distinctIds: ({ occurrence }) => occurrence === 1,
    idsOccurringMoreThanOnce: ({ occurrence }) => occurrence === 2,
    surplusRowsFromDuplicateIds: ({ occurrence }) => occurrence > 1,
  })

const blanks = ({ columns, quality }: Mapping): Part => {
  const looked = [columns.unit, columns.place, ...(quality.location === undefined ? [] : [quality.location])]
  return counting(Object.fromEntries(looked.map((column) => [`blank${pascal(column)}`, blankIn(column)])))
}

const dates = ({ columns }: Mapping): readonly Part[] => {
  const each = (name: string, holds: (date: ReadDate) => boolean): Part => {
    const tests = (['received', 'due', 'completed'] as const).map((date): [string, Test] => [
      columns[date],
      (row) => holds(row[date]),
    ])
    return grouped(name, Object.fromEntries(tests))
  }
  return [
    each('blankDates', ({ kind }) => kind === 'blank'),
    each('unparsableDates', ({ kind }) => kind === 'unparsable'),
    each('timesInSkippedDstHour', (date) => date.kind === 'instant' && date.shown === 'never'),
    each('timesInRepeatedDstHour', (date) => date.kind === 'instant' && date.shown === 'twice'),
  ]
}

/** Compares two dates of a row by the wall clock; false where one is missing. */
const compared =
  (one: 'due' | 'completed', holds: (one: string, received: string) => boolean): Test =>
  (row) => {
    const [wall, received] = [wallOfDate(row[one]), wallOfDate(row.received)]
    return wall !== null && received !== null && holds(wall, received)
  }

const order = (): Part =>
  counting({
    closedBeforeOpened: compared('completed', (completed, received) => completed < received),
    closedInSameSecondAsOpened: compared('completed', (completed, received) => completed === received),
    targetBeforeOpened: compared('due', (due, received) => due < received),
  })

const outcomes = ({ columns: { outcome } }: Mapping): Part => {
  const isMissing = blankIn(outcome)
  return counting({
    [`${camel(outcome)}PresentOnOpenCase`]: (row) => !isThere(row.completed) && !isMissing(row),
    [`${camel(outcome)}MissingOnClosedCase`]: (row) => isThere(row.completed) && isMissing(row),
  })
}

const status = ({ columns, quality }: Mapping): readonly Part[] => {
  if (!quality.status) return []
  const { column, open, closed } = quality.status
  const date = pascal(columns.completed)
  return [
    counting({
      [`statusClosedWithout${date}`]: ({ values, completed }) => values[column] === closed && !isThere(completed),
      [`statusOpenWith${date}`]: ({ values, completed }) => values[column] === open && isThere(completed),
      statusNeitherOpenNorClosed: ({ values }) => values[column] !== open && values[column] !== closed,
    }),
  ]
}

const patterns = ({ quality }: Mapping): Part =>
  counting(
    Object.fromEntries(
      quality.counts.map(({ name, column, matches }): [string, Test] => {
        const pattern = new RegExp(matches)
        return [name, ({ values }) => pattern.test(values[column]!)]
      }),
    ),
  )

const closureStamp = ({ columns, quality, zone }: Mapping): readonly Part[] => {
  if (!quality.closureStamp) return []
  const { column, matches, dateFormat } = quality.closureStamp
  const pattern = new RegExp(matches)
  const readDate = dateReader(dateFormat, zone)
  const stampOf = ({ values }: ReadRow): string | null => {
    const found = pattern.exec(values[column]!)?.[1]
    return found === undefined ? null : wallOfDate(readDate(found))
  }
  const onClosed =
    (holds: (stamp: string, completed: string) => boolean): Test =>
    (row) => {
      const [stamp, completed] = [stampOf(row), wallOfDate(row.completed)]
      return stamp !== null && completed !== null && holds(stamp, completed)
    }
  return [
    grouped('closureStamp', {
      present: (row) => stampOf(row) !== null,
      [`equals${pascal(columns.completed)}`]: onClosed((stamp, completed) => stamp === completed),
      [`differsFrom${pascal(columns.completed)}`]: onClosed((stamp, completed) => stamp !== completed),
      onOpenCase: (row) => stampOf(row) !== null && !isThere(row.completed),
    }),
  ]
}

const isWithin = (text: string, limit: number): boolean =>
  /^[+-]?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit

const coordinates = ({ quality }: Mapping): readonly Part[] => {
  if (!quality.coordinates) return []
  const { latitude, longitude, placeholder } = quality.coordinates
  const isValid: Test = ({ values }) => isWithin(values[latitude]!, 90) && isWithin(values[longitude]!, 180)
  const isPlaceholder: Test = ({ values }) =>
    placeholder !== null && Number(values[latitude]) === placeholder[0] && Number(values[longitude]) === placeholder[1]
  const { location } = quality
  const tests = { invalidCoordinates: (row: ReadRow) => !isValid(row), placeholderCoordinates: isPlaceholder }
  if (location === undefined) return [counting(tests)]
  const isNowhere: Test = (row) => isPlaceholder(row) && isBlank(row.values[location]!)
  return [counting({ ...tests, placeholderCoordinatesWithBlankLocation: isNowhere })]
}

/** Finds out what a file is like, row by row. Pure: asks neither the log nor ClickHouse. */
export const qualityOf = (mapping: Mapping) => {
  const parts = [
    ids(),
    blanks(mapping),
    ...dates(mapping),
    ...status(mapping),
    order(),
    patterns(mapping),
    outcomes(mapping),
    ...closureStamp(mapping),
    ...coordinates(mapping),
  ]
  const city = cityVerdicts(mapping)
  return {
    add: (row: ReadRow): void => {
      for (const part of parts) part.add(row)
      city?.add(row)
    },
    report: (): QualityReport => ({
      ...(city ? { cityVerdict: city.report() } : {}),
      dataQuality: Object.assign({}, ...parts.map(({ counted }) => counted())) as QualityReport['dataQuality'],
    }),
  }
}
