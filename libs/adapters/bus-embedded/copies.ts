import Database from 'libsql'
import type { CopyStore, PublishedEvent } from '@huiyin/messaging'

/**
 * The local copies of one process. Give it the file of the bus: what was kept and the mark that passed it are then
 * written one after the other to one write-ahead log, so no crash leaves the mark without the event.
 */
export const sqliteCopyStore = (options: { readonly file: string }): CopyStore & { close(): void } => {
  const database = new Database(options.file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec(`
    CREATE TABLE IF NOT EXISTS copies (
      ordinal INTEGER PRIMARY KEY, copy TEXT NOT NULL, id TEXT NOT NULL, event TEXT NOT NULL, UNIQUE (copy, id)
    );`)
  const insert = database.prepare('INSERT OR IGNORE INTO copies (copy, id, event) VALUES (?, ?, ?)')
  const select = database.prepare('SELECT event FROM copies WHERE copy = ? ORDER BY ordinal')
  return {
    load: (copy) =>
      Promise.resolve(
        (select.all(copy) as { event: string }[]).map(({ event }) => JSON.parse(event) as PublishedEvent),
      ),
    keep: (copy, event) => Promise.resolve(insert.run(copy, event.id, JSON.stringify(event)).changes === 1),
    close: () => {
      database.close()
    },
  }
}
