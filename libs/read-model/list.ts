import {
  factReader,
  voidingsOf,
  type EventDefinitions,
  type EventOf,
  type FactAt,
  type StoredEvent,
  type Voidings,
} from '@huiyin/event-sourcing'

/** What a column of a list holds. Instants and days are text. */
export type ColumnType = 'text' | 'integer' | 'nullableText' | 'nullableInteger'

/** One value of a row. */
export type Cell = string | number | null

/** A row of any list. */
export type ListRow = Readonly<Record<string, Cell>>

/**
 * From whom the rows of a list are hidden (design §3): from the persons complained of and everybody below them. `column`
 * holds those persons as a JSON array of ids, null where nobody is; `itemColumn` holds an item, as which the row is
 * hidden; `nobody` says why no row tells of any item.
 */
export type HiddenFrom<Column extends string = string> =
  { readonly column: Column } | { readonly itemColumn: Column } | { readonly nobody: string }

/**
 * A list: rows kept from the facts of one aggregate, one row a key. It says which column holds the unit and which rule
 * hides a row, so that one place can apply today's permission to every question (design §3).
 */
export interface ListDefinition {
  readonly name: string
  readonly says: string
  /** The streams its rows are kept from. */
  readonly category: string
  readonly key: string
  readonly columns: Readonly<Record<string, ColumnType>>
  readonly indexes: readonly (readonly string[])[]
  readonly unitColumn: string
  readonly hiddenFrom: HiddenFrom
  /** What a type of fact of this list means, in one line; nothing for a type it does not know. */
  readonly saysOf?: (type: string) => string | undefined
  /** The keys of the rows a stored fact touches, and how it changes each; none when the fact is not of this list. */
  readonly read: (stored: StoredEvent) => readonly RowChange[]
  /**
   * The facts that void others: the rows of their stream are then folded anew without what was voided. Where an aggregate
   * has such facts, a row of a list over it is made of one stream only.
   */
  readonly voidings: Voidings
}

/** How one fact changes the row under a key: from what it was (null: there was none) to what it is (null: none any more). */
export interface RowChange {
  readonly key: string
  readonly apply: (row: ListRow | null) => ListRow | null
}

type RowOf<C extends Readonly<Record<string, ColumnType>>> = {
  readonly [K in keyof C]: C[K] extends 'text'
    ? string
    : C[K] extends 'integer'
      ? number
      : C[K] extends 'nullableText'
        ? string | null
        : number | null
}

/** The row type of a list's columns. */
export type ListRowOf<C extends Readonly<Record<string, ColumnType>>> = RowOf<C>

export interface ListOptions<X extends EventDefinitions, C extends Readonly<Record<string, ColumnType>>> {
  readonly name: string
  readonly says: string
  readonly from: X
  readonly columns: C
  readonly key: keyof C & string
  readonly unitColumn: keyof C & string
  readonly hiddenFrom: HiddenFrom<keyof C & string>
  readonly indexes: readonly (readonly (keyof C & string)[])[]
  /** The row a fact is about; null: none of this list. */
  readonly keyOf: (event: EventOf<X>, at: FactAt) => string | null
  /** Pure: the row before and one fact give the row after. */
  readonly apply: (row: RowOf<C> | null, event: EventOf<X>, at: FactAt) => RowOf<C> | null
}

/** Defines a list over one aggregate's facts, of which each touches one row at most. */
export const defineList = <X extends EventDefinitions, const C extends Readonly<Record<string, ColumnType>>>(
  options: ListOptions<X, C>,
): ListDefinition => {
  const read = factReader(options.from)
  const { name, says, key, columns, indexes, unitColumn, hiddenFrom } = options
  return {
    name,
    says,
    category: options.from.category,
    key,
    columns,
    indexes,
    unitColumn,
    hiddenFrom,
    saysOf: (type) => (Object.hasOwn(options.from.defs, type) ? options.from.defs[type]?.says : undefined),
    voidings: voidingsOf(options.from),
    read: (stored) => {
      const fact = read(stored)
      if (!fact) return []
      const apply = (row: ListRow | null) =>
        options.apply(row as RowOf<C> | null, fact.event, fact.at) as ListRow | null
      const rowKey = options.keyOf(fact.event, fact.at)
      return rowKey === null ? [] : [{ key: rowKey, apply }]
    },
  }
}
