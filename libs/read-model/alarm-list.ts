import type { Instant } from '@huiyin/kernel'
import {
  factReader,
  isImportedHeader,
  voidingsOf,
  type EventDefinitions,
  type EventOf,
  type FactAt,
} from '@huiyin/event-sourcing'
import type { ListDefinition, ListRow, ListRowOf } from './list.js'

/** An instant at which something must be looked at, and the command that looks. */
export interface Alarm {
  readonly dueAt: Instant
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
  /** `set`: it will be fired. `done`: it said what it had to say. `cleared`: there is nothing to look at for now. */
  readonly state: 'set' | 'done' | 'cleared'
  /** The unit whose matter it is. */
  readonly unitId: string
  /** The instant it is about, a deadline for instance, so that a later fact can set it again; null: not any more. */
  readonly about: Instant | null
}

/** How one fact changes one alarm. Keys read `<what>/<id>` and are unique among all contexts. */
export interface AlarmChange {
  readonly key: string
  readonly apply: (alarm: Alarm | null) => Alarm | null
}

const columns = {
  alarm_key: 'text',
  tenant: 'text',
  unit_id: 'text',
  state: 'text',
  due_at: 'text',
  zone: 'text',
  command: 'text',
  /** What is asked, as JSON. */
  input: 'text',
  about: 'nullableText',
  position: 'integer',
} as const

export type AlarmRow = ListRowOf<typeof columns>

const alarmOf = (row: AlarmRow): Alarm => ({
  dueAt: row.due_at,
  command: row.command,
  input: JSON.parse(row.input) as Alarm['input'],
  state: row.state as Alarm['state'],
  unitId: row.unit_id,
  about: row.about,
})

const rowOf = (key: string, alarm: Alarm, { tenant, occurred, position }: FactAt): AlarmRow => ({
  alarm_key: key,
  tenant,
  unit_id: alarm.unitId,
  state: alarm.state,
  due_at: alarm.dueAt,
  zone: occurred.zone,
  command: alarm.command,
  input: JSON.stringify(alarm.input),
  about: alarm.about,
  position,
})

/**
 * The alarms of one context, kept from the facts of one aggregate like any list (design §3: a projection of events, not
 * a primary record). A fact may touch several; one that was taken over from another system is history and touches none.
 */
export const defineAlarms = <X extends EventDefinitions>(options: {
  readonly name: string
  readonly says: string
  readonly from: X
  /** Pure: the alarms a fact touches. */
  readonly changes: (event: EventOf<X>, at: FactAt) => readonly AlarmChange[]
}): ListDefinition => {
  const read = factReader(options.from)
  const { name, says, changes } = options
  return {
    ...{ name, says, columns, key: 'alarm_key', unitColumn: 'unit_id', indexes: [['state', 'due_at']] },
    category: options.from.category,
    hiddenFrom: { nobody: 'alarms are read by the product alone' },
    voidings: voidingsOf(options.from),
    read: (stored) => {
      const fact = isImportedHeader(stored.header) ? null : read(stored)
      if (!fact) return []
      return changes(fact.event, fact.at).map(({ key, apply }) => ({
        key,
        apply: (row: ListRow | null) => {
          const alarm = apply(row && alarmOf(row as unknown as AlarmRow))
          return alarm && rowOf(key, alarm, fact.at)
        },
      }))
    },
  }
}
