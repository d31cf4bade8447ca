import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Position } from '@huiyin/event-sourcing'
import type { PublishedEvent } from '@huiyin/messaging'
import type { Mark, MarkStore, Place, RelayMark } from './mark-store.js'

/** Numbers that a driver may give as text, because they can be larger than a number of JavaScript. */
type Wide = number | string

interface MarkRow {
  readonly consumer: string
  readonly topic: string
  readonly partition: number
  readonly generation: Wide
  readonly epoch: string | null
  readonly position: Wide | null
  readonly hash: string | null
  readonly next_offset: Wide | null
  readonly cluster: string | null
}

/** The tables of a mark store, for whoever keeps them in a database with others. */
export interface MarkTables {
  readonly bus_marks: MarkRow
  readonly bus_relays: {
    readonly relay: string
    readonly epoch: string
    readonly position: Wide
    readonly hash: string
    readonly cluster: string
  }
  readonly bus_letters: {
    readonly consumer: string
    readonly position: Wide
    readonly event: string
    readonly reason: string
    readonly attempts: number
  }
}

/** Makes the tables where they are not; the same on SQLite and on PostgreSQL. */
export const createMarkTables = async (db: Kysely<MarkTables>): Promise<void> => {
  await db.schema
    .createTable('bus_marks')
    .ifNotExists()
    .addColumn('consumer', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('partition', 'integer', (column) => column.notNull())
    .addColumn('generation', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'text')
    .addColumn('position', 'bigint')
    .addColumn('hash', 'text')
    .addColumn('next_offset', 'bigint')
    .addColumn('cluster', 'text')
    .addPrimaryKeyConstraint('bus_marks_key', ['consumer', 'topic', 'partition'])
    .execute()
  await db.schema
    .createTable('bus_relays')
    .ifNotExists()
    .addColumn('relay', 'text', (column) => column.primaryKey())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('cluster', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('bus_letters')
    .ifNotExists()
    .addColumn('consumer', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('bus_letters_key', ['consumer', 'position'])
    .execute()
}

const checkpointIn = (epoch: string, position: Wide, hash: string) => ({
  ...{ epoch, position: Number(position) as Position, hash },
})

const markIn = ({ epoch, position, hash, next_offset, cluster }: Selectable<MarkRow>): Mark | null => {
  if (next_offset === null || cluster === null) return null
  const isPlaced = epoch !== null && position !== null && hash !== null
  return { at: isPlaced ? checkpointIn(epoch, position, hash) : null, offset: Number(next_offset), cluster }
}

/** Touches the row of a claim, so that nobody takes it before the transaction ends. False: somebody has. */
const holds = async (db: Transaction<MarkTables>, place: Place, generation: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('bus_marks')
    .set({ generation })
    .where('consumer', '=', place.consumer)
    .where('topic', '=', place.topic)
    .where('partition', '=', place.partition)
    .where('generation', '=', generation)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

const consumerMarks = (db: Kysely<MarkTables>): Pick<MarkStore, 'marks' | 'claim'> => ({
  marks: async (consumer) => {
    const rows = await db.selectFrom('bus_marks').selectAll().where('consumer', '=', consumer).execute()
    return rows.flatMap((row) => {
      const mark = markIn(row)
      return mark ? [{ consumer, topic: row.topic, partition: row.partition, ...mark }] : []
    })
  },
  claim: async ({ consumer, topic, partition }) => {
    const empty = { epoch: null, position: null, hash: null, next_offset: null, cluster: null }
    const row = await db
      .insertInto('bus_marks')
      .values({ consumer, topic, partition, generation: 1, ...empty })
      .onConflict((conflict) =>
        conflict.columns(['consumer', 'topic', 'partition']).doUpdateSet(({ eb }) => ({
          generation: eb('bus_marks.generation', '+', 1),
        })),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
    return { generation: Number(row.generation), mark: markIn(row) }
  },
})

const savedMarks = (db: Kysely<MarkTables>): Pick<MarkStore, 'save'> => ({
  save: async ({ consumer, topic, partition }, generation, { at, offset, cluster }) => {
    const place = { epoch: at?.epoch ?? null, position: at?.position ?? null, hash: at?.hash ?? null }
    const { numUpdatedRows } = await db
      .updateTable('bus_marks')
      .set({ ...place, next_offset: offset, cluster })
      .where('consumer', '=', consumer)
      .where('topic', '=', topic)
      .where('partition', '=', partition)
      .where('generation', '=', generation)
      .where(({ eb, or, and }) =>
        or([
          eb('position', 'is', null),
          ...(at ? [and([eb('epoch', '=', at.epoch), eb('position', '<=', at.position)])] : []),
        ]),
      )
      .where(({ eb, or }) =>
        or([eb('cluster', 'is', null), eb('cluster', '<>', cluster), eb('next_offset', '<=', offset)]),
      )
      .executeTakeFirst()
    return Number(numUpdatedRows) === 1
  },
})

const relayMarks = (db: Kysely<MarkTables>): Pick<MarkStore, 'relayMark' | 'advance'> => ({
  relayMark: async (relay) => {
    const row = await db.selectFrom('bus_relays').selectAll().where('relay', '=', relay).executeTakeFirst()
    return row ? { at: checkpointIn(row.epoch, row.position, row.hash), cluster: row.cluster } : null
  },
  advance: async (relay, { at, cluster }: RelayMark) => {
    const row = { epoch: at.epoch, position: at.position, hash: at.hash, cluster }
    await db
      .insertInto('bus_relays')
      .values({ relay, ...row })
      .onConflict((conflict) =>
        conflict
          .column('relay')
          .doUpdateSet(row)
          .where('bus_relays.epoch', '=', at.epoch)
          .where(({ eb, or }) =>
            or([eb('bus_relays.position', '<', at.position), eb('bus_relays.cluster', '<>', cluster)]),
          ),
      )
      .execute()
  },
})

const letterShelf = (db: Kysely<MarkTables>): Pick<MarkStore, 'bury' | 'letters' | 'putLetter' | 'removeLetter'> => {
  const put = async (
    on: Kysely<MarkTables>,
    { consumer, position, event, reason, attempts }: Parameters<MarkStore['putLetter']>[0],
  ) => {
    const row = { event: JSON.stringify(event), reason, attempts }
    await on
      .insertInto('bus_letters')
      .values({ consumer, position, ...row })
      .onConflict((conflict) => conflict.columns(['consumer', 'position']).doUpdateSet(row))
      .execute()
  }
  return {
    bury: (place, generation, letter) =>
      db.transaction().execute(async (transaction) => {
        if (!(await holds(transaction, place, generation))) return false
        await put(transaction, letter)
        return true
      }),
    letters: async () => {
      const rows = await db.selectFrom('bus_letters').selectAll().orderBy('position').orderBy('consumer').execute()
      return rows.map(({ position, event, ...row }) => ({
        ...row,
        position: Number(position) as Position,
        event: JSON.parse(event) as PublishedEvent,
      }))
    },
    putLetter: (letter) => put(db, letter),
    removeLetter: async ({ consumer, position }) => {
      const { numDeletedRows } = await db
        .deleteFrom('bus_letters')
        .where('consumer', '=', consumer)
        .where('position', '=', position)
        .executeTakeFirst()
      return Number(numDeletedRows) === 1
    },
  }
}

/**
 * Marks and dead letters in tables of a database that kysely speaks with. The tables must be there
 * (`createMarkTables`); closing it closes the connection.
 */
export const kyselyMarkStore = (db: Kysely<MarkTables>): MarkStore => ({
  ...consumerMarks(db),
  ...savedMarks(db),
  ...relayMarks(db),
  ...letterShelf(db),
  remembered: async () => {
    const marks = await db.selectFrom('bus_marks').selectAll().execute()
    const relays = await db.selectFrom('bus_relays').selectAll().execute()
    return [
      ...marks.flatMap((row) => {
        const at = markIn(row)?.at
        return at ? [{ who: row.consumer, at }] : []
      }),
      ...relays.map(({ relay, epoch, position, hash }) => ({ who: relay, at: checkpointIn(epoch, position, hash) })),
    ]
  },
  forget: () =>
    db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('bus_marks').execute()
      await transaction.deleteFrom('bus_relays').execute()
    }),
  close: () => db.destroy(),
})
