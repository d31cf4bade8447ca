import { organisationCommands } from '@huiyin/contracts/organisation'
import type { EventStore } from '@huiyin/event-sourcing'
import type { BoundService } from '@huiyin/messaging'
import { organisationFromLog } from '../application/look-up.js'
import type { Alone } from '../application/in-turn.js'
import { organisationHandlers } from '../application/organisation.js'
import { organisationPublishers } from '../application/publish.js'
import { accounts } from '../projections/accounts.js'
import { appointments } from '../projections/appointments.js'
import { mergerAlarms, postAlarms } from '../projections/change-alarms.js'
import { unitFacts } from '../projections/unit-facts.js'
import { portfolios } from '../projections/portfolios.js'
import { units } from '../projections/units.js'

/** What organisation publishes, and what is kept from its facts. */
export const organisation = {
  context: 'organisation',
  publishers: organisationPublishers,
  lists: [units, appointments, accounts, portfolios],
  alarms: [postAlarms, mergerAlarms],
  facts: [unitFacts],
} as const

/** Binds organisation, which listens to nobody: it looks up its own facts in the log. */
export const bindOrganisation = ({
  store,
  ...others
}: {
  readonly store: EventStore
  readonly alone?: Alone
}): BoundService => ({
  commands: {
    definitions: organisationCommands,
    handlers: organisationHandlers({ store, lookUp: organisationFromLog(store), ...others }),
  },
  consumers: () => [],
})
