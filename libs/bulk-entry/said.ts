/** A sentence for people, in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** One thing that is wrong in a file, by the cell it stands in. */
export interface Mistake {
  /** The sheet, or the name of the file where it has none. */
  readonly sheet: string
  /** As the spreadsheet numbers it, from 1; of letters the how-manieth it is. */
  readonly row: number
  /** The letter of the column; null: it is about the row. */
  readonly column: string | null
  readonly heading: Said | null
  /** What stands there, shortened; null where nothing does, and where it is a reporter's and would only be sealed. */
  readonly found: string | null
  /** What may stand there, or what to do. */
  readonly allowed: Said
}

/** Why a file as a whole is not taken, and what to do about it. */
export interface NotTaken {
  readonly ok: false
  readonly refusal: Said
}

/** Says that a file is not taken. */
export const notTaken = (zh: string, en: string): NotTaken => ({ ok: false, refusal: { zh, en } })
