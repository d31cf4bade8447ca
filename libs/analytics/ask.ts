import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Instant } from '@huiyin/kernel'
import type { Position } from '@huiyin/event-sourcing'
import { databaseOf } from './fact-table.js'

/** What every question is asked as of: a prefix of the log, and the moment verdicts are given for. */
export interface AsOf {
  readonly position: Position
  readonly at: Instant
}

/** A parameter of a question. Instants go as `Date`. */
export type Parameter = string | number | Date | readonly Parameter[]

const folder = join(dirname(createRequire(import.meta.url).resolve('@huiyin/analytics/package.json')), 'questions')
const texts = new Map<string, string>()

/** The SQL of a question with the fragments it includes (`{{name}}`), as it is sent. */
export const questionSql = (name: string): string => {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = readFileSync(join(folder, `${name}.sql`), 'utf8')
  const whole = text.replace(/\{\{([a-z-]+)\}\}/g, (_, fragment: string) => questionSql(fragment))
  texts.set(name, whole)
  return whole
}

/** Asks questions of one generation. Each question is one SQL file, the same for every ClickHouse. */
export type Ask = <Row>(
  question: string,
  asOf: AsOf,
  parameters?: Readonly<Record<string, Parameter>>,
) => Promise<Row[]>

/**
 * A moment as ClickHouse reads it alone and in an array, to the millisecond. The client in front of a server would write
 * it as a number, which no array of `DateTime64` takes; the one in this process would cut it to the second.
 */
const written = (value: Parameter): Parameter => {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '')
  return Array.isArray(value) ? value.map(written) : value
}

/** Binds the questions to a client and the live generation. 64-bit integers come back as numbers. */
export const asking =
  (client: ClickHouseClient, generation: () => number | Promise<number>): Ask =>
  async <Row>(question: string, asOf: AsOf, parameters: Readonly<Record<string, Parameter>> = {}) => {
    const given = Object.entries({ ...parameters, as_of: new Date(asOf.at) })
    const answer = await client.query({
      query: questionSql(question),
      format: 'JSONEachRow',
      query_params: {
        ...Object.fromEntries(given.map(([name, value]) => [name, written(value)])),
        db: databaseOf(await generation()),
        position: asOf.position,
      },
      clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
    })
    return (await answer.json()) as Row[]
  }
