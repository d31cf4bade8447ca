import { useTranslation } from 'react-i18next'
import { LIKELY_DUPLICATES } from '../../shared/api/questions.js'
import type { Action, Item, ItemRow, LikelyDuplicate } from '../../shared/api/schema.generated.js'
import { DuplicateRows } from '../../shared/duplicates/duplicate-rows.js'
import { usePanel } from '../../shared/panel/use-panel.js'

/** States in which the desk still decides whether it is a matter of its own. */
const UNDECIDED = new Set(['received', 'registered'])

interface DuplicatesCardProps {
  readonly item: Item
  readonly row: ItemRow
  readonly onMark: (action: Action, original: LikelyDuplicate) => void
}

const Found = ({ item, onMark }: DuplicatesCardProps) => {
  const { t } = useTranslation()
  const { itemId } = item
  const { state } = usePanel({
    question: LIKELY_DUPLICATES,
    variables: { of: { itemId } },
    read: ({ likelyDuplicates }) => likelyDuplicates,
  })
  const rows = state.kind === 'data' ? state.data.rows : []
  const mark = item.actions.find(({ command, allowed }) => command === 'MarkDuplicate' && allowed)
  if (rows.length === 0) return null
  const choose = mark && {
    label: t('duplicates.mark'),
    isOff: false,
    on: (row: LikelyDuplicate) => onMark(mark, row),
  }
  return (
    <section className="card no-print">
      <h2>{t('duplicates.title')}</h2>
      <p className="quiet">{t('duplicates.help')}</p>
      <DuplicateRows rows={rows} {...(choose ? { choose } : {})} />
    </section>
  )
}

/** What an item that nobody handles yet may repeat, before it is registered or assigned. */
export const DuplicatesCard = (props: DuplicatesCardProps) => {
  const { state, duplicate } = props.row
  return UNDECIDED.has(state) && !duplicate ? <Found {...props} /> : null
}
