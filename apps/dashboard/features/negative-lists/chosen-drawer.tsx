import { useTranslation } from 'react-i18next'
import type { Action, ListedProblem, NegativeListsOfUnit } from '../../shared/api/schema.generated.js'
import type { OnAccepted } from '../../shared/command/use-command.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { HandInDrawer } from './hand-in-drawer.js'
import { OneTextDrawer } from './one-text-drawer.js'

/** A button that was pressed: whose list it is about (null: the unit's), and which problem of it. */
export interface Chosen {
  readonly action: Action
  readonly personId: string | null
  readonly problem?: ListedProblem
}

interface ChosenDrawerProps {
  readonly chosen: Chosen
  readonly of: NegativeListsOfUnit
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form of what was chosen. */
export const ChosenDrawer = ({ chosen, of, ...ends }: ChosenDrawerProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { action, personId, problem } = chosen
  const { listsId } = of
  if (action.command === 'ExcuseFromNegativeList') {
    return (
      <OneTextDrawer
        {...{ action, ...ends, field: 'reason', said: { listsId, personId } }}
        about={labels.person(personId)}
      />
    )
  }
  if (problem) {
    const { number, title } = problem
    return (
      <OneTextDrawer
        {...{ action, ...ends, field: 'finding', said: { listsId, personId, number } }}
        about={t('negativeLists.strikes', { n: number, title })}
      />
    )
  }
  const ofAnother = action.command === 'EnterNegativeListOf' ? personId : null
  return <HandInDrawer {...{ action, of, ...ends, personId: ofAnother }} />
}
