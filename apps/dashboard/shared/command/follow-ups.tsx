import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'

/** Says that what other contexts add to a command has not been looked for yet. */
export const FollowUps = ({ pending }: { readonly pending: boolean }) => {
  const { t } = useTranslation()
  return (
    <div role="status" aria-live="polite">
      {pending ? <Alert type="info" showIcon title={t('item.followUps')} /> : null}
    </div>
  )
}
