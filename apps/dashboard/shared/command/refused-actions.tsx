import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action } from '../api/schema.generated.js'
import './command.css'

interface RefusedActionsProps {
  readonly refused: readonly Action[]
  readonly where?: (action: Action) => string | null
}

/** What may not be done now: a button that says on focus why not. */
export const RefusedActions = ({ refused, where = () => null }: RefusedActionsProps) => {
  const { t } = useTranslation()
  return (
    <ul className="refused">
      {refused.map((action) => {
        const id = `why-${action.command}-${action.target}`
        return (
          <li key={id}>
            <Button aria-disabled="true" aria-describedby={id} className="refused-button">
              {t(`command.name.${action.command}`)}
            </Button>
            <span id={id} className="quiet">
              {where(action) ? `${where(action)}: ` : ''}
              {t(`refusal.${action.refusal}`, { defaultValue: action.refusal ?? '' })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
