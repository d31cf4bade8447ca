import type { MediaType } from './media-type.js'

const MEBIBYTE = 1024 * 1024
const HOUR_MILLIS = 3_600_000

/** The largest file that is taken, in bytes. */
export const MOST_FILE_BYTES = 10 * MEBIBYTE
/** How many files one claim has, and one request carries. */
export const MOST_FILES = 10
/** How many photos a citizen sends with a report. */
export const MOST_PHOTOS = 3

/**
 * A file may be named by a fact for so long after it was stored, and is swept when no fact names it so long after. The
 * gap between the two is what makes sweeping safe: whatever is old enough to be swept could be named last six days ago,
 * so a fact that names it stands in the log that the sweep has read. Both are assumptions, no document gives a number.
 */
export const NAMED_WITHIN_MILLIS = 24 * HOUR_MILLIS
export const SWEPT_AFTER_MILLIS = 7 * 24 * HOUR_MILLIS

/** What a citizen's camera makes. */
export const PHOTO_TYPES: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp', 'image/heic']
/** What shows that work was done: pictures, scans and office documents without macros. */
export const EVIDENCE_TYPES: readonly MediaType[] = [
  ...PHOTO_TYPES,
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]
