import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, Item } from '../../shared/api/schema.generated.js'
import { RefusedActions } from '../../shared/command/refused-actions.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { offeredOf } from './choose-primary.js'

interface ActionsCardProps {
  readonly item: Item
  readonly onChoose: (action: Action) => void
}

const useWhere = (item: Item) => {
  const { t } = useTranslation()
  const labels = useLabels()
  return ({ target }: Action): string | null => {
    const entry = item.entries.find(({ entryId }) => entryId === target)
    return entry && item.entries.length > 1 ? t('item.onEntry', { unit: labels.unit(entry.unitId) }) : null
  }
}

/** So many reasons are shown without a click. */
const OPENLY = 4

/** The entries that wait for acceptance. */
const claimedIn = ({ entries }: Item): ReadonlySet<string> =>
  new Set(entries.filter(({ state }) => state === 'awaitingAcceptance').map(({ entryId }) => entryId))

/** What may be done now: one main button, the others beside it, and what may not be done with the reason why. */
export const ActionsCard = ({ item, onChoose }: ActionsCardProps) => {
  const { t } = useTranslation()
  const where = useWhere(item)
  const { primary, others, refused } = offeredOf(item.actions, claimedIn(item), item.row?.misplaced ?? false)
  const allowed = primary ? [primary, ...others] : others
  return (
    <section className="card no-print">
      <h2>{t('item.actions')}</h2>
      {allowed.length === 0 ? (
        <p className="quiet">{refused.length === 0 ? t('item.noActions') : t('item.nothingNow')}</p>
      ) : null}
      <div className="filters">
        {allowed.map((action) => (
          <Button
            key={`${action.command}-${action.target}`}
            type={action === primary ? 'primary' : 'default'}
            size={action === primary ? 'large' : 'middle'}
            onClick={() => onChoose(action)}
          >
            {t(`command.name.${action.command}`)}
            {where(action) ? ` (${where(action)})` : ''}
          </Button>
        ))}
      </div>
      {refused.length > 0 ? (
        <details open={allowed.length === 0 || refused.length <= OPENLY}>
          <summary>{t('item.othersCount', { count: refused.length })}</summary>
          <RefusedActions refused={refused} where={where} />
        </details>
      ) : null}
    </section>
  )
}
