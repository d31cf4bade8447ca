/** What belongs to the same item together, each in the order in which it came. */
export const byItem = <T extends { readonly itemId: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const of = new Map<string, T[]>()
  for (const one of all) {
    const known = of.get(one.itemId)
    if (known) known.push(one)
    else of.set(one.itemId, [one])
  }
  return of
}
