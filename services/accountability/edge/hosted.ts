import type { HostedContext } from '@huiyin/process-host/hosting'
import type { ListQueries } from '@huiyin/read-model'
import type { SanctionRow } from '../projections/sanctions.js'
import { accountabilityCalls } from './calls.js'
import { bindAccountability, accountability } from './service.js'

/** Accountability as a process of its own hosts it. */
export const hostedAccountability: HostedContext = {
  ...accountability,
  name: accountability.context,
  bind: ({ store, clock, countingOf, copies }) => bindAccountability({ store, clock, countingOf, copies }),
  answers: ({ store, lists, listsCaughtUp: settle }) => ({
    calls: accountabilityCalls({
      store,
      lists: lists.query as ListQueries<{ readonly sanctions: SanctionRow }>,
      settle,
    }),
  }),
}
