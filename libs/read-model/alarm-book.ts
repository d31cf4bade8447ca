import type { Kysely } from 'kysely'
import type { Instant, TimeZone } from '@huiyin/kernel'
import type { AlarmRow } from './alarm-list.js'
import type { ListDefinition } from './list.js'

/** An alarm that is set, as whoever fires it needs it. */
export interface SetAlarm {
  readonly key: string
  readonly dueAt: Instant
  readonly zone: TimeZone
  readonly tenant: string
  readonly command: string
  readonly input: unknown
}

const setAlarm = (row: Omit<AlarmRow, 'unit_id' | 'state' | 'about' | 'position'>): SetAlarm => ({
  key: row.alarm_key,
  dueAt: row.due_at,
  zone: row.zone,
  tenant: row.tenant,
  command: row.command,
  input: JSON.parse(row.input),
})

const byDueThenKey = (one: SetAlarm, other: SetAlarm): number => {
  const [first, second] = one.dueAt === other.dueAt ? [one.key, other.key] : [one.dueAt, other.dueAt]
  return first < second ? -1 : first > second ? 1 : 0
}

/**
 * The alarm lists of one process as one book: the alarms that are set and due at or before an instant (null: whenever),
 * in the order in which they are due, those of one instant by key; at most `limit`.
 */
export const alarmBook = <Tables>(query: Kysely<Tables>, lists: readonly ListDefinition[]) => {
  const tables = query as unknown as Kysely<Record<string, AlarmRow>>
  const inList = (name: string, until: Instant | null, limit: number) => {
    const set = tables
      .selectFrom(name)
      .select(['alarm_key', 'due_at', 'zone', 'tenant', 'command', 'input'])
      .where('state', '=', 'set')
    const due = until === null ? set : set.where('due_at', '<=', until)
    return due.orderBy('due_at').orderBy('alarm_key').limit(limit).execute()
  }
  return {
    due: async (until: Instant | null, limit: number): Promise<readonly SetAlarm[]> => {
      const rows = await Promise.all(lists.map(({ name }) => inList(name, until, limit)))
      return rows.flat().map(setAlarm).sort(byDueThenKey).slice(0, limit)
    },
  }
}
