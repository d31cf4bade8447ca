import { z } from 'zod'

const MONTHS = 12

/** Whether the text is a real day `2022-08-31`, a month `2022-08` or a year `2022`. */
const isPartialDate = (text: string): boolean => {
  if (/^\d{4}$/.test(text)) return true
  if (/^\d{4}-\d{2}$/.test(text)) return Number(text.slice(5)) >= 1 && Number(text.slice(5)) <= MONTHS
  return z.iso.date().safeParse(text).success
}

/** A text with at least one visible character. */
export const filledText = z.stringFormat('filled-text', /\S/)
/** A code of one campaign, as its file has it: `C4.10a`, `dept-discipline`. */
export const localCode = z.stringFormat('local-code', /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/)
/** The number of a requirement: `S3-14`. */
export const requirementId = z.stringFormat('requirement-id', /^[A-Z][A-Z0-9]{0,7}-\d{2,3}$/)
/** A day, or only the month or the year where the document says no more. */
export const partialDate = z.stringFormat('partial-date', isPartialDate)
/** A month, `2022-08`. */
export const month = z.stringFormat('month', (text) => /^\d{4}-\d{2}$/.test(text) && isPartialDate(text))
/** A day of every year, `08-31`; the 29th of February is none. */
export const monthDay = z.stringFormat(
  'month-day',
  (text) => isPartialDate(`2023-${text}`) && /^\d{2}-\d{2}$/.test(text),
)
/** A civil day, `2022-08-31`. */
export const civilDay = z.iso.date()
/** A whole number of working days a deadline may have (libs/calendar counts 1 … 1000). */
export const workingDays = z.int().min(1).max(1000)
