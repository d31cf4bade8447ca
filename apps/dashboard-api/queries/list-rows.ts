import type { MajorProblemLists } from './major-problem-rows.js'
import type { NegativeListLists } from './negative-list-rows.js'
import type { RecurrenceLists } from './recurrence-rows.js'
import type { AccountListRow, AppointmentListRow, PortfolioListRow, UnitListRow } from './organisation-rows.js'

export type { AccountListRow, AppointmentListRow, PortfolioListRow, UnitListRow } from './organisation-rows.js'

// What the questions ask of each list. The lists belong to other contexts: of each only these columns are known here.

import type { AssigningCells } from './assigning-cells.js'

/** The columns of the list `items` that are asked about; its owner is intake. */
export interface ItemListRow extends AssigningCells {
  readonly item_id: string
  readonly tenant: string
  readonly number: string | null
  readonly state: string
  readonly summary: string
  readonly summary_owed: number
  readonly channel: string
  readonly category: string | null
  readonly manifestation: string | null
  readonly violation: string | null
  readonly place: string | null
  readonly grid_cell: string | null
  readonly outside_number: string | null
  readonly unit_id: string | null
  readonly person_id: string | null
  readonly received_at: string
  readonly registered_at: string | null
  readonly reports: number
  readonly replies_owed: number
  readonly transfers: number
  readonly campaign: string | null
  /** Reports after the first, and reports whose reporter brought others. */
  readonly comings: number
  /** The fewest days between one report and the next; null: there is one. */
  readonly closest_reports: number | null
  readonly leapt_to: string | null
  readonly leapt_over: string | null
  readonly duplicate: number
  readonly style_lead: number
  readonly style_lead_said: string | null
  readonly urgent: number
  readonly complained_of: string | null
  readonly misplaced: number
  readonly objections: number
  readonly openings: string
  readonly consent_until: string | null
  readonly reading_due_at: string | null
  readonly read_at: string | null
  readonly read_same_day: number | null
}

/** The columns of the list `entries` that are asked about; its owner is rectification. */
export interface EntryListRow {
  readonly entry_id: string
  readonly tenant: string
  readonly item_id: string
  readonly unit_id: string
  readonly person_id: string | null
  readonly category: string
  readonly style_lead: number
  readonly urgent: number
  readonly campaign: string | null
  readonly state: string
  readonly due_at: string | null
  readonly provisional: number
  readonly rederivation_due_at: string | null
  readonly passed_on: number
  readonly vacant_since: string | null
  readonly extension_days: number | null
  readonly opened_at: string
  readonly claimed_at: string | null
  readonly claimed_by: string | null
  readonly outcome: string | null
  readonly answered: number
  readonly returns: number
  readonly closed_at: string | null
  readonly complained_of: string | null
  readonly objections: number
  readonly objection_due_at: string | null
  readonly open_objections: string
  readonly mode: string | null
  readonly mode_names: string | null
  readonly milestones: number
  readonly ledger: string | null
  readonly ledger_names: string | null
  readonly ledger_fields: string | null
  readonly ledger_values: string | null
  readonly remedies: string | null
  readonly sponsor_id: string | null
  readonly lead_entry_id: string | null
  readonly part: string | null
  readonly parts: number
  readonly parts_open: number
  readonly supervisions: number
  readonly card: string | null
  readonly hung_sign: number
  readonly look_backs: number
  readonly coordinations: number
  readonly public_kind: string | null
  readonly drafted_by: string | null
  readonly work_title: string | null
  readonly work_number: string | null
  readonly topic: string | null
  readonly origin: string | null
  readonly voidings: string
}

/** The columns of the list `sanctions` that are asked about; its owner is accountability. */
export interface SanctionListRow {
  readonly sanction_id: string
  readonly tenant: string
  readonly kind: string
  readonly severity: number
  readonly state: string
  readonly unit_id: string
  readonly person_id: string | null
  readonly item_id: string | null
  readonly entry_id: string | null
  readonly rule: string
  readonly rule_version: number
  readonly proposed_at: string
  readonly proposed_by: string
  readonly statement_due_at: string | null
  readonly statements: number
  readonly decided_at: string | null
  readonly decided_by: string | null
  readonly effect_until: string | null
  readonly clarified_at: string | null
  readonly review_owed: number
}

/** The columns of the list `rankings` that are asked about, one row a version; its owner is evaluation. */
export interface RankingListRow {
  readonly ranking_id: string
  readonly tenant: string
  readonly version: number
  readonly from_day: string
  readonly to_day: string
  readonly as_of: string
  readonly pinned_position: number
  readonly seal_position: number
  readonly seal_hash: string
  readonly minimum: number
  readonly units: string
  readonly differences: string
  readonly reason: string | null
  readonly decided_by: string
  readonly published_at: string
}

