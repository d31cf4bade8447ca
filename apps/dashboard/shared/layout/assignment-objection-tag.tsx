import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../api/schema.generated.js'
import { formatInstant } from '../format/dates.js'
import { useSigned } from '../viewer/viewer.js'

interface AssignmentObjectionTagProps {
  readonly row: Pick<ItemRow, 'assignmentObjection'>
  /** The moment of the server's answer. */
  readonly now: string
}

/** That the unit objects to having got it, and by when that is decided; nothing where it does not. */
export const AssignmentObjectionTag = ({ row: { assignmentObjection }, now }: AssignmentObjectionTagProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  if (!assignmentObjection) return null
  const { dueAt } = assignmentObjection
  const isLate = dueAt !== null && dueAt < now
  const at = dueAt === null ? '' : formatInstant(dueAt, me.zone)
  return (
    <span className="state state-warn">
      ↩ {t(isLate ? 'desk.assignmentObjectionLate' : 'desk.assignmentObjection', { at })}
    </span>
  )
}
