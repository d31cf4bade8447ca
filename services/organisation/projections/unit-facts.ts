import { defineFactTable, type FactCell } from '@huiyin/analytics'
import { unitEvents, type UnitEvent } from '../domain/unit/events.js'

const columns = {
  unit_id: 'String',
  fact: 'LowCardinality(String)',
  name: 'String',
  name_en: 'String',
  parent_id: 'String',
  level: 'LowCardinality(String)',
  into_unit_id: 'String',
  valid_from: 'Date32',
} as const

type Cells = Readonly<Record<Exclude<keyof typeof columns, 'unit_id' | 'valid_from'>, FactCell>>

const blank: Cells = { fact: '', name: '', name_en: '', parent_id: '', level: '', into_unit_id: '' }

/** That the day of a merger came says nothing that the merger did not. */
type Told = Exclude<UnitEvent, { type: 'UnitTakenOver' }>

const cellsOf = (event: Told): Cells => {
  switch (event.type) {
    case 'UnitCreated': {
      const { name, nameEn, parentId, level } = event.data
      return { ...blank, fact: 'created', name, name_en: nameEn ?? '', parent_id: parentId ?? '', level }
    }
    case 'UnitRenamed':
      return { ...blank, fact: 'renamed', name: event.data.name, name_en: event.data.nameEn ?? '' }
    case 'UnitMoved':
      return { ...blank, fact: 'moved', parent_id: event.data.parentId }
    case 'UnitMerged':
      return { ...blank, fact: 'merged', into_unit_id: event.data.intoUnitId }
    case 'UnitClosed':
      return { ...blank, fact: 'closed' }
  }
}

/** What happened to units and from which day, so that figures can show names and peers as of a day. */
export const unitFacts = defineFactTable({
  name: 'unit_facts',
  says: 'One row a fact of a unit: its names, its parents, its end, each from a day on.',
  from: unitEvents,
  columns,
  orderBy: ['unit_id'],
  row: (event, at) =>
    event.type === 'UnitTakenOver'
      ? null
      : { unit_id: at.streamId, ...cellsOf(event), valid_from: event.data.validFrom },
})
