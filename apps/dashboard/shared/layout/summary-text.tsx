import { useTranslation } from 'react-i18next'

interface SummaryTextProps {
  readonly summary: string | null
  /** The desk has not written one; what stands there only says how the report came. */
  readonly owed: boolean
}

/** What a matter is about, or that the desk has not said so yet. */
export const SummaryText = ({ summary, owed }: SummaryTextProps) => {
  const { t } = useTranslation()
  if (!owed) return <>{summary ?? ''}</>
  return (
    <span className="state state-warn">
      <span aria-hidden="true">✎</span> {t('desk.summaryOwed')}
    </span>
  )
}
