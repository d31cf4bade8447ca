import type { Clock } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import type { BoundService, CopyStore, SendCommand } from '@huiyin/messaging'
import type { Files } from '@huiyin/files'
import type { ListQueries } from '@huiyin/read-model'
import type { CommandPrinting, ErasurePorts, KeyVault } from '@huiyin/privacy'
import { accountability, bindAccountability, type SanctionRow } from '@huiyin/accountability'
import {
  bindCampaign,
  campaign,
  type CalendarYearRow,
  type CampaignRow,
  type ChannelRow,
  type HandlingModeRow,
  type LedgerKindRow,
  type MapLayerRow,
  type ReplyTemplateRow,
} from '@huiyin/campaign'
import { bindEvaluation, evaluation, type EvaluationNeeds, type RankingRow, type RatingRow } from '@huiyin/evaluation'
import {
  bindIntake,
  intake,
  type InspectionRow,
  type ItemRow,
  type MajorProblemRow,
  type RecurrenceRow,
  type RecurringProblemRow,
  type VisitRow,
  type TrackedReportRow,
  type WatchRow,
} from '@huiyin/intake'
import {
  bindOrganisation,
  organisation,
  type AccountRow,
  type AppointmentRow,
  type PortfolioRow,
  type UnitRow,
} from '@huiyin/organisation'
import {
  bindRectification,
  openEntries,
  rectification,
  runningEntries,
  type EntryRow,
  type LedgerStatementRow,
  type NegativeListCallRow,
  type NegativeListRow,
  type SilenceRow,
  type YearlyLedgerRow,
} from '@huiyin/rectification'
import { countingBy, type LiveSettings } from '@huiyin/installation'
import { sharpPictures } from '@huiyin/pictures-sharp'

/** The lists of this process by name. */
export interface Lists {
  readonly items: ItemRow
  readonly inspections: InspectionRow
  readonly visits: VisitRow
  readonly watches: WatchRow
  readonly tracked_reports: TrackedReportRow
  readonly major_problems: MajorProblemRow
  readonly recurrences: RecurrenceRow
  readonly recurring_problems: RecurringProblemRow
  readonly entries: EntryRow
  readonly silences: SilenceRow
  readonly yearly_ledgers: YearlyLedgerRow
  readonly ledger_statements: LedgerStatementRow
  readonly negative_list_calls: NegativeListCallRow
  readonly negative_lists: NegativeListRow
  readonly units: UnitRow
  readonly appointments: AppointmentRow
  readonly accounts: AccountRow
  readonly portfolios: PortfolioRow
  readonly campaigns: CampaignRow
  readonly channels: ChannelRow
  readonly handling_modes: HandlingModeRow
  readonly ledger_kinds: LedgerKindRow
  readonly reply_templates: ReplyTemplateRow
  readonly calendar_years: CalendarYearRow
  readonly map_layers: MapLayerRow
  readonly sanctions: SanctionRow
  readonly rankings: RankingRow
  readonly ratings: RatingRow
}

const SERVICES = [intake, rectification, organisation, campaign, evaluation, accountability] as const

/** What every service publishes and keeps from its facts. */
export const PUBLISHERS = SERVICES.flatMap(({ publishers }) => publishers)
/** How the prints of commands are taken that carry personal data, or name files. */
export const PRINTINGS: readonly CommandPrinting[] = [intake.printing, rectification.printing]
export const ALARMS = SERVICES.flatMap(({ alarms }) => alarms)
export const LISTS = [...SERVICES.flatMap(({ lists }) => lists), ...ALARMS]
export { FACT_TABLES } from '@huiyin/projector/fact-tables'

export interface ContextPorts {
  readonly store: EventStore
  readonly clock: Clock
  readonly settings: LiveSettings
  readonly copies: CopyStore
  readonly erasure: ErasurePorts & { readonly vault: KeyVault }
  readonly files: Files
  /** The lists of this process, and when they have everything that is committed. */
  readonly lists: { readonly query: ListQueries<Lists>; readonly caughtUp: () => Promise<void> }
  readonly computeRanking: EvaluationNeeds['computeRanking']
}

/** Every context of the product in one process: what runs its commands, and what it does when another has published. */
export const bindContexts = async ({
  store,
  clock,
  settings,
  copies,
  erasure,
  files,
  lists,
  computeRanking,
}: ContextPorts) => {
  const countingOf = countingBy(settings)
  const { vault } = erasure
  const services: readonly BoundService[] = [
    await bindIntake({ store, clock, countingOf, copies, erasure, files }),
    await bindRectification({
      ...{ store, clock, countingOf, copies, vault, files, pictures: sharpPictures() },
      running: runningEntries(lists.query, lists.caughtUp),
      open: openEntries(lists.query, lists.caughtUp),
    }),
    bindOrganisation({ store }),
    await bindCampaign({ store, countingOf, copies }),
    await bindEvaluation({ store, copies, computeRanking }),
    await bindAccountability({ store, clock, countingOf, copies }),
  ]
  return {
    ports: services.map(({ commands }) => commands),
    consumers: (send: SendCommand) => services.flatMap(({ consumers }) => consumers(send)),
  }
}
