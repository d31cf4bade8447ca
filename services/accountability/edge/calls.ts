import { accountabilityCalls as calls } from '@huiyin/contracts/accountability'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { HistorySources } from '@huiyin/read-model'
import type { SanctionRow } from '../projections/sanctions.js'
import { accountabilityHistory, sanctionHistory } from './history.js'

/** What accountability answers to other processes, each call to those alone who need it. */
export const accountabilityCalls = (sources: HistorySources<{ readonly sanctions: SanctionRow }>): SignedCalls => ({
  ...answerPeers(calls.itemHistory, ['dashboard-api'], accountabilityHistory(sources)),
  ...answerPeers(calls.sanctionHistory, ['dashboard-api'], ({ sanctionId }) =>
    sanctionHistory(sources.store, sanctionId),
  ),
})
