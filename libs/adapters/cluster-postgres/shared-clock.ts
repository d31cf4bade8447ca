import { sql, type Kysely } from 'kysely'
import { systemClock, type Clock, type Instant } from '@huiyin/kernel'
import { ClockNotMovable } from '@huiyin/messaging'
import { tablesIn, type SharedPlace } from './place.js'

interface ClockTables {
  readonly clock: { readonly one: boolean; readonly standing: string | null }
}

/** A clock that all processes of an installation share: it stands where it was set, or runs by the machine's. */
export interface SharedClock extends Clock {
  /** Whether it stands still. */
  isStanding(): boolean
  /** Looks now where it stands, and says so; null: it runs by the machine's clock. */
  look(): Promise<Instant | null>
  /** Sets it for all processes. It never goes back; null lets it run from now on. */
  set(standing: Instant | null): Promise<void>
  /** Lets a clock that runs stand here; only where nothing has happened yet, which the caller has made sure of. */
  stand(start: Instant): Promise<void>
  close(): Promise<void>
}

export interface SharedClockOptions extends SharedPlace {
  /** Where it stands when it is made by this process; null, and left out: it runs. */
  readonly start?: Instant | null
  /** How often it is looked at, in milliseconds. */
  readonly lookMillis?: number
  readonly onFault?: (error: unknown) => void
}

const LOOK_MILLIS = 200

const makeRow = async (db: Kysely<ClockTables>, start: Instant | null): Promise<void> => {
  await sql`CREATE TABLE IF NOT EXISTS clock (one boolean PRIMARY KEY CHECK (one), standing text)`.execute(db)
  await db
    .insertInto('clock')
    .values({ one: true, standing: start })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const setRow = async (db: Kysely<ClockTables>, standing: Instant | null): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable('clock')
    .set({ standing })
    .where('standing', 'is not', null)
    .$if(standing !== null, (query) => query.where('standing', '<=', standing))
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) {
    throw new ClockNotMovable('the shared clock runs by itself, or stands later than where it is to be set')
  }
}

/**
 * The clock of an installation in one row. Between two looks a process may be behind by as long as they are apart: who
 * moves the clock lets every process look before it goes on (design §3, moving a virtual clock).
 */
export const sharedClock = async (options: SharedClockOptions): Promise<SharedClock> => {
  const { start: first = null, lookMillis = LOOK_MILLIS, onFault = () => undefined, ...place } = options
  const db = await tablesIn<ClockTables>(place, { max: 1, make: (tables) => makeRow(tables, first) })
  let standing: Instant | null = null
  const look = async (): Promise<Instant | null> => {
    const row = await db.selectFrom('clock').select('standing').executeTakeFirstOrThrow()
    standing = row.standing as Instant | null
    return standing
  }
  await look()
  const timer = setInterval(() => void look().catch(onFault), lookMillis)
  timer.unref()
  return {
    now: () => standing ?? systemClock.now(),
    isStanding: () => standing !== null,
    look,
    set: async (target) => {
      await setRow(db, target)
      await look()
    },
    stand: async (start) => {
      await db.updateTable('clock').set({ standing: start }).execute()
      await look()
    },
    close: async () => {
      clearInterval(timer)
      await db.destroy()
    },
  }
}
