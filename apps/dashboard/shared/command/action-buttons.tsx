import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action } from '../api/schema.generated.js'
import { RefusedActions } from './refused-actions.js'

interface ActionButtonsProps {
  readonly actions: readonly Action[]
  readonly onChoose: (action: Action) => void
}

/** What may be done, the first as the main thing, and what may not, with the reason. */
export const ActionButtons = ({ actions, onChoose }: ActionButtonsProps) => {
  const { t } = useTranslation()
  const refused = actions.filter((action) => !action.allowed)
  return (
    <>
      <div className="filters">
        {actions
          .filter((action) => action.allowed)
          .map((action, index) => (
            <Button
              key={action.command}
              type={index === 0 ? 'primary' : 'default'}
              size={index === 0 ? 'large' : 'middle'}
              onClick={() => onChoose(action)}
            >
              {t(`command.name.${action.command}`)}
            </Button>
          ))}
      </div>
      {refused.length > 0 ? <RefusedActions refused={refused} /> : null}
    </>
  )
}
