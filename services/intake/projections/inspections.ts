import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { inspectionEvents, type InspectionData, type InspectionEvent } from '../domain/inspection/events.js'

const columns = {
  inspection_id: 'text',
  tenant: 'text',
  /** The unit that carries it out. */
  unit_id: 'text',
  kind: 'text',
  /** The kind as JSON, as it was defined when the inspection was planned. */
  definition: 'text',
  title: 'text',
  campaign: 'nullableText',
  key_date: 'nullableText',
  planned_on: 'text',
  /** The day it was first planned for, and how often that was changed. */
  first_planned_on: 'text',
  moves: 'integer',
  /** Why it was moved the last time, or called off; null: neither. */
  change_reason: 'nullableText',
  /** planned, calledOff, held, ended. */
  state: 'text',
  /** JSON arrays of ids and texts: as planned, then as it was held. */
  team: 'text',
  units: 'text',
  places: 'text',
  /** When it really happened; null: not held yet. */
  held_at: 'nullableText',
  held_on: 'nullableText',
  /** When that was recorded. */
  held_recorded_at: 'nullableText',
  met: 'nullableText',
  saw: 'nullableText',
  /** JSON: what the record was asked for. */
  fields: 'text',
  /** JSON list of what was found, each with its evidence and what became of it. */
  findings: 'text',
  findings_open: 'integer',
  ended_at: 'nullableText',
  record: 'nullableText',
  /** Everybody a finding complains of as a JSON array; null: nobody is. */
  complained_of: 'nullableText',
  position: 'integer',
} as const

export type InspectionRow = ListRowOf<typeof columns>

/** A finding as it stands in the column `findings`. */
export interface ListedFinding extends InspectionData<'FindingRecorded'> {
  readonly foundAt: string
  readonly recordedAt: string
  readonly foundBy: string
  readonly settled: {
    readonly as: 'item' | 'onTheSpot' | 'noted'
    readonly itemId: string | null
    readonly text: string | null
    readonly at: string
    readonly by: string
  } | null
}

const planned = (data: InspectionData<'InspectionPlanned'>, at: FactAt): InspectionRow => ({
  inspection_id: at.streamId,
  tenant: at.tenant,
  unit_id: data.byUnitId,
  kind: data.kind,
  definition: JSON.stringify(data.definition),
  title: data.title,
  campaign: data.campaign,
  key_date: data.keyDate,
  planned_on: data.plannedOn,
  ...{ first_planned_on: data.plannedOn, moves: 0, change_reason: null },
  state: 'planned',
  ...visitOf(data),
  ...{ held_at: null, held_on: null, held_recorded_at: null, met: null, saw: null, fields: '{}' },
  ...{ findings: '[]', findings_open: 0, ended_at: null, record: null, complained_of: null },
  position: at.position,
})

const visitOf = ({ team, unitIds, places }: Pick<InspectionData<'InspectionHeld'>, 'team' | 'unitIds' | 'places'>) => ({
  ...{ team: JSON.stringify(team), units: JSON.stringify(unitIds), places: JSON.stringify(places) },
})

const held = (data: InspectionData<'InspectionHeld'>, at: FactAt): Partial<InspectionRow> => ({
  ...{ state: 'held', held_at: data.heldAt, held_on: data.heldOn, held_recorded_at: at.recordedAt },
  ...visitOf(data),
  ...{ met: data.met, saw: data.saw, fields: JSON.stringify(data.fields) },
})

const findingsIn = ({ findings }: InspectionRow) => JSON.parse(findings) as readonly ListedFinding[]

const withFindings = (findings: readonly ListedFinding[]): Partial<InspectionRow> => ({
  findings: JSON.stringify(findings),
  findings_open: findings.filter(({ settled }) => settled === null).length,
})

const withPersons = (row: InspectionRow, persons: readonly string[] = []): Partial<InspectionRow> => {
  const before = row.complained_of === null ? [] : (JSON.parse(row.complained_of) as readonly string[])
  const all = [...new Set([...before, ...persons])]
  return { complained_of: all.length === 0 ? null : JSON.stringify(all) }
}

const recorded = (row: InspectionRow, data: InspectionData<'FindingRecorded'>, at: FactAt): Partial<InspectionRow> => {
  const found = { foundAt: at.occurred.at, recordedAt: at.recordedAt, foundBy: at.actor.person, settled: null }
  return { ...withFindings([...findingsIn(row), { ...data, ...found }]), ...withPersons(row, data.complainedOf) }
}

type Settling = Extract<InspectionEvent, { type: 'FindingBecameItem' | 'FindingSettled' | 'FindingNoted' }>

const settledAs = ({ type, data }: Settling) => {
  switch (type) {
    case 'FindingBecameItem':
      return { as: 'item' as const, itemId: data.itemId, text: null }
    case 'FindingSettled':
      return { as: 'onTheSpot' as const, itemId: null, text: data.done }
    case 'FindingNoted':
      return { as: 'noted' as const, itemId: null, text: data.reason }
  }
}

const settled = (row: InspectionRow, event: Settling, at: FactAt): Partial<InspectionRow> => {
  const now = { ...settledAs(event), at: at.occurred.at, by: at.actor.person }
  const { findingId } = event.data
  return withFindings(findingsIn(row).map((one) => (one.findingId === findingId ? { ...one, settled: now } : one)))
}

type Later = Exclude<InspectionEvent, { type: 'InspectionPlanned' }>

const change = (row: InspectionRow, event: Later, at: FactAt): Partial<InspectionRow> => {
  switch (event.type) {
    case 'InspectionMoved':
      return { planned_on: event.data.plannedOn, moves: row.moves + 1, change_reason: event.data.reason }
    case 'InspectionCalledOff':
      return { state: 'calledOff', change_reason: event.data.reason }
    case 'InspectionHeld':
      return held(event.data, at)
    case 'FindingRecorded':
      return recorded(row, event.data, at)
    case 'FindingBecameItem':
    case 'FindingSettled':
    case 'FindingNoted':
      return settled(row, event, at)
    case 'FindingComplainedOfRecorded':
      return withPersons(row, event.data.personIds)
    case 'InspectionEnded':
      return { state: 'ended', ended_at: at.occurred.at, record: event.data.record }
  }
}

/** Every inspection with its record and its findings: what is planned and not held is told from it. */
export const inspections = defineList({
  name: 'inspections',
  says: 'One row an inspection: kind, plan, record, findings.',
  from: inspectionEvents,
  columns,
  key: 'inspection_id',
  unitColumn: 'unit_id',
  hiddenFrom: { column: 'complained_of' },
  indexes: [
    ['tenant', 'planned_on'],
    ['tenant', 'state', 'planned_on'],
  ],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'InspectionPlanned') return planned(event.data, at)
    return row && { ...row, ...change(row, event, at), position: at.position }
  },
})
