import type { EntryRow, LedgerKind, FilledValue } from '../../shared/api/schema.generated.js'
import type { PaperColumn, PaperValue } from '../../shared/export/paper.js'
import { dayOf, formatInstant, type Language } from '../../shared/format/dates.js'

/** The words and names a register needs. */
export interface RegisterWords {
  readonly language: Language
  readonly zone: string
  readonly say: (key: string) => string
  readonly unit: (unitId: string | null) => string
  readonly person: (personId: string | null) => string
  readonly word: (kind: string, code: string | null) => string
}

/** A register as it is read on screen and on paper: one row an entry, its cells in the order of the columns. */
export interface Register {
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly { readonly entry: EntryRow; readonly cells: readonly PaperValue[] }[]
}

type Heading = Pick<FilledValue, 'code' | 'zh' | 'en' | 'kind'>

/** The headings of a kind, and after them those of older definitions under which something was filled in. */
const headingsOf = (kind: Pick<LedgerKind, 'fields'> | undefined, rows: readonly EntryRow[]): readonly Heading[] => {
  const known = new Map<string, Heading>()
  for (const field of [...(kind?.fields ?? []), ...rows.flatMap(({ ledgerFields }) => ledgerFields)])
    if (!known.has(field.code)) known.set(field.code, field)
  return [...known.values()]
}

const valueOf = (field: FilledValue | undefined, { language, zone, say }: RegisterWords): PaperValue => {
  if (!field) return null
  const { kind, value, choice } = field
  if (choice) return choice[language]
  switch (kind) {
    case 'number':
      return Number(value)
    case 'day':
      return { wall: value }
    case 'instant':
      return { wall: formatInstant(value, zone).replace(' ', 'T') }
    case 'yesNo':
      return say(value === 'true' ? 'ledgers.yes' : 'ledgers.no')
    default:
      return value
  }
}

/** What was planned against symptom and cause, each on a line. */
const measuresOf = ({ remedies }: EntryRow, { say }: RegisterWords): PaperValue =>
  remedies && `${say('ledgers.fix')}${remedies.fix}\n${say('ledgers.establish')}${remedies.establish}`

const dayCell = (instant: string | null, zone: string): PaperValue => instant && { wall: dayOf(instant, zone) }

const deadlineOf = ({ dueAt, provisional }: EntryRow, { zone, say }: RegisterWords): PaperValue =>
  dueAt && { wall: dayOf(dueAt, zone), ...(provisional ? { mark: say('ledgers.provisionalMark') } : {}) }

/** How much room a field wants, in characters. */
const WIDTHS: Readonly<Record<string, number>> = { paragraph: 30, line: 16, instant: 16 }

const BEFORE = [
  ...[['serial', 5] as const, ['number', 15] as const, ['summary', 28] as const], // then the fields of the ledger
]
const AFTER = [
  ...[['measures', 30] as const, ['unit', 14] as const, ['person', 14] as const, ['sponsor', 14] as const],
  ...[['due', 14] as const, ['state', 9] as const, ['closed', 12] as const, ['outcome', 9] as const],
]

/**
 * A ledger of any kind as a register (S3-23, S4-63, S4-93): what every entry has, and each field of its kind under its
 * heading. Serial numbers go on from `first`.
 */
export const registerOf = (
  {
    kind,
    rows,
    first,
  }: { readonly kind: LedgerKind | undefined; readonly rows: readonly EntryRow[]; readonly first: number },
  words: RegisterWords,
): Register => {
  const headings = headingsOf(kind, rows)
  const topics = rows.some(({ topic }) => topic) ? [['topic', 12] as const] : []
  const usual = ([key, width]: readonly [string, number]) => ({ key, title: words.say(`ledgers.column.${key}`), width })
  const filled = headings.map((heading) => ({
    ...{ key: `field-${heading.code}`, title: heading[words.language], width: WIDTHS[heading.kind] ?? 12 },
  }))
  const cellsOf = (entry: EntryRow, index: number): readonly PaperValue[] => [
    ...[first + index, entry.itemNumber, entry.summaryOwed ? words.say('desk.summaryOwed') : entry.summary],
    ...topics.map(() => entry.topic),
    ...headings.map(({ code }) =>
      valueOf(
        entry.ledgerFields.find((field) => field.code === code),
        words,
      ),
    ),
    measuresOf(entry, words),
    ...[words.unit(entry.unitId), words.person(entry.personId), words.person(entry.sponsorId)],
    ...[deadlineOf(entry, words), words.word('entryState', entry.state), dayCell(entry.closedAt, words.zone)],
    words.word('result', entry.outcome),
  ]
  return {
    columns: [...BEFORE.map(usual), ...topics.map(usual), ...filled, ...AFTER.map(usual)],
    rows: rows.map((entry, index) => ({ entry, cells: cellsOf(entry, index) })),
  }
}
