import type { Fact, History } from '../../shared/api/schema.generated.js'
import { csvOf, type HeadLine } from '../../shared/export/csv.js'

/** What a history is called where it leaves the screen, and what stands above it. */
export interface ExportHead {
  readonly itemId: string
  readonly number: string
  readonly lines: readonly HeadLine[]
}

const COLUMNS = [
  ...[
    'position',
    'stream',
    'type',
    'occurredAt',
    'recordedAt',
    'lateRecord',
    'voided',
    'person',
    'unit',
    'sentence',
    'data',
    'hash',
  ],
]

/** The facts as a sheet, in the order of the screen, each with its hash and its place in the log. */
export const historyCsv = (
  { facts }: Pick<History, 'facts'>,
  head: ExportHead,
  sentenceOf: (fact: Fact) => string,
): string =>
  csvOf(
    head.lines,
    COLUMNS,
    facts.map((fact) => [
      ...[fact.position, fact.stream, fact.type, fact.occurredAt, fact.recordedAt, fact.lateRecord ? 1 : 0],
      ...[fact.voided === null ? 0 : 1, fact.personId, fact.unitId, sentenceOf(fact), fact.data, fact.hash],
    ]),
  )

/** The facts with the chains they belong to as JSON, so that another program can check them. */
export const historyJson = (history: History, head: ExportHead): string =>
  JSON.stringify(
    {
      itemId: head.itemId,
      number: head.number,
      about: Object.fromEntries(head.lines),
      position: history.position,
      chainIntact: history.chainIntact,
      chains: history.chains,
      facts: history.facts.map((fact) => ({ ...fact, data: JSON.parse(fact.data) as unknown })),
    },
    null,
    2,
  )
