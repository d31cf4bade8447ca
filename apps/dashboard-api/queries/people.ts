import { dayIn } from '@huiyin/kernel'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp } from './as-of.js'
import type { AppointmentListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'

/** A person of the organisation, where facts and rows name only the id. */
export interface Person {
  readonly personId: string
  readonly name: string
  readonly postTitle: string
  readonly unitId: string
  /** Whether the appointment named is held today; the last one is named where none is. */
  readonly current: boolean
}

const isHeld = ({ valid_from: from, valid_to: to }: AppointmentListRow, today: string): boolean =>
  from <= today && (to === null || to >= today)

const isLater = (one: AppointmentListRow, other: AppointmentListRow, today: string): boolean => {
  const [held, otherHeld] = [isHeld(one, today), isHeld(other, today)]
  return held === otherHeld ? one.valid_from > other.valid_from : held
}

/** Each person once: by the appointment held on a day, else by the one that began last. */
export const peopleOf = (rows: readonly AppointmentListRow[], today: string): readonly Person[] => {
  const chosen = new Map<string, AppointmentListRow>()
  for (const row of rows) {
    const before = chosen.get(row.person_id)
    if (!before || isLater(row, before, today)) chosen.set(row.person_id, row)
  }
  return [...chosen.values()].map((row) => ({
    personId: row.person_id,
    name: row.person_name,
    postTitle: row.post_title,
    unitId: row.unit_id,
    current: isHeld(row, today),
  }))
}

/** The people of the viewer's tenant, those who left included: older facts still name them. */
export const findPeople = async (ports: DashboardPorts, viewer: Viewer): Promise<QuestionAnswer<readonly Person[]>> => {
  const { at } = await caughtUp(ports, 'lists')
  const rows = await ports.lists
    .selectFrom('appointments')
    .select([
      'tenant',
      'person_id',
      'person_name',
      'post_id',
      'post_title',
      'rank',
      'unit_id',
      'valid_from',
      'valid_to',
    ])
    .where('tenant', '=', viewer.tenant)
    .orderBy('person_id')
    .orderBy('valid_from')
    .execute()
  return answered(peopleOf(rows, dayIn(ports.zoneOf(viewer.tenant), at)))
}
