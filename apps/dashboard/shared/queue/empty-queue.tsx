import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface EmptyQueueProps {
  /** The filters in words; empty when nothing is narrowed. */
  readonly filters: string
  readonly clear: () => void
}

/** Why a queue is empty, and what to do about it. */
export const EmptyQueue = ({ filters, clear }: EmptyQueueProps) => {
  const { t } = useTranslation()
  if (filters === '')
    return (
      <>
        <p>{t('desk.empty')}</p>
        <p className="quiet">{t('desk.emptyDo')}</p>
      </>
    )
  return (
    <>
      <p>{t('desk.emptyFiltered')}</p>
      <p className="quiet">{t('desk.emptyFilteredDo', { filters })}</p>
      <Button onClick={clear}>{t('desk.clear')}</Button>
    </>
  )
}
