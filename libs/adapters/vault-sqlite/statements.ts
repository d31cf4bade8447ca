import { WRAPPED_BYTES } from '@huiyin/privacy'
import { VALUE_BYTES, type Connection } from './schema.js'

/** A prepared statement. Its arguments are one list: libsql takes a lone buffer for a set of names. */
interface Statement {
  get(args: readonly unknown[]): unknown
  all(args: readonly unknown[]): unknown[]
  run(args: readonly unknown[]): { readonly lastInsertRowid: number | bigint }
}

/** The statements of a vault, prepared once. */
export const statementsOf = (database: Connection) => {
  const prepare = (sql: string): Statement => database.prepare(sql)
  return {
    subject: prepare('SELECT number, wrapped FROM subjects WHERE subject = ?'),
    addSubject: prepare('INSERT INTO subjects (subject, wrapped) VALUES (?, ?)'),
    zeroKey: prepare(`UPDATE subjects SET wrapped = zeroblob(${WRAPPED_BYTES}) WHERE number = ?`),
    hasValue: prepare('SELECT 1 FROM temp.lookup WHERE value = ? AND subject = ?'),
    addValue: prepare('INSERT INTO blind_rows (value, subject) VALUES (?, ?)'),
    addLookup: prepare('INSERT INTO temp.lookup (value, subject) VALUES (?, ?)'),
    dropLookup: prepare(
      'DELETE FROM temp.lookup WHERE (value, subject) IN (SELECT value, subject FROM blind_rows WHERE subject = ?)',
    ),
    zeroValues: prepare(`UPDATE blind_rows SET value = zeroblob(${VALUE_BYTES}) WHERE subject = ?`),
    subjectsWith: prepare(`
      WITH given AS (SELECT s.subject FROM temp.lookup l JOIN subjects s ON s.number = l.subject WHERE l.value = ?)
      SELECT subject FROM given
      UNION
      SELECT others.subject FROM given
        JOIN links ON links.subject = given.subject JOIN links others ON others.person = links.person
      ORDER BY 1`),
    personOf: prepare('SELECT person FROM links WHERE subject = ?'),
    addLink: prepare('INSERT INTO links (subject, person) VALUES (?, ?)'),
    joinPersons: prepare('UPDATE links SET person = ? WHERE person = ?'),
    dropLink: prepare('DELETE FROM links WHERE subject = ?'),
    linkedTo: prepare(
      'SELECT others.subject FROM links JOIN links others ON others.person = links.person WHERE links.subject = ? ORDER BY 1',
    ),
  }
}

export type Statements = ReturnType<typeof statementsOf>
