import { filledValues, type FieldValues, type FilledValue, type InspectionKind } from '@huiyin/contracts/intake'
import type { InspectionListRow } from './list-rows.js'

/** An inspection as a list shows it. */
export interface InspectionRow {
  readonly inspectionId: string
  readonly kind: string
  readonly kindZh: string
  readonly kindEn: string
  readonly title: string
  readonly state: string
  readonly campaign: string | null
  readonly keyDate: string | null
  readonly plannedOn: string
  /** The day it was planned for at first; `plannedOn` where it was never moved. */
  readonly firstPlannedOn: string
  readonly moves: number
  /** Why it was moved the last time, or called off. */
  readonly changeReason: string | null
  readonly byUnitId: string
  readonly team: readonly string[]
  readonly unitIds: readonly string[]
  readonly places: readonly string[]
  readonly heldAt: string | null
  readonly heldRecordedAt: string | null
  /** Whether it was held on the day it was planned for, or before; null: neither held nor over due. */
  readonly inTime: boolean | null
  readonly findings: number
  readonly findingsOpen: number
  readonly endedAt: string | null
}

/** A piece of evidence of a finding, by what it is. */
export interface FindingFile {
  readonly file: string
  readonly sha256: string
  readonly name: string
  readonly madeOn: string
  readonly size: number
  readonly mediaType: string
}

/** A finding with what became of it. */
export interface FindingRow {
  readonly inspectionId: string
  readonly findingId: string
  readonly text: string
  readonly category: string
  readonly manifestation: string | null
  readonly violation: string | null
  readonly campaign: string | null
  readonly unitId: string
  readonly benchmark: string
  readonly place: string | null
  readonly fields: readonly FilledValue[]
  readonly evidence: readonly FindingFile[]
  readonly complainedOf: readonly string[]
  readonly foundAt: string
  readonly recordedAt: string
  readonly foundBy: string
  /** item, onTheSpot, noted; null: nobody has said yet. */
  readonly settledAs: string | null
  readonly settledText: string | null
  readonly itemId: string | null
}

/** A finding as the column `findings` has it. */
interface Listed {
  readonly findingId: string
  readonly text: string
  readonly category: string
  readonly manifestation?: string
  readonly violation?: string
  readonly unitId: string
  readonly benchmark: string
  readonly place: string | null
  readonly fields: FieldValues
  readonly evidence: readonly FindingFile[]
  readonly complainedOf?: readonly string[]
  readonly foundAt: string
  readonly recordedAt: string
  readonly foundBy: string
  readonly settled: { readonly as: string; readonly itemId: string | null; readonly text: string | null } | null
}

const idsIn = (column: string): readonly string[] => JSON.parse(column) as readonly string[]
export const kindIn = ({ definition }: Pick<InspectionListRow, 'definition'>): InspectionKind =>
  JSON.parse(definition) as InspectionKind

/** The findings of an inspection, as they were recorded. */
export const findingsOf = (row: InspectionListRow): readonly FindingRow[] => {
  const { findingFields } = kindIn(row)
  return (JSON.parse(row.findings) as readonly Listed[]).map(({ settled, ...one }) => ({
    ...{ ...one, inspectionId: row.inspection_id, campaign: row.campaign },
    manifestation: one.manifestation ?? null,
    violation: one.violation ?? null,
    fields: filledValues(findingFields, one.fields),
    complainedOf: one.complainedOf ?? [],
    settledAs: settled?.as ?? null,
    settledText: settled?.text ?? null,
    itemId: settled?.itemId ?? null,
  }))
}

/** Judged by the day it happened, whenever it was recorded; one that is over due and not held is late as well. */
const inTimeOf = (row: InspectionListRow, today: string): boolean | null => {
  const { held_on: heldOn, planned_on: plannedOn, state } = row
  if (heldOn !== null) return heldOn <= plannedOn
  return state === 'planned' && plannedOn < today ? false : null
}

/** An inspection as its list shows it on a day. */
export const inspectionRowOf = (row: InspectionListRow, today: string): InspectionRow => {
  const { zh: kindZh, en: kindEn } = kindIn(row)
  return {
    ...{ inspectionId: row.inspection_id, kind: row.kind, kindZh, kindEn, title: row.title, state: row.state },
    ...{ campaign: row.campaign, keyDate: row.key_date, plannedOn: row.planned_on, byUnitId: row.unit_id },
    ...{ firstPlannedOn: row.first_planned_on, moves: row.moves, changeReason: row.change_reason },
    ...{ team: idsIn(row.team), unitIds: idsIn(row.units), places: idsIn(row.places) },
    ...{ heldAt: row.held_at, heldRecordedAt: row.held_recorded_at, inTime: inTimeOf(row, today) },
    findings: (JSON.parse(row.findings) as readonly unknown[]).length,
    ...{ findingsOpen: row.findings_open, endedAt: row.ended_at },
  }
}
