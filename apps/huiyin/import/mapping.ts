import { readFileSync } from 'node:fs'
import { isTimeZone } from '@huiyin/kernel'
import { findCalendar } from '@huiyin/calendar'
import { OUTCOME_CODES } from '@huiyin/contracts/rectification'
import { parse } from 'yaml'
import { z } from 'zod'

const pattern = z.string().refine((text) => {
  try {
    return new RegExp(text) !== null
  } catch {
    return false
  }
}, 'a regular expression')

/** How another city's file becomes items: columns, formats, time zone. One file a city, no code. */
const mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{2,40}$/),
  zone: z.string().refine(isTimeZone, 'a time zone this machine knows'),
  calendar: z.string().refine((key) => findCalendar(key) !== undefined, 'a calendar of the product'),
  dateFormat: z.string(),
  header: z.array(z.string()).min(1),
  columns: z.strictObject({
    id: z.string(),
    received: z.string(),
    due: z.string(),
    completed: z.string(),
    outcome: z.string(),
    summary: z.string(),
    unit: z.string(),
    category: z.string(),
    place: z.string(),
    channel: z.string(),
  }),
  duplicate: z.strictObject({ column: z.string(), matches: pattern }),
  outcomes: z.array(z.strictObject({ matches: pattern, code: z.enum(OUTCOME_CODES) })).min(1),
})
export type Mapping = z.infer<typeof mapping>

/** The mapping file cannot be used. */
export class BadMapping extends Error {
  override name = 'BadMapping'
}

/** Reads and checks a mapping file. */
export const readMapping = (file: string): Mapping => {
  const read = mapping.safeParse(parse(readFileSync(file, 'utf8')))
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new BadMapping(`${file} cannot be used:\n${problems.join('\n')}`)
  }
  const { header, columns, duplicate } = read.data
  const missing = [...Object.values(columns), duplicate.column].filter((column) => !header.includes(column))
  if (missing.length > 0) throw new BadMapping(`${file} uses columns its header does not name: ${missing.join(', ')}`)
  return read.data
}
