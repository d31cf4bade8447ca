import type { EntryFilter } from '../../shared/api/schema.generated.js'
import { spanAround } from '../../shared/format/dates.js'
import { ALL } from '../../shared/queue/all.js'

type Value = (name: string) => string | null

/** What a ledger is narrowed to, as it stands in the address. */
export interface Chosen {
  readonly ledger: string
  readonly unit: string | null
  readonly state: string
  readonly due: string
  /** When its entries were opened: a year, `2026`, or a quarter of one, `2026-Q3`. */
  readonly opened: string
  /** The topic of work; what has none is not narrowed by it. */
  readonly topic: string
  /** What was filled in for a field of the ledger, as `code=value`. */
  readonly said: string
}

/** The first ledger of the model, which every tenant has. */
const FIRST = 'problem'
const OPENED = /^(\d{4})(?:-Q([1-4]))?$/

/** The choice an address names; what is no period is none. */
export const chosenIn = (value: Value): Chosen => {
  const opened = value('opened') ?? ALL
  return {
    ...{
      ledger: value('ledger') ?? FIRST,
      unit: value('unit'),
      state: value('state') ?? ALL,
      due: value('due') ?? ALL,
    },
    opened: OPENED.test(opened) ? opened : ALL,
    ...{ topic: value('topic') ?? ALL, said: value('said') ?? ALL },
  }
}

/** The first and the last day of a period of opening. */
const daysOf = (opened: string): { readonly openedFrom: string | null; readonly openedTo: string | null } => {
  const [, year, quarter] = OPENED.exec(opened) ?? []
  if (year === undefined) return { openedFrom: null, openedTo: null }
  const month = String(quarter === undefined ? 1 : Number(quarter) * 3).padStart(2, '0')
  const { from, to } = spanAround(quarter === undefined ? 'year' : 'quarter', `${year}-${month}-01`)
  return { openedFrom: from, openedTo: to }
}

/** What the periods of opening are offered as: the quarters of this year so far, and three years. */
export const periodsUpTo = (today: string): readonly string[] => {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const quarters = Array.from({ length: Math.ceil(month / 3) }, (_, index) => `${year}-Q${index + 1}`)
  return [...quarters.toReversed(), ...[0, 1, 2].map((ago) => String(year - ago))]
}

/** What a ledger counts in: its entries of the unit and the period, in whatever state. */
export const scopeFilter = ({ ledger, unit, opened, topic, said }: Chosen): EntryFilter => ({
  ...{ ledger, unitId: unit, topic: topic === ALL ? null : topic, ledgerValue: said === ALL ? null : said },
  ...daysOf(opened),
})

/** What is asked of a ledger: the rows, and the counts they are a part of. */
export const filtersOf = (chosen: Chosen) => {
  const scope = scopeFilter(chosen)
  const { state, due } = chosen
  return {
    filter: { ...scope, states: state === ALL ? null : [state], due: due === ALL ? null : due },
    scope,
    closed: { ...scope, states: ['closedOut'] },
    open: { ...scope, due: 'open' },
    overdue: { ...scope, due: 'overdue' },
  } satisfies Readonly<Record<string, EntryFilter>>
}
