import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../panel/panel.js'
import type { Sending } from './use-command.js'

/** Why a command was not done, or that nobody answered; with the fields that need changes and the code. */
export const Trouble = ({ sending }: { readonly sending: Sending }) => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  if (sending.kind !== 'refused' && sending.kind !== 'unanswered') return null
  const { refusal } = sending
  const title = sending.kind === 'refused' ? t('item.refused', { message: textOf(refusal) }) : t('item.unanswered')
  const lines = refusal.problems.map(({ path, says }) => {
    const name = path.split('.')[0] ?? path
    return t('item.problem', { field: t(`command.field.${name}`, { defaultValue: path }), says })
  })
  return (
    <Alert
      role="alert"
      type={sending.kind === 'refused' ? 'error' : 'warning'}
      showIcon
      title={title}
      description={[...lines, t('panel.code', { code: refusal.code })].join(' ')}
    />
  )
}
