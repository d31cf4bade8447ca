import type { Clock } from '@huiyin/kernel'
import type { Counting } from '@huiyin/calendar'
import { accountabilityCommands } from '@huiyin/contracts/accountability'
import type { EventStore } from '@huiyin/event-sourcing'
import {
  calendarCopy,
  complainedOfCopy,
  organisationCopy,
  reactionConsumer,
  type BoundService,
  type CopyStore,
} from '@huiyin/messaging'
import { accountabilityPublisher } from '../application/publish.js'
import { reactionsToRectification } from '../application/react-to-rectification.js'
import { sanctionHandlers, type StatementSettings } from '../application/sanctions.js'
import { sanctionAlarms } from '../projections/sanction-alarms.js'
import { sanctionFacts } from '../projections/sanction-facts.js'
import { sanctions } from '../projections/sanctions.js'

/** How long the other side has to speak before a measure can be issued without its statement (an assumption). */
const STATEMENT_WORKING_DAYS = 3

/** What accountability publishes, and what is kept from its facts. */
export const accountability = {
  context: 'accountability',
  publishers: [accountabilityPublisher],
  lists: [sanctions],
  alarms: [sanctionAlarms],
  facts: [sanctionFacts],
} as const

/** What accountability stands on in whichever process it runs. */
export interface AccountabilityNeeds {
  readonly store: EventStore
  readonly clock: Clock
  readonly countingOf: (tenant: string) => Counting
  readonly copies: CopyStore
}

/** Binds accountability: its copies of others are loaded first. */
export const bindAccountability = async (needs: AccountabilityNeeds): Promise<BoundService> => {
  const { store, clock, copies } = needs
  const calendar = await calendarCopy('accountability-calendar', copies, needs.countingOf)
  const organisation = await organisationCopy('accountability-organisation', copies)
  const complaints = await complainedOfCopy('accountability-complained-of', copies)
  const { belongsTo } = organisation
  const { complainedOf } = complaints
  const settingsOf = (tenant: string): StatementSettings => ({
    ...calendar.countingOf(tenant),
    statementWorkingDays: STATEMENT_WORKING_DAYS,
  })
  return {
    commands: {
      definitions: accountabilityCommands,
      handlers: sanctionHandlers({ store, clock, settingsOf, belongsTo, complainedOf }),
    },
    consumers: (send) => [
      reactionConsumer('accountability-to-rectification', 'rectification', reactionsToRectification, send),
      organisation.consumer,
      complaints.consumer,
      calendar.consumer,
    ],
  }
}
