import { sql, type Generated, type Kysely } from 'kysely'
import type { CopyStore, PublishedEvent } from '@huiyin/messaging'

/** The table of the copies a service keeps of what others published. */
export interface CopyTables {
  readonly copies: {
    readonly ordinal: Generated<number>
    readonly copy: string
    readonly id: string
    readonly event: string
  }
}

/** Makes the table where it is not. */
export const createCopyTable = async (db: Kysely<CopyTables>): Promise<void> => {
  await sql`
    CREATE TABLE IF NOT EXISTS copies (
      ordinal bigserial PRIMARY KEY, copy text NOT NULL, id text NOT NULL, event text NOT NULL, UNIQUE (copy, id)
    )`.execute(db)
}

/** Every copy away, for a log that was restored: what is published is heard again, and what was lost is not. */
export const forgetCopies = async (db: Kysely<CopyTables>): Promise<void> => {
  await db.deleteFrom('copies').execute()
}

/**
 * The local copies of one process in PostgreSQL: they are held in its memory, so each instance keeps what itself has
 * heard. They lie in the database of the marks that passed them and are written before these, so whatever a crash of the
 * server takes away, it takes no event from under its mark.
 */
export const postgresCopyStore = (db: Kysely<CopyTables>, instance: string): CopyStore => {
  const own = (copy: string) => `${copy}@${instance}`
  return {
    load: async (copy) => {
      const of = db.selectFrom('copies').select('event').where('copy', '=', own(copy))
      const rows = await of.orderBy('ordinal').execute()
      return rows.map(({ event }) => JSON.parse(event) as PublishedEvent)
    },
    keep: async (copy, event) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('copies')
        .values({ copy: own(copy), id: event.id, event: JSON.stringify(event) })
        .onConflict((conflict) => conflict.columns(['copy', 'id']).doNothing())
        .executeTakeFirst()
      return Number(numInsertedOrUpdatedRows) === 1
    },
  }
}
