import type { Instant } from '@huiyin/kernel'

/** What a campaign's catalogue knows, by code. */
export interface Catalogue {
  readonly categories: readonly { readonly code: string; readonly manifestations: readonly string[] }[]
  readonly violations: readonly string[]
}

/** Where something stands in the catalogue of a campaign. */
export interface Place {
  readonly category: string
  readonly manifestation?: string | undefined
  readonly violation?: string | undefined
}

/** Why something does not stand in this catalogue so; null: it does (S0-57, S4-59, S4-62). */
export const placeRefusal = (
  { categories, violations }: Catalogue,
  { category, manifestation, violation }: Place,
): 'CategoryUnknown' | 'ManifestationUnknown' | 'ViolationUnknown' | null => {
  const known = categories.find(({ code }) => code === category)
  if (!known) return 'CategoryUnknown'
  if (manifestation !== undefined && !known.manifestations.includes(manifestation)) return 'ManifestationUnknown'
  if (violation !== undefined && !violations.includes(violation)) return 'ViolationUnknown'
  return null
}

/**
 * What is said beside a category when an item is registered, or why it cannot be said: only where something is. Of a
 * campaign nobody can tell of, and without one, no manifestation and no violation is known.
 */
export const cataloguedIn = ({
  manifestation,
  violation,
  category,
  campaign,
  catalogueOf,
}: Place & {
  readonly campaign: string | null
  readonly catalogueOf?: ((campaign: string) => Catalogue | null) | undefined
}) => {
  const named = {
    ...(manifestation === undefined ? {} : { manifestation }),
    ...(violation === undefined ? {} : { violation }),
  }
  if (manifestation === undefined && violation === undefined) return { refusal: null, named }
  const known = (campaign === null ? null : catalogueOf?.(campaign)) ?? { categories: [], violations: [] }
  const refusal = placeRefusal(known, { category, manifestation, violation })
  if (refusal !== 'CategoryUnknown') return { refusal, named }
  return {
    refusal: manifestation === undefined ? ('ViolationUnknown' as const) : ('ManifestationUnknown' as const),
    named,
  }
}

/** What is looked up for a registration. */
export interface Registering {
  readonly number: string
  /** The number was not asked for: the next one was taken. */
  readonly isTaken?: true
  readonly at: Instant
  /** Whether a campaign asks that its letters are read on the day; left out: every one does. */
  readonly asksReading?: (campaign: string) => boolean
  /** What a campaign's catalogue knows; left out, or null: nobody can say. */
  readonly catalogueOf?: (campaign: string) => Catalogue | null
}

/** A finding as its inspection has it, to become an item. */
export interface FoundThing {
  readonly channel: string
  readonly text: string
  readonly category: string
  readonly manifestation?: string | undefined
  readonly violation?: string | undefined
  readonly place: string | null
  readonly complainedOf?: readonly string[] | undefined
}
