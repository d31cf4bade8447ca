/** A value as text in which the order of keys says nothing. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** Whether two say the same, in whatever order. */
export const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other)
