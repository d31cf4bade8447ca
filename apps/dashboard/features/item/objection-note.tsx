import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/** Which objections wait, by when, and who may decide; nothing where none does. */
export const ObjectionNote = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  if (!item.row || item.row.objections === 0) return null
  const [dueAt] = item.entries.flatMap((entry) => entry.objectionDueAt ?? []).toSorted()
  const due = dueAt === undefined ? MISSING : formatInstant(dueAt, me.zone)
  return <Alert type="warning" showIcon title={t('item.objection', { count: item.row.objections, due })} />
}
