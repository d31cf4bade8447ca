import type { Action } from '../../shared/api/schema.generated.js'
import { COMMAND_FORMS } from './command-forms.js'

/** What may be the main thing to do, in the order in which work goes on: of what is allowed, the first of these. */
const MAIN = [
  ...['ConsentToOpening', 'OpenReporter'],
  ...[
    'RegisterItem',
    'AssignItem',
    'DecideAssignmentObjection',
    'ReadAndInstruct',
    'DecideObjection',
    'DecideExtension',
    'PassAcceptance',
  ],
  ...['ClaimDone', 'ReplyToReport', 'PlanRemedies'],
]
/** What is done more seldom and is never the main thing, in the order in which it is shown. */
const BESIDE = [
  ...['AcceptMilestone', 'WriteSummary', 'ReturnForRework', 'ReopenEntry', 'TransferItem', 'RequestExtension'],
  'ObjectToAssignment',
  ...['DeclineItem', 'ChooseHandlingMode', 'AskJointUnit', 'EnterInLedger', 'EnterWorkRecord', 'NameSponsor'],
  ...['PublishAnswer', 'DraftPublication', 'RedactPublication', 'PublishEntry', 'WithdrawPublication'],
  ...['RecordSupervision', 'PauseDeadline', 'DecideRederivation', 'OrderReRectification', 'RecordLookBack'],
  ...['TakeFirstContact', 'NameStyleLead', 'DropStyleLead', 'WatchItem', 'EndItemWatch'],
  ...['RateReport', 'RecordCallBack', 'RequestOpening', 'NameComplainedOf'],
]
/** Every command of the page in the order in which it is offered. */
export const OFFERED_ORDER: readonly string[] = [...MAIN, ...BESIDE]

export interface Offered {
  /** The one thing to do next; null when nothing is. */
  readonly primary: Action | null
  readonly others: readonly Action[]
  /** What cannot be done now, each with its reason. */
  readonly refused: readonly Action[]
}

const placeOf = ({ command }: Action): number => OFFERED_ORDER.indexOf(command)

/**
 * What is offered of these actions: only commands with a form that need nothing of another place, one of them first, those refused with their reason. What
 * was claimed done already may be claimed again, but then the reply comes first: close-out waits for it.
 * What lies with somebody complained of, or below him, is handed on before anything else.
 */
export const offeredOf = (
  actions: readonly Action[],
  claimed: ReadonlySet<string> = new Set(),
  misplaced = false,
): Offered => {
  const known = actions
    .filter(({ command }) => COMMAND_FORMS[command] !== undefined && !COMMAND_FORMS[command].beside)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
  const allowed = known.filter((action) => action.allowed)
  const handOn = misplaced ? allowed.find(({ command }) => command === 'TransferItem') : undefined
  const next = allowed.find(
    ({ command, target }) => MAIN.includes(command) && !(command === 'ClaimDone' && claimed.has(target)),
  )
  const primary = handOn ?? next ?? null
  return {
    primary,
    others: allowed.filter((action) => action !== primary),
    refused: known.filter((action) => !action.allowed),
  }
}
