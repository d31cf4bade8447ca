/** A class of the legend: whoever has at least so many and at most so many. */
export interface MapClass {
  readonly from: number
  readonly to: number
}

/** So many colours are told apart beside each other, and on paper. */
const MOST_CLASSES = 5

/**
 * The classes of some figures: 0 by itself, then up to five with about as many areas in each, every bound a figure that
 * occurs. The same figure is never in two.
 */
export const classesOf = (figures: readonly number[]): readonly MapClass[] => {
  const above = figures.filter((figure) => figure > 0).toSorted((one, other) => one - other)
  const bounds = Array.from({ length: MOST_CLASSES }, (_, n) =>
    above.at(Math.ceil(((n + 1) * above.length) / MOST_CLASSES) - 1),
  )
  const tops = [...new Set(above.length === 0 ? [] : bounds.flatMap((bound) => bound ?? []))]
  return [{ from: 0, to: 0 }, ...tops.map((to, n) => ({ from: (tops[n - 1] ?? 0) + 1, to }))]
}

/** The class a figure is in, by its place among them. */
export const classOf = (classes: readonly MapClass[], figure: number): number =>
  Math.max(
    0,
    classes.findIndex(({ from, to }) => figure >= from && figure <= to),
  )
