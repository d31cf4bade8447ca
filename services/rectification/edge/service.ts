import { createHash } from 'node:crypto'
import type { Counting } from '@huiyin/calendar'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Clock } from '@huiyin/kernel'
import type { Files, Pictures } from '@huiyin/files'
import {
  calendarCopy,
  campaignRulesCopy,
  reactionConsumer,
  type BoundService,
  type CampaignRule,
  type CommandHandlers,
  type CopyStore,
} from '@huiyin/messaging'
import type { CommandPrinting, KeyVault } from '@huiyin/privacy'
import { definitionCopies } from '../application/definitions.js'
import { entryHandlers } from '../application/entries.js'
import { printedClaim, printedReplacement } from '../application/evidence.js'
import { ledgerHandlers } from '../application/ledgers.js'
import { negativeListHandlers } from '../application/negative-lists.js'
import { negativeListPublisher, rectificationPublisher } from '../application/publish.js'
import { reactionsToIntake } from '../application/react-to-intake.js'
import { reactionsToLedgers } from '../application/react-to-ledgers.js'
import { rederiver, type RunningEntries } from '../application/rederive.js'
import { passer, type OpenEntries } from '../application/react-to-organisation.js'
import { reactionsToNegativeLists } from '../application/react-to-negative-lists.js'
import { reactionsToParts } from '../application/react-to-parts.js'
import { entryAlarms } from '../projections/entry-alarms.js'
import { settingsUnder } from './settings.js'
import { entryFacts, entryVoidings } from '../projections/entry-facts.js'
import { entries } from '../projections/entries.js'
import { ledgerStatements, yearlyLedgers } from '../projections/yearly-ledgers.js'
import { handedInLists, negativeListCalls } from '../projections/negative-lists.js'
import { silences } from '../projections/silences.js'
import { standingIn } from './standing-in.js'

/** What rectification publishes, and what is kept from its facts. */
export const rectification = {
  context: 'rectification',
  publishers: [rectificationPublisher, negativeListPublisher],
  lists: [entries, silences, yearlyLedgers, ledgerStatements, negativeListCalls, handedInLists],
  alarms: [entryAlarms],
  facts: [entryFacts, entryVoidings],
  printing: { texts: { ClaimDone: printedClaim, ReplaceEvidence: printedReplacement } } satisfies CommandPrinting,
} as const

/** What rectification stands on in whichever process it runs. */
export interface RectificationNeeds {
  readonly store: EventStore
  readonly clock: Clock
  readonly countingOf: (tenant: string) => Counting
  readonly copies: CopyStore
  readonly vault: KeyVault
  readonly files: Files
  readonly pictures: Pictures
  readonly running: RunningEntries
  readonly open: OpenEntries
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** What a problem under a campaign of the tenant may be about. */
const categoriesOf =
  (campaigns: ReadonlyMap<string, Pick<CampaignRule, 'categories' | 'tenant'>>) =>
  (tenant: string, campaign: string): readonly string[] | null => {
    const known = campaigns.get(campaign)
    return known?.tenant === tenant ? known.categories.map(({ code }) => code) : null
  }

/** Binds rectification: its copy of the campaigns' rules is loaded first. */
export const bindRectification = async (needs: RectificationNeeds): Promise<BoundService> => {
  const { store, clock, copies, vault, files, pictures } = needs
  const calendar = await calendarCopy('rectification-calendar', copies, needs.countingOf)
  const { values, consumer } = await campaignRulesCopy('rectification-campaign-rules', copies)
  const settingsOf = settingsUnder(values, calendar.countingOf)
  const defined = await definitionCopies(copies, values)
  const { modeOf, ledgerOf } = defined
  const handlers: CommandHandlers<typeof rectificationCommands> = {
    ...entryHandlers({
      store,
      clock,
      vault,
      files,
      pictures,
      settingsOf,
      modeOf,
      ledgerOf,
      noticeOf: calendar.heardOf,
    }),
    ...ledgerHandlers({ store, settingsOf, ledgerOf, standingIn: standingIn(store) }),
    ...negativeListHandlers({ store, settingsOf, ledgerOf, categoriesOf: categoriesOf(values) }),
  }
  return {
    commands: {
      definitions: rectificationCommands,
      handlers,
    },
    consumers: (send) => [
      ...[reactionConsumer('rectification-to-intake', 'intake', reactionsToIntake, send), consumer],
      reactionConsumer('rectification-to-parts', 'rectification', reactionsToParts, send),
      reactionConsumer('rectification-to-ledgers', 'rectification', reactionsToLedgers, send),
      reactionConsumer('rectification-to-negative-lists', 'rectification', reactionsToNegativeLists(digest), send),
      ...defined.consumers,
      ...[calendar.consumer, rederiver(needs.running, send), passer(needs.open, send)],
    ],
  }
}
