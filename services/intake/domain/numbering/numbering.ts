/** Ordinals of one year, both ends included. */
export interface NumberBlock {
  readonly from: number
  readonly to: number
}

/** The block after the last one that was reserved; null: none was. */
export const blockAfter = (last: NumberBlock | null, size: number): NumberBlock => {
  const from = (last?.to ?? 0) + 1
  return { from, to: from + size - 1 }
}

const DIGITS = 6

/** A number as it stands on an item: the year of its registration and the ordinal in it. */
export const numberText = (year: string, ordinal: number): string => `${year}-${String(ordinal).padStart(DIGITS, '0')}`

const OWN_FORM = new RegExp(`^\\d{4}-\\d{${DIGITS},}$`)

/** Whether a number looks like one the product gives: typed by hand it could come to stand on two items. */
export const isOwnForm = (number: string): boolean => OWN_FORM.test(number)
