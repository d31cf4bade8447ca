export { checkLetters, OWED_SUMMARY } from './check-letters.js'
export { checkTable, type CheckedFor, type TakesFiles } from './check-table.js'
export { columnsOf, type BulkChannel, type Column, type Named } from './columns.js'
export { compared, knownItems, type AskItems, type Compared, type ListedItem } from './known-items.js'
export { MOST_BYTES, MOST_LETTER_BYTES, MOST_LETTERS, MOST_MISTAKES, MOST_ROWS } from './limits.js'
export { readTable, type GivenFile, type TableRead } from './read-table.js'
export type { BulkRow, Checked } from './rows.js'
export type { Mistake, NotTaken, Said } from './said.js'
export {
  SENT_OTHERWISE,
  sendRows,
  type KnownItem,
  type RowCommand,
  type RowResult,
  type Sending,
  type SendOutcome,
  type Sent,
} from './send-rows.js'
export { templateCsv, templateWorkbook, type Language } from './template.js'
export { rememberedCodes, trackingOf } from './tracking-code.js'
