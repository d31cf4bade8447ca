import { commandsByContext, scopeFor } from '@huiyin/contracts'
import { mayAtAll, type Viewer } from '@huiyin/nest-platform'
import type { Action } from './actions.js'
import type { FindingRow } from './inspection-rows.js'
import type { InspectionListRow } from './list-rows.js'

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

const actionOn = (
  viewer: Who,
  { unit_id: unitId }: InspectionListRow,
  { command, target, refusal }: Pick<Action, 'command' | 'target' | 'refusal'>,
): readonly Action[] => {
  const definition = commandsByContext['intake']?.[command]
  if (!definition || !mayAtAll(definition, viewer)) return []
  const isForeign = scopeFor(definition, viewer.roles) === 'ownUnit' && !viewer.unitIds.includes(unitId)
  const stands = isForeign ? 'NotYourUnit' : refusal
  return [{ command, context: 'intake', target, allowed: stands === null, refusal: stands }]
}

/** What the viewer could do about an inspection and each of its findings now; the decider decides. */
export const inspectionActionsFor = (
  viewer: Who,
  row: InspectionListRow,
  findings: readonly FindingRow[],
): readonly Action[] => [
  ...Object.entries(HINTS).flatMap(([command, hint]) =>
    actionOn(viewer, row, { command, target: row.inspection_id, refusal: hint(row) }),
  ),
  ...findings.flatMap((finding) =>
    ON_A_FINDING.flatMap((command) =>
      actionOn(viewer, row, { command, target: finding.findingId, refusal: settledAlready(row, finding) }),
    ),
  ),
]

/** The commands there is a hint for. */
export const INSPECTION_HINTED: readonly string[] = [...Object.keys(HINTS), ...ON_A_FINDING]
