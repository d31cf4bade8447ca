import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../api/schema.generated.js'
import { formatInstant } from '../format/dates.js'
import { useSigned } from '../viewer/viewer.js'

interface ReadingTagProps {
  readonly row: Pick<ItemRow, 'readingDueAt' | 'readAt' | 'state'>
  readonly now: string
}

const ENDED = new Set(['declined', 'withdrawn'])

/** That a letter waits for a leader to read it, and since when it is late; nothing where it was read or nobody has to. */
export const ReadingTag = ({ row: { readingDueAt, readAt, state }, now }: ReadingTagProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  if (readingDueAt === null || readAt !== null || ENDED.has(state)) return null
  const at = formatInstant(readingDueAt, me.zone)
  return now > readingDueAt ? (
    <span className="state state-warn">⚠ {t('desk.readLate', { at })}</span>
  ) : (
    <span className="state state-active">✎ {t('desk.readBy', { at })}</span>
  )
}
