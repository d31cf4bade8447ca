import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../api/schema.generated.js'

const SIGNS: Readonly<Record<string, string>> = {
  repeatVisit: '↻',
  leapfrogVisit: '⤴',
  oldAndHard: '⏳',
  recurring: '∞',
  watched: '◉',
}

/** What an item is marked as: a repeat or leap-frog visit, old and hard, or recurring. How that comes about stands on its page. */
export const ItemTags = ({ row: { tags } }: { readonly row: Pick<ItemRow, 'tags'> }) => {
  const { t } = useTranslation()
  return tags.map((tag) => (
    <span key={tag} className="state state-warn">
      {SIGNS[tag] ?? '•'} {t(`desk.group.${tag}`)}{' '}
    </span>
  ))
}
