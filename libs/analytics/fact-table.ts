import {
  factReader,
  parseHeader,
  saidByVoiding,
  sha256,
  voidingsOf,
  type EventDefinitions,
  type EventOf,
  type FactAt,
  type StoredEvent,
} from '@huiyin/event-sourcing'

/** A value of a fact row. Instants are ISO text, read by ClickHouse as DateTime64(3, 'UTC'). */
export type FactCell = string | number | null

/**
 * A ClickHouse table of facts: append-only rows, each with the position of the event it was made from, so that every
 * figure can be asked as of a position. Rows are never changed.
 */
export interface FactTable {
  readonly name: string
  readonly says: string
  /** Column → ClickHouse type, `position` first. */
  readonly columns: Readonly<Record<string, string>>
  readonly orderBy: readonly string[]
  /** The rows of one stored event, in the order of the columns; empty when it is none of this table's business. */
  readonly rowsOf: (stored: StoredEvent) => readonly (readonly FactCell[])[]
}

/** Columns every fact row has. */
const ALWAYS = { position: 'UInt64', tenant: 'LowCardinality(String)', occurred_at: "DateTime64(3, 'UTC')" }

/** Defines a fact table over one aggregate's events; `row` is pure and gives the columns beside the common ones. */
export const defineFactTable = <X extends EventDefinitions, const C extends Readonly<Record<string, string>>>(options: {
  readonly name: string
  readonly says: string
  readonly from: X
  readonly columns: C
  readonly orderBy: readonly (keyof C & string)[]
  readonly row: (event: EventOf<X>, at: FactAt) => Readonly<Record<keyof C, FactCell>> | null
}): FactTable => {
  const read = factReader(options.from)
  const own = Object.keys(options.columns)
  return {
    name: options.name,
    says: options.says,
    columns: { ...ALWAYS, ...options.columns },
    orderBy: [...options.orderBy, 'position'],
    rowsOf: (stored) => {
      const fact = read(stored)
      const row = fact && options.row(fact.event, fact.at)
      if (!row) return []
      const { position, tenant, occurred } = fact.at
      return [[position, tenant, occurred.at, ...own.map((column) => row[column]!)]]
    },
  }
}

/**
 * The voided facts of one aggregate, by their positions: few rows that every question leaves out, as far as they were
 * known at the position it is asked for. Other facts are told apart without parsing them.
 */
export const defineVoidingTable = (options: {
  readonly name: string
  readonly says: string
  readonly from: EventDefinitions
}): FactTable => {
  const { isVoiding } = voidingsOf(options.from)
  return {
    name: options.name,
    says: options.says,
    columns: { ...ALWAYS, voided: 'UInt64' },
    orderBy: ['position', 'voided'],
    rowsOf: (stored) => {
      if (!isVoiding(stored)) return []
      const { tenant, occurredAt } = parseHeader(stored.header)
      return saidByVoiding(stored.body).voids.map(({ position }) => [stored.position, tenant, occurredAt.at, position])
    },
  }
}

/** The database that holds one generation of the fact tables. */
export const databaseOf = (generation: number): string => `huiyin_g${generation}`

const engineOf = ({ columns, orderBy }: FactTable): string => {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  return (
    `(${typed.join(', ')}) ENGINE = MergeTree ORDER BY (${orderBy.join(', ')}) ` +
    'SETTINGS non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1'
  )
}

/** What a table looks like, as one short text: two versions of the product tell by it whether they mean the same table. */
export const shapeOf = (table: FactTable): string => sha256(engineOf(table)).slice(0, 16)

/** Creates a table: deduplication by token for blocks of recent inserts, every insert on disk before it counts. */
export const createTableSql = (table: FactTable, database: string): string =>
  `CREATE TABLE IF NOT EXISTS ${database}.${table.name} ${engineOf(table)} COMMENT '${shapeOf(table)}'`
