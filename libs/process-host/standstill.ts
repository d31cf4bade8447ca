/** How far a part of a process has come, and whether there is more for it to do. */
export interface Pace {
  readonly part: string
  readonly at: number
  readonly isBehind: boolean
}

/**
 * Finds out which parts stand still: behind, and not moved for so long. Looked at again and again, with a time in
 * milliseconds that only grows.
 */
export const standstill = (staleMillis: number) => {
  const seen = new Map<string, { readonly at: number; readonly since: number }>()
  return (paces: readonly Pace[], now: number): readonly string[] =>
    paces.flatMap(({ part, at, isBehind }) => {
      const before = seen.get(part)
      const isMoving = !isBehind || before === undefined || before.at !== at
      if (isMoving) seen.set(part, { at, since: now })
      return !isMoving && now - before.since >= staleMillis ? [part] : []
    })
}
