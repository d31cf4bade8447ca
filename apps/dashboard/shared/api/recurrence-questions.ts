import type { Question } from './questions.js'
import type { LedgerKind, RecurrenceAlerts } from './schema.generated.js'

/** The alerts, with the kinds of ledgers a programme can stand in. */
export interface RecurrenceAnswer {
  readonly recurrences: RecurrenceAlerts
  readonly ledgerKinds: readonly LedgerKind[]
}

interface Asked {
  readonly state: string | null
  readonly alertId: string | null
}

export const RECURRENCES: Question<RecurrenceAnswer, Asked> = {
  text: `query Recurrences($state: String, $alertId: ID) {
    recurrences(state: $state, alertId: $alertId) {
      asOf { at position }
      rows {
        alertId recurrenceId wave campaign problem needed days from to state noticedAt answeredAt answeredBy reason
        programmes { workId unitId }
        problems { itemId number summary unitId state foundOn }
        actions { command context target allowed refusal }
      }
    }
    ledgerKinds { code zh en origin needs fields { code zh en kind required choices { code zh en } } }
  }`,
}
