import {
  checkLetters,
  checkTable,
  readTable,
  type BulkChannel,
  type Checked,
  type GivenFile,
  type Mistake,
  type Named,
  type RowResult,
  type Said,
} from '@huiyin/bulk-entry'
import type { Catalogue, Channel } from '../../shared/api/schema.generated.js'
import type { Cell } from '../../shared/export/csv.js'

/** A channel as a file asks by it. */
export const bulkChannelOf = ({ code, zh, en, fields }: Channel): BulkChannel => ({
  ...{ code, zh, en },
  fields: fields.map(({ choices, kind, ...field }) => ({
    ...field,
    kind: kind as BulkChannel['fields'][number]['kind'],
    ...(choices ? { choices: choices.map((choice) => ({ ...choice })) } : {}),
  })),
})

/** The categories of a catalogue, as a file may name them; none without one: then any code may stand there. */
export const categoriesIn = (catalogue: Catalogue | undefined): readonly Named[] =>
  (catalogue?.categories ?? []).map(({ code, zh, en }) => ({ code, zh, en }))

/** Enough of a file of the browser to read it. */
export interface ChosenFile {
  readonly name: string
  arrayBuffer(): Promise<ArrayBuffer>
}

const LETTER = /\.(eml|mbox)$/i
/** Whether files are letters, by their names. */
export const areLetters = (files: readonly Pick<ChosenFile, 'name'>[]): boolean =>
  files.length > 0 && files.every(({ name }) => LETTER.test(name))

/** What the check of what was chosen came to. `mixed`: several spreadsheets, or one among letters. */
export type Looked =
  | { readonly kind: 'mixed' }
  | { readonly kind: 'notRead'; readonly says: Said }
  | { readonly kind: 'checked'; readonly checked: Checked }

const given = async (file: ChosenFile): Promise<GivenFile> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/** Checks the chosen files in this browser; nothing leaves it. */
export const checkChosen = async (
  files: readonly ChosenFile[],
  checkedFor: Parameters<typeof checkTable>[1],
): Promise<Looked> => {
  if (areLetters(files)) {
    return { kind: 'checked', checked: await checkLetters(await Promise.all(files.map(given)), checkedFor) }
  }
  const [file, ...others] = files
  if (!file || others.length > 0) return { kind: 'mixed' }
  const read = await readTable(await given(file))
  if (!read.ok) return { kind: 'notRead', says: read.refusal }
  return { kind: 'checked', checked: checkTable(read.table, checkedFor) }
}

/** The cell of a mistake as a person looks for it. */
export const placeOf = ({ row, column }: Pick<Mistake, 'row' | 'column'>): string =>
  column === null ? String(row) : `${column}${row}`

/** The list of mistakes as rows of a sheet; the place first. */
export const mistakeRows = (mistakes: readonly Mistake[], language: keyof Said): readonly (readonly Cell[])[] =>
  mistakes.map((one) => [
    ...[one.sheet, one.row, one.column, one.heading?.[language] ?? null, one.found, one.allowed[language]],
  ])

/** One line of the receipt: what became of a row, and the number of its item. */
export interface ReceiptLine extends RowResult {
  readonly outsideNumber: string | null
  readonly number: string | null
}
