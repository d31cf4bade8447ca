import type { HeadLine } from './csv.js'

/** A day or a moment as a wall clock in the tenant's zone shows it, `2026-10-12` or `2026-10-12T17:30`, with a mark. */
export interface Wall {
  readonly wall: string
  /** Said beside it, as that a deadline is provisional. */
  readonly mark?: string
}

/** What stands in a cell; null: nothing is known. */
export type PaperValue = string | number | Wall | null

/** A column with how much room it wants, in characters of a spreadsheet. */
export interface PaperColumn {
  readonly key: string
  readonly title: string
  readonly width: number
}

/** A register as it leaves the screen: on a sheet, in a document, from the printer. */
export interface Paper {
  readonly title: string
  /** Whose it is. */
  readonly unit: string
  /** What was chosen, as of when, counted how, taken by whom. */
  readonly lines: readonly HeadLine[]
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly (readonly PaperValue[])[]
  /** Who signs: a name and an empty line for each. */
  readonly signatures: readonly string[]
}

/** A value as it is read on paper; nothing known is empty, not a zero. */
export const readable = (value: PaperValue): string => {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  return value.wall.replace('T', ' ') + (value.mark ?? '')
}

const CHINESE = /[\u4e00-\u9fff]/

/** A line of the head, or one to be signed, with the colon of its language. */
export const labelled = (label: string, value: string): string => `${label}${CHINESE.test(label) ? '：' : ': '}${value}`
