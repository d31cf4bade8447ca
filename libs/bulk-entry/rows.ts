import type { IntakeInput } from '@huiyin/contracts/intake'
import type { RowIds } from './ids.js'
import type { Attached } from './read-letter.js'
import { MOST_MISTAKES } from './limits.js'
import type { Mistake, Said } from './said.js'

/** One report that a file brings, ready to be sent. */
export interface BulkRow {
  /** As the spreadsheet numbers it; of letters the how-manieth it is. */
  readonly row: number
  readonly ids: RowIds
  readonly input: IntakeInput<'ReceiveReport'>
  /** Where its outside number stands; the column is null where it is none of a sheet. */
  readonly numberAt: { readonly sheet: string; readonly column: string | null }
  /** Files that came with it and are taken in: kept before it is sent, and named in it then. */
  readonly attachments?: readonly Attached[]
  /** What whoever sends it should know and nobody has to mend. */
  readonly notices: readonly Said[]
}

/** What the dry run of a file found. With one mistake nothing is sent. */
export interface Checked {
  readonly rows: readonly BulkRow[]
  /** The first of them, in the order of the file. */
  readonly mistakes: readonly Mistake[]
  /** How many there are in all. */
  readonly mistakeCount: number
}

/** The outcome of a dry run; of very many mistakes the first are told. */
export const checkedAs = (rows: readonly BulkRow[], mistakes: readonly Mistake[]): Checked => ({
  ...{ rows, mistakes: mistakes.slice(0, MOST_MISTAKES), mistakeCount: mistakes.length },
})
