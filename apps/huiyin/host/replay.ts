import { accountabilityHistory, sanctionHistory as sanctionOf } from '@huiyin/accountability'
import { itemHistory, type DashboardPorts, type ItemHistory, type SanctionHistory } from '@huiyin/dashboard-api'
import { evaluationHistory } from '@huiyin/evaluation'
import { intakeHistory, knownPosition } from '@huiyin/intake'
import { rectificationHistory } from '@huiyin/rectification'
import type { Instant } from '@huiyin/kernel'
import type { Installation } from './installation.js'

/** What an item's history is told from. */
export type ReplaySources = Pick<Installation, 'store' | 'settle'> & {
  readonly lists: Pick<Installation['lists'], 'query'>
}

/** Who keeps something about an item, all in this process: what they keep settles once for all of them. */
const ownersHere = ({ store, settle: settleAll, lists: { query: lists } }: ReplaySources) => {
  let settled: Promise<void> | null = null
  const settle = () => (settled ??= settleAll())
  return {
    knownPosition: (knownAt: Instant | null) => knownPosition(store, knownAt),
    intake: intakeHistory({ store }),
    rectification: rectificationHistory({ store, lists, settle }),
    accountability: accountabilityHistory({ store, lists, settle }),
    evaluation: evaluationHistory({ store, lists, settle }),
  }
}

/** Tells an item's history as known at and as happened by two moments: its owners are asked in this process. */
export const replayItem = (
  sources: ReplaySources,
  itemId: string,
  asOf: Parameters<DashboardPorts['historyOf']>[1],
): Promise<ItemHistory> => itemHistory(ownersHere(sources))(itemId, asOf)

/** Everything that is on file about one measure, as its owner tells it. */
export const sanctionHistory = (
  { store }: Pick<ReplaySources, 'store'>,
  sanctionId: string,
): Promise<SanctionHistory> => sanctionOf(store, sanctionId)
