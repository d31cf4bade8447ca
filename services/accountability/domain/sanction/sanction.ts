import { accept, reject, type Day, type Decision, type Instant } from '@huiyin/kernel'
import { isOverdue, type Deadline } from '@huiyin/calendar'
import type { Decider } from '@huiyin/event-sourcing'
import type { AccountabilityInput } from '@huiyin/contracts/accountability'
import type { SanctionEvent } from './events.js'

/** Who asks. `units`: those the person belongs to that day, with every unit above them. */
export interface Asker {
  readonly person: string
  /** A person of the organisation: not the product itself, nor an import. */
  readonly named: boolean
  readonly units: readonly string[]
}

type Input<N extends Parameters<typeof inputOf>[0]> = Omit<AccountabilityInput<N>, 'sanctionId'>
declare const inputOf: (name: 'ProposeSanction' | 'StateOwnView' | 'DecideSanction' | 'ClarifySanction') => void

/** What is asked of a sanction: the checked input, who asks, when and on which day, and the statement's deadline. */
export type SanctionCommand =
  | ({ readonly type: 'ProposeSanction'; readonly by: string; readonly statementDeadline: Deadline } & Input<'ProposeSanction'>)
  | ({ readonly type: 'StateOwnView'; readonly by: Asker } & Input<'StateOwnView'>)
  | ({ readonly type: 'DecideSanction'; readonly by: Asker; readonly at: Instant; readonly today: Day } & Input<'DecideSanction'>)
  | ({ readonly type: 'ClarifySanction'; readonly by: Asker } & Input<'ClarifySanction'>)
  | { readonly type: 'NoteEffectExpired'; readonly effectUntil: Day; readonly today: Day }
