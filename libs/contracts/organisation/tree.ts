import type { Day } from '@huiyin/kernel'
import type { OrganisationSnapshot, UnitRecord } from './records.js'
import { entryAt } from './timeline.js'

/** The units of a snapshot: all that questions about the tree need. */
export type Units = OrganisationSnapshot['units']

/** How a unit stands on a day. */
export type UnitStanding = 'notYet' | 'open' | 'merged' | 'closed'

/** How a unit stands on a day. */
export const standingOf = ({ validFrom, end }: UnitRecord, day: Day): UnitStanding => {
  if (day < validFrom) return 'notYet'
  if (!end || day < end.from) return 'open'
  return end.intoUnitId === null ? 'closed' : 'merged'
}

const isOpen = (units: Units, unitId: string, day: Day): boolean => {
  const unit = units.get(unitId)
  return unit !== undefined && standingOf(unit, day) === 'open'
}

/** Who answers for a unit on a day: the unit it was merged into, else its parent; null for the root and the unknown. */
const answersFor = (units: Units, unitId: string, day: Day): string | null => {
  const unit = units.get(unitId)
  if (!unit || day < unit.validFrom) return null
  const merged = unit.end && day >= unit.end.from ? unit.end.intoUnitId : null
  return merged ?? entryAt(unit.parents, day)?.parentId ?? null
}

/** The way from a unit up to the root, itself first, ended units included; it stops where it would go round. */
const wayUp = (units: Units, unitId: string, day: Day): readonly string[] => {
  const way = new Set<string>()
  for (let at: string | null = unitId; at !== null && !way.has(at); at = answersFor(units, at, day)) way.add(at)
  return [...way]
}

/** The units above a unit that exist on the day, nearest first, the root last. */
export const unitsAbove = (units: Units, unitId: string, day: Day): readonly string[] =>
  wayUp(units, unitId, day).filter((above) => above !== unitId && isOpen(units, above, day))

/** The root a unit belongs to on a day (its tenant); the unit itself when nothing is known above it. */
export const rootOf = (units: Units, unitId: string, day: Day): string => wayUp(units, unitId, day).at(-1) ?? unitId

/**
 * Everything a unit answers for on a day beside itself: the units below it, and those merged or closed whose matters it
 * took over. Level by level, each level by id. A unit that does not exist on the day answers for nothing.
 */
export const unitsBelow = (units: Units, unitId: string, day: Day): readonly string[] => {
  if (!isOpen(units, unitId, day)) return []
  const below = new Map<string, string[]>()
  for (const one of [...units.keys()].sort()) {
    const above = answersFor(units, one, day)
    if (above === null) continue
    const siblings = below.get(above)
    if (siblings) siblings.push(one)
    else below.set(above, [one])
  }
  const found = new Set([unitId])
  for (const one of found) for (const next of below.get(one) ?? []) found.add(next)
  found.delete(unitId)
  return [...found]
}

/** The units below a unit that exist on the day. */
export const openUnitsBelow = (units: Units, unitId: string, day: Day): readonly string[] =>
  unitsBelow(units, unitId, day).filter((below) => isOpen(units, below, day))

/**
 * The unit that stands in for a unit on a day: itself while it exists, else the one it was merged into, however often
 * that was merged again (S4-92); null when it does not exist yet or was closed without successor.
 */
export const successorOf = (units: Units, unitId: string, day: Day): string | null => {
  const seen = new Set<string>()
  for (let at: string | null = unitId; at !== null && !seen.has(at); at = units.get(at)?.end?.intoUnitId ?? null) {
    if (isOpen(units, at, day)) return at
    seen.add(at)
  }
  return null
}

/**
 * The units whose way up goes round on a day. There are none unless two processes changed the tree at the same moment;
 * such a unit is above and below itself, and nobody at the root sees it until it is moved.
 */
export const unitsInLoops = (units: Units, day: Day): readonly string[] =>
  [...units.keys()].filter((unitId) => {
    const last = wayUp(units, unitId, day).at(-1)
    return last !== undefined && answersFor(units, last, day) === unitId
  })