/** The columns of the list `inspections` that are asked about; its owner is intake. */
export interface InspectionListRow {
  readonly inspection_id: string
  readonly tenant: string
  readonly unit_id: string
  readonly kind: string
  readonly definition: string
  readonly title: string
  readonly campaign: string | null
  readonly key_date: string | null
  readonly planned_on: string
  readonly first_planned_on: string
  readonly moves: number
  readonly change_reason: string | null
  readonly state: string
  readonly team: string
  readonly units: string
  readonly places: string
  readonly held_at: string | null
  readonly held_on: string | null
  readonly held_recorded_at: string | null
  readonly met: string | null
  readonly saw: string | null
  readonly fields: string
  readonly findings: string
  readonly findings_open: number
  readonly ended_at: string | null
  readonly record: string | null
  readonly complained_of: string | null
}

/** The columns of a list of what a tenant defines that are asked about; its owner is campaign. */
export interface DefinitionListRow {
  readonly tenant: string
  readonly code: string
  readonly version: number
  readonly definition: string
}

/** The columns of the list `campaigns` that are asked about; its owner is campaign. */
export interface CampaignListRow {
  readonly campaign_id: string
  readonly tenant: string
  /** null: none is in force. */
  readonly version: number | null
  readonly title_zh: string
  readonly title_en: string
  readonly state: string
  readonly categories: string
  readonly inspections: string | null
  readonly channels: string
  readonly modes: string
  readonly major_problems: string | null
  readonly kick_ball_transfers: number | null
  readonly idle_working_days: number | null
  readonly repeat_visit_days: number | null
  readonly leapfrog_levels: number | null
  readonly old_and_hard_reports: number | null
  readonly old_and_hard_coordinations: number | null
}

/** The columns of the list `watches` that are asked about; its owner is intake. */
export interface WatchListRow {
  readonly item_id: string
  readonly tenant: string
  readonly person_id: string
}

/** The columns of the list `visits` that are asked about; its owner is intake. */
export interface VisitListRow {
  readonly visit_id: string
  readonly item_id: string
  readonly tenant: string
  readonly subject: string
  readonly received_at: string
  /** Its day, as a number to count with. */
  readonly day: number
  readonly came_to: string | null
  readonly ended_at: string | null
  readonly earlier: string | null
}

/** The columns of the list `silences` that are asked about; its owner is rectification. */
export interface SilenceListRow {
  readonly entry_id: string
  readonly tenant: string
  readonly item_id: string
  readonly unit_id: string
  readonly since: string
  readonly owed: number
}

/** The columns of the list `yearly_ledgers` that are asked about; its owner is rectification. */
export interface YearlyLedgerListRow {
  readonly ledger_id: string
  readonly tenant: string
  readonly unit_id: string
  readonly ledger: string
  readonly year: number
  readonly campaign: string | null
  readonly opened_at: string | null
  readonly opened_by: string | null
  readonly due: string | null
  readonly made: string
}

/** The columns of the list `ledger_statements` that are asked about; its owner is rectification. */
export interface LedgerStatementListRow {
  readonly ledger_id: string
  readonly tenant: string
  readonly unit_id: string
  readonly ledger: string
  readonly year: number
  readonly statement: string
  readonly version: number
  readonly pinned_position: number
  readonly due_on: string | null
  readonly text: string
  readonly made_by: string
  readonly made_at: string
  readonly lines: string
}

/** The lists the questions are asked of. */
export interface DashboardLists extends RecurrenceLists, MajorProblemLists, NegativeListLists {
  readonly channels: DefinitionListRow
  readonly handling_modes: DefinitionListRow
  readonly ledger_kinds: DefinitionListRow
  readonly reply_templates: DefinitionListRow
  readonly calendar_years: DefinitionListRow
  readonly map_layers: DefinitionListRow
  readonly campaigns: CampaignListRow
  readonly items: ItemListRow
  readonly entries: EntryListRow
  readonly silences: SilenceListRow
  readonly visits: VisitListRow
  readonly watches: WatchListRow
  readonly yearly_ledgers: YearlyLedgerListRow
  readonly ledger_statements: LedgerStatementListRow
  readonly units: UnitListRow
  readonly sanctions: SanctionListRow
  readonly accounts: AccountListRow
  readonly appointments: AppointmentListRow
  readonly portfolios: PortfolioListRow
  readonly rankings: RankingListRow
  readonly inspections: InspectionListRow
}
