import type { Action } from '../../shared/api/schema.generated.js'
import { COMMAND_FORMS } from './command-forms.js'

/** The order in which work goes on: of what is allowed, the first of these is what should be done next. */
const NEXT = [
  ...[
    'RegisterItem',
    'AssignItem',
    'DecideObjection',
    'DecideExtension',
    'PassAcceptance',
    'ClaimDone',
    'ReplyToReport',
    'PlanRemedies',
  ],
  ...['WriteSummary', 'ReturnForRework', 'ReopenEntry', 'TransferItem', 'RequestExtension', 'DeclineItem'],
  ...['OpenReporter', 'NameComplainedOf'],
]
/** What is done seldom and is never the main thing to do. */
const NEVER_FIRST = new Set([
  ...['DeclineItem', 'TransferItem', 'ReopenEntry', 'ReturnForRework', 'RequestExtension', 'OpenReporter'],
  ...['WriteSummary', 'NameComplainedOf'],
])

export interface Offered {
  /** The one thing to do next; null when nothing is. */
  readonly primary: Action | null
  readonly others: readonly Action[]
  /** What cannot be done now, each with its reason. */
  readonly refused: readonly Action[]
}

const placeOf = ({ command }: Action): number => NEXT.indexOf(command)

/**
 * What is offered of these actions: only commands with a form, one of them first, those refused with their reason. What
 * was claimed done already may be claimed again, but then the reply comes first: close-out waits for it.
 * What lies with somebody complained of, or below him, is handed on before anything else.
 */
export const offeredOf = (
  actions: readonly Action[],
  claimed: ReadonlySet<string> = new Set(),
  misplaced = false,
): Offered => {
  const known = actions
    .filter(({ command }) => COMMAND_FORMS[command] !== undefined)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
  const allowed = known.filter((action) => action.allowed)
  const handOn = misplaced ? allowed.find(({ command }) => command === 'TransferItem') : undefined
  const next = allowed.find(
    ({ command, target }) => !NEVER_FIRST.has(command) && !(command === 'ClaimDone' && claimed.has(target)),
  )
  const primary = handOn ?? next ?? null
  return {
    primary,
    others: allowed.filter((action) => action !== primary),
    refused: known.filter((action) => !action.allowed),
  }
}
