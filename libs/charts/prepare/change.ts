/** How a number stands against the one before: how far it moved, in its own unit, or why that cannot be said. */
export type Change =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'same' }
  | { readonly kind: 'up' | 'down'; readonly by: number; readonly unit: 'cases' | 'points' }

/**
 * The change from one number to another. Rates move by percentage points (百分点), rounded to one decimal as they are
 * shown, so that a change nobody can see is none.
 */
export const prepareChange = (
  value: number | null | undefined,
  previous: number | null | undefined,
  unit: string,
): Change => {
  if (value === null || value === undefined || previous === null || previous === undefined) return { kind: 'unknown' }
  const isRate = unit === 'rate'
  const moved = isRate ? Math.round((value - previous) * 1_000) / 10 : value - previous
  if (moved === 0) return { kind: 'same' }
  return { kind: moved > 0 ? 'up' : 'down', by: Math.abs(moved), unit: isRate ? 'points' : 'cases' }
}
