import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LikelyDuplicate } from '../api/schema.generated.js'
import { StateTag } from '../layout/state-tag.js'
import './duplicates.css'

/** Why an item may be the same matter, in one sentence. */
const useReasons = () => {
  const { t } = useTranslation()
  return ({ words, sameCategory, samePlace, daysApart }: LikelyDuplicate): string =>
    [
      t('duplicates.words', { words: words.join(t('duplicates.comma')) }),
      ...(samePlace ? [t('duplicates.samePlace')] : []),
      ...(sameCategory ? [t('duplicates.sameCategory')] : []),
      daysApart === 0 ? t('duplicates.sameDay') : t('duplicates.daysApart', { count: daysApart }),
    ].join(t('duplicates.stop'))
}

interface DuplicateRowsProps {
  readonly rows: readonly LikelyDuplicate[]
  /** What can be done with one of them; left out: they are only looked at. */
  readonly choose?: { readonly label: string; readonly isOff: boolean; readonly on: (row: LikelyDuplicate) => void }
}

/** Items that may be the same matter, each with the reasons why; what was being written stays open beside them. */
export const DuplicateRows = ({ rows, choose }: DuplicateRowsProps) => {
  const { t } = useTranslation()
  const reasonsOf = useReasons()
  return (
    <ul className="duplicates">
      {rows.map((row) => (
        <li key={row.item.itemId}>
          <div className="duplicates-head">
            <Link to={`/items/${encodeURIComponent(row.item.itemId)}`} target="_blank" rel="noreferrer">
              {row.item.number ?? t('desk.noNumber')}
            </Link>
            <StateTag kind="itemState" state={row.item.state} />
            <span>{row.item.summary}</span>
          </div>
          <p className="quiet">
            {t('duplicates.percent', { percent: row.percent })} {reasonsOf(row)}
          </p>
          {choose ? (
            <Button size="small" disabled={choose.isOff} onClick={() => choose.on(row)}>
              {choose.label}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
