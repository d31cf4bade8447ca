/** The columns of the list `units` that are asked about; its owner is organisation. */
export interface UnitListRow {
  readonly unit_id: string
  readonly tenant: string
  readonly name: string
  readonly name_en: string | null
  readonly parent_id: string | null
  readonly level: string
  /** Through time, as JSON (`UnitRecord`). */
  readonly record: string
}

/** The columns of the list `portfolios` that are asked about; its owner is organisation. */
export interface PortfolioListRow {
  readonly tenant: string
  readonly person_id: string
  readonly portfolio_id: string
  readonly name: string
  readonly name_en: string | null
  readonly unit_id: string
  readonly unit_ids: string
  readonly valid_from: string
  readonly valid_to: string | null
}

/** The columns of the list `accounts` that are asked about; its owner is organisation. */
export interface AccountListRow {
  readonly tenant: string
  /** Through time, as JSON (`AccountRecord`). */
  readonly record: string
}

/** The columns of the list `appointments` that are asked about; its owner is organisation. */
export interface AppointmentListRow {
  readonly tenant: string
  readonly person_id: string
  readonly person_name: string
  readonly post_id: string
  readonly post_title: string
  readonly rank: string
  readonly unit_id: string
  readonly valid_from: string
  readonly valid_to: string | null
}
