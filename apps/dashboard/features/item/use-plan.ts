import type { Action, Item } from '../../shared/api/schema.generated.js'
import { HANDLING_MODES, LEDGER_KINDS } from '../../shared/api/questions.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { hasMilestones, planFields, planInput, planOf, type PlanChoices, type PlanFilled } from './plan-extras.js'

const NONE: readonly never[] = []

/** What can be chosen for how an entry is handled, asked for only where a command is about it. */
export const usePlan = (action: Action, item: Item, chosen: PlanFilled) => {
  const { me } = useSigned()
  const { command } = action
  const modes = usePanel({
    ...{ question: HANDLING_MODES, variables: {}, pause: command !== 'ChooseHandlingMode' },
    read: (data) => data.handlingModes,
  })
  const ledgers = usePanel({
    ...{ question: LEDGER_KINDS, variables: {}, pause: command !== 'EnterInLedger' },
    read: (data) => data.ledgerKinds,
  })
  const choices: PlanChoices = {
    modes: modes.state.kind === 'data' ? modes.state.data : NONE,
    ledgers: ledgers.state.kind === 'data' ? ledgers.state.data : NONE,
    plan: planOf(action, item),
  }
  return {
    choices,
    fields: planFields(command, choices, chosen),
    milestones: hasMilestones(command, choices, chosen),
    input: (filled: PlanFilled) => planInput(command, choices, { filled, zone: me.zone }),
  }
}
