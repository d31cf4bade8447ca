import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { UnitRecord } from '@huiyin/contracts/organisation'
import type { FactAt } from '@huiyin/event-sourcing'
import { unitEvents } from '../domain/unit/events.js'
import { unit, type UnitState } from '../domain/unit/unit.js'

const columns = {
  unit_id: 'text',
  tenant: 'text',
  name: 'text',
  name_en: 'nullableText',
  parent_id: 'nullableText',
  level: 'text',
  state: 'text',
  into_unit_id: 'nullableText',
  valid_from: 'text',
  ended_from: 'nullableText',
  record: 'text',
  position: 'integer',
} as const

export type UnitRow = ListRowOf<typeof columns>

const stateOf = ({ end }: UnitRecord): string => {
  if (!end) return 'open'
  return end.intoUnitId === null ? 'closed' : 'merged'
}

const rowOf = (record: UnitRecord, at: FactAt, tenant: string): UnitRow => {
  const name = record.names.at(-1)
  return {
    unit_id: at.streamId,
    tenant,
    name: name?.name ?? '',
    name_en: name?.nameEn ?? null,
    parent_id: record.parents.at(-1)?.parentId ?? null,
    level: record.level,
    state: stateOf(record),
    into_unit_id: record.end?.intoUnitId ?? null,
    valid_from: record.validFrom,
    ended_from: record.end?.from ?? null,
    record: JSON.stringify(record),
    position: at.position,
  }
}

/**
 * Every unit as it stands once all that is recorded has come into effect. What may lie ahead is told by `ended_from` and
 * by `record`, the unit through time (`UnitRecord`), from which a snapshot for any day is made.
 */
export const units = defineList({
  name: 'units',
  says: 'One row a unit: name, parent, level, state, and the record of its days.',
  from: unitEvents,
  columns,
  key: 'unit_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'units are about no item' },
  indexes: [['parent_id'], ['tenant', 'level']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    const before = row && (JSON.parse(row.record) as UnitState)
    const after = unit.evolve(before, event)
    return after && rowOf(after, at, row?.tenant ?? at.tenant)
  },
})
