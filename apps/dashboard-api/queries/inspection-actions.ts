import type { Viewer } from '@huiyin/nest-platform'
import type { FindingRow } from './inspection-rows.js'
import type { InspectionListRow } from './list-rows.js'
import { offered, type Action } from './offered.js'

type Hint = (row: InspectionListRow) => string | null

const notOpen: Hint = ({ state }) => {
  if (state === 'calledOff') return 'InspectionCalledOff'
  if (state === 'planned') return 'InspectionNotHeld'
  return state === 'ended' ? 'InspectionEndedAlready' : null
}

const notPlanned: Hint = ({ state }) => {
  if (state === 'calledOff') return 'InspectionCalledOff'
  return state === 'planned' ? null : 'InspectionHeldAlready'
}

const HINTS: Readonly<Record<string, Hint>> = {
  HoldInspection: notPlanned,
  MoveInspection: notPlanned,
  CallOffInspection: notPlanned,
  RecordFinding: notOpen,
  EndInspection: (row) => notOpen(row) ?? (row.findings_open > 0 ? 'FindingsOpen' : null),
}

const ON_A_FINDING = ['MakeFindingItem', 'SettleOnTheSpot', 'NoteFinding'] as const

const settledAlready = (row: InspectionListRow, { settledAs }: FindingRow): string | null =>
  notOpen(row) ?? (settledAs === null ? null : 'FindingSettledAlready')

type Who = Pick<Viewer, 'roles' | 'unitIds'>

const of = ({ unit_id: unitId }: InspectionListRow) => ({ context: 'intake', unitId })

/** What the viewer could do about an inspection and each of its findings now; the decider decides. */
export const inspectionActionsFor = (
  viewer: Who,
  row: InspectionListRow,
  findings: readonly FindingRow[],
): readonly Action[] => [
  ...Object.entries(HINTS).flatMap(([command, hint]) =>
    offered(viewer, { command, target: row.inspection_id, ...of(row), hint: () => hint(row) }),
  ),
  ...findings.flatMap((finding) =>
    ON_A_FINDING.flatMap((command) =>
      offered(viewer, { command, target: finding.findingId, ...of(row), hint: () => settledAlready(row, finding) }),
    ),
  ),
]

/** The commands there is a hint for. */
export const INSPECTION_HINTED: readonly string[] = [...Object.keys(HINTS), ...ON_A_FINDING]
