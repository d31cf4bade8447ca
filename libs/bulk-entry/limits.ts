/** The largest spreadsheet, in bytes. */
export const MOST_BYTES = 5 * 1024 * 1024
/** The largest file of letters, in bytes: a letter brings its attachments. */
export const MOST_LETTER_BYTES = 25 * 1024 * 1024
/** What a workbook may unpack to, in bytes: a few kilobytes of a zip can hold gigabytes. */
export const MOST_UNPACKED_BYTES = 40 * 1024 * 1024
/** The parts of a workbook. */
export const MOST_PARTS = 500
/** Rows with something in them, and letters at a time. */
export const MOST_ROWS = 5_000
export const MOST_LETTERS = 500
/** How far down and to the right a sheet may have cells at all: the reader makes room for everything up to there. */
export const LAST_ROW = 20_000
export const LAST_COLUMN = 256
/** So many mistakes are told one by one; more than that are only counted. */
export const MOST_MISTAKES = 1_000
