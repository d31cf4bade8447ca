import { useTranslation } from 'react-i18next'
import type { SanctionRow } from '../api/schema.generated.js'

/** A measure that is to be decided anew, because a fact it rests on was voided; nothing where it is not. */
export const ReviewOwed = ({ row }: { readonly row: Pick<SanctionRow, 'reviewOwed'> }) => {
  const { t } = useTranslation()
  if (!row.reviewOwed) return null
  return (
    <abbr className="late" title={t('consequences.reviewWhy')}>
      {t('consequences.review')}
    </abbr>
  )
}
