import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Day } from '@huiyin/kernel'
import {
  lineText,
  parseLine,
  type AccessDays,
  type AccessLine,
  type AccessStorage,
  type DayDigest,
} from '@huiyin/access-log'
import type { AccessTables } from './access-tables.js'

type Db = Kysely<AccessTables>

const LINES_AT_ONCE = 5_000

/** An item as it is looked for: PostgreSQL keeps every text but one with a zero in it. */
const looked = (item: string): string => item.replaceAll('\u0000', '\uFFFD')

/** The lines of a day in their order, a part at a time: a day of a city may be long. */
export const linesOf = async function* (db: Db, day: Day): AsyncGenerator<readonly string[]> {
  for (let last = '0', more = true; more;) {
    const after = db.selectFrom('lines').select(['id', 'line']).where('day', '=', day).where('id', '>', last)
    const rows = await after.orderBy('id').limit(LINES_AT_ONCE).execute()
    if (rows.length > 0) yield rows.map(({ line }) => line)
    last = rows.at(-1)?.id ?? last
    more = rows.length === LINES_AT_ONCE
  }
}

const digestOf = async (db: Db, day: Day): Promise<DayDigest | null> => {
  const hash = createHash('sha256')
  let lines = 0
  for await (const part of linesOf(db, day)) {
    for (const line of part) hash.update(line)
    lines += part.length
  }
  return lines === 0 ? null : { lines, hash: hash.digest('hex') }
}

/** Puts lines of a copy back, each with its end, behind those of the day that are there; nobody else may be adding. */
export const putLines = async (db: Db, day: Day, lines: readonly string[]): Promise<void> => {
  const items = lines.map((line) => parseLine(line)?.item ?? null).map((item) => (item === null ? null : looked(item)))
  await sql`
    INSERT INTO lines (day, item, line)
    SELECT ${day}, one.item, one.line
    FROM unnest(${items}::text[], ${lines}::text[]) WITH ORDINALITY AS one (item, line, nth)
    ORDER BY one.nth`.execute(db)
}

/** The days of the access log in the tables. */
export const accessDaysOf = (db: Db): AccessDays => ({
  place: 'its lines:',
  days: async () => {
    const rows = await db.selectFrom('lines').select('day').distinct().orderBy('day').execute()
    return rows.map(({ day }) => day)
  },
  digestOf: (day) => digestOf(db, day),
})

/**
 * One statement: it waits for whoever is just ending a day and then sees where that stands, so no line comes to lie in a
 * day that was ended. Whoever ends one waits for statements like this; they do not wait for each other.
 */
const add = async (db: Db, day: Day, lines: readonly AccessLine[]): Promise<void> => {
  const items = lines.map(({ item }) => (item === null ? null : looked(item)))
  await sql`
    WITH first AS MATERIALIZED (SELECT since FROM first_day FOR SHARE)
    INSERT INTO lines (day, item, line)
    SELECT greatest(first.since, ${day}), one.item, one.line
    FROM first, unnest(${items}::text[], ${lines.map(lineText)}::text[]) WITH ORDINALITY AS one (item, line, nth)
    ORDER BY one.nth`.execute(db)
}

const of = async (db: Db, itemId: string, most: number): Promise<readonly AccessLine[]> => {
  const about = db.selectFrom('lines').select('line').where('item', '=', looked(itemId))
  const rows = await about.orderBy('id', 'desc').limit(most).execute()
  return rows.map(({ line }) => parseLine(line)).filter((line) => line?.item === itemId) as readonly AccessLine[]
}

/**
 * The access log in tables that several processes share (`createAccessTables`): lines are added and never changed. `alone`
 * keeps other processes from digesting meanwhile. Closing it closes the connections.
 */
export const postgresAccessStorage = (db: Db, { alone }: Pick<AccessStorage, 'alone'>): AccessStorage => ({
  ...accessDaysOf(db),
  add: (day, lines) => add(db, day, lines),
  of: (itemId, most) => of(db, itemId, most),
  endBefore: async (day) => {
    await db.updateTable('first_day').set({ since: day }).where('since', '<', day).execute()
  },
  alone,
  close: () => db.destroy(),
})
