import type { Instant } from '@huiyin/kernel'
import type { Viewer } from '@huiyin/nest-platform'
import type { SanctionListRow } from './list-rows.js'
import { offered, type Action } from './offered.js'
import type { DashboardPorts } from './ports.js'

/** Who looks at a measure: the viewer, and the units the viewer belongs to, with every unit above them. */
export interface SanctionViewer extends Pick<Viewer, 'roles' | 'personId' | 'unitIds'> {
  readonly belongsTo: readonly string[]
}

type Hint = (row: SanctionListRow, viewer: SanctionViewer) => string | null

const isConcerned: (row: SanctionListRow, viewer: SanctionViewer) => boolean = (row, { personId, belongsTo }) =>
  row.person_id === personId || belongsTo.includes(row.unit_id)

/** Whether a decision is to be taken: the first one, or one anew because a fact it rests on was voided. */
const isToDecide = ({ state, review_owed: review }: SanctionListRow): boolean => state === 'proposed' || review === 1

const HINTS: Readonly<Record<string, Hint>> = {
  StateOwnView: (row, viewer) => {
    const isOwn = row.person_id === null ? isConcerned(row, viewer) : row.person_id === viewer.personId
    if (!isOwn) return 'NotConcerned'
    return isToDecide(row) ? null : 'SanctionAlreadyDecided'
  },
  DecideSanction: (row, viewer) => {
    if (!isToDecide(row)) return 'SanctionAlreadyDecided'
    if (isConcerned(row, viewer)) return 'OwnUnit'
    return row.proposed_by === viewer.personId ? 'OwnProposal' : null
  },
  ClarifySanction: (row, viewer) => {
    if (row.state === 'clarified') return 'SanctionAlreadyClarified'
    if (row.state === 'proposed') return 'SanctionUndecided'
    return isConcerned(row, viewer) ? 'OwnUnit' : null
  },
}

/** Until the other side has spoken or could have, nothing is issued; it may be let off at any time (S1-81). */
export const isStatementOutstanding = (
  { state, statements, statement_due_at: due }: SanctionListRow,
  now: Instant,
): boolean => state === 'proposed' && statements === 0 && due !== null && due >= now

/** What the viewer could do about a measure now, and what stands in the way; the decider decides. */
export const sanctionActionsFor = (viewer: SanctionViewer, row: SanctionListRow): readonly Action[] =>
  Object.entries(HINTS).flatMap(([command, hint]) => {
    const about = { context: 'accountability', target: row.sanction_id, unitId: row.unit_id }
    return offered(viewer, { command, ...about, hint: () => hint(row, viewer) })
  })

/** The units somebody belongs to: the own one and every unit above it, by today's tree. */
export const belongingOf = async (
  { lists }: DashboardPorts,
  { tenant, unitId }: Viewer,
): Promise<readonly string[]> => {
  if (unitId === null) return []
  const rows = await lists.selectFrom('units').select(['unit_id', 'parent_id']).where('tenant', '=', tenant).execute()
  const parents = new Map(rows.map(({ unit_id: id, parent_id: parent }) => [id, parent]))
  const line: string[] = []
  for (let id: string | null | undefined = unitId; id && !line.includes(id); id = parents.get(id)) line.push(id)
  return line
}

/** The commands there is a hint for. */
export const SANCTION_HINTED = Object.keys(HINTS)
