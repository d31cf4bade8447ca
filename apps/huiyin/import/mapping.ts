import { readFileSync } from 'node:fs'
import { isDay, isTimeZone } from '@huiyin/kernel'
import { findCalendar } from '@huiyin/calendar'
import { UNIT_LEVELS } from '@huiyin/contracts/organisation'
import { OUTCOME_CODES } from '@huiyin/contracts/rectification'
import { parse } from 'yaml'
import { z } from 'zod'
import { isDateFormat } from './dates.js'

const isPattern = (text: string): boolean => {
  try {
    return typeof new RegExp(text).source === 'string'
  } catch {
    return false
  }
}
const column = z.string()
const pattern = z.string().refine(isPattern, 'a regular expression')
const dateFormat = z
  .string()
  .refine(isDateFormat, 'a date format of YYYY MM DD HH hh mm ss A, with year, month and day once each')

/** What can be said about the file beside what every import finds out; each part only where the city has the columns. */
const quality = z.strictObject({
  /** What the city itself calls open and closed. */
  status: z.strictObject({ column, open: z.string(), closed: z.string() }).optional(),
  /** The city's own verdict on its deadlines. */
  cityVerdict: z.strictObject({ column, onTime: z.string(), overdue: z.string() }).optional(),
  /** The written address. */
  location: column.optional(),
  /** The placeholder is what stands there when nobody knew the place: no hot spot. */
  coordinates: z
    .strictObject({ latitude: column, longitude: column, placeholder: z.tuple([z.number(), z.number()]).nullable() })
    .optional(),
  /** A date inside a text that repeats the completion: the first group of the pattern, in its own format. */
  closureStamp: z.strictObject({ column, matches: pattern, dateFormat }).optional(),
  /** Rows to count by a pattern, each under its name in the report. */
  counts: z
    .array(z.strictObject({ name: z.string().regex(/^[a-z][A-Za-z0-9]*$/), column, matches: pattern }))
    .default([]),
})

/** How another city's file becomes items: columns, formats, time zone. One file a city, no code. */
const mapping = z.strictObject({
  /** The tenant, and how every id begins. */
  name: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/, 'small letters, digits and -, 2 to 20'),
  zone: z.string().refine(isTimeZone, 'a time zone this machine knows'),
  calendar: z.string().refine((key) => findCalendar(key) !== undefined, 'a calendar of the product'),
  /** The root unit and what stands below it, since a day before the first case. */
  units: z.strictObject({
    root: z.string().min(1).max(80),
    rootLevel: z.enum(UNIT_LEVELS),
    level: z.enum(UNIT_LEVELS),
    since: z.string().refine(isDay, 'a day like 2015-01-01'),
  }),
  dateFormat,
  /** What an id looks like: a whole number, or letters, digits and . _ - too. */
  ids: z.enum(['number', 'code']).default('number'),
  header: z.array(column).min(1),
  columns: z.strictObject({
    id: column,
    received: column,
    due: column,
    completed: column,
    outcome: column,
    summary: column,
    unit: column,
    category: column,
    place: column,
    channel: column,
  }),
  duplicate: z.strictObject({ column, matches: pattern }),
  outcomes: z.array(z.strictObject({ matches: pattern, code: z.enum(OUTCOME_CODES) })).min(1),
  quality: quality.default({ counts: [] }),
})
export type Mapping = z.infer<typeof mapping>

/** The mapping file cannot be used. */
export class BadMapping extends Error {
  override name = 'BadMapping'
}

interface Problem {
  readonly path: string
  readonly says: string
}

/** Every column a mapping speaks of, with where it does. */
const namedColumns = ({ columns, duplicate, quality: { counts, ...asked } }: Mapping): readonly [string, string][] => [
  ...Object.entries(columns).map(([key, name]): [string, string] => [`columns.${key}`, name]),
  ['duplicate.column', duplicate.column],
  ...Object.entries(asked).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`quality.${key}`, value]]
    const { column: one, latitude, longitude } = value as Readonly<Record<string, string | undefined>>
    const named = Object.entries({ column: one, latitude, longitude })
    return named.flatMap(([part, name]) => (name === undefined ? [] : [[`quality.${key}.${part}`, name]]))
  }),
  ...counts.map(({ column: name }, index): [string, string] => [`quality.counts.${index}.column`, name]),
]

const columnProblems = (read: Mapping): readonly Problem[] => {
  const { header } = read
  const twice = header.filter((name, index) => header.indexOf(name) !== index)
  const missing = namedColumns(read).filter(([, name]) => !header.includes(name))
  return [
    ...twice.map((name) => ({ path: 'header', says: `names the column ${name} twice` })),
    ...missing.map(([path, name]) => ({ path, says: `the header has no column ${name}` })),
  ]
}

/** Reads a mapping from the text of its file. Throws `BadMapping` with every problem and its path; `file` is for the message. */
export const mappingFrom = (text: string, file: string): Mapping => {
  const refuse = (problems: readonly Problem[]) => {
    const lines = problems.map(({ path, says }) => `  ${path === '' ? '(the whole file)' : path}: ${says}`)
    return new BadMapping(`${file} cannot be used:\n${lines.join('\n')}`)
  }
  let content: unknown
  try {
    content = parse(text)
  } catch (error) {
    throw refuse([{ path: '', says: `is no YAML: ${error instanceof Error ? error.message : String(error)}` }])
  }
  const read = mapping.safeParse(content)
  if (!read.success)
    throw refuse(read.error.issues.map(({ path, message }) => ({ path: path.join('.'), says: message })))
  const problems = columnProblems(read.data)
  if (problems.length > 0) throw refuse(problems)
  return read.data
}

/** Reads and checks a mapping file. */
export const readMapping = (file: string): Mapping => mappingFrom(readFileSync(file, 'utf8'), file)
