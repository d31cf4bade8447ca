import type { Day } from '@huiyin/kernel'
import { entryAt, openUnitsBelow, rootOf, standingOf, unitsAbove, type Units } from '@huiyin/contracts/organisation'

/**
 * What the organisation says about another unit that a command names, from the day of the command on: each unit is a
 * stream of its own, so what concerns two of them is looked up and put into the command.
 */
export interface NamedUnit {
  /** On that day. A unit of another tenant is unknown. */
  readonly standing: 'unknown' | 'open' | 'ended'
  /** From when on it, or the unit that will have taken it over, is closed without a successor, where that is known. */
  readonly closesOn: Day | null
  /** Itself and every unit above it, on that day or on any later one. */
  readonly way: readonly string[]
}

/** The day itself and every later day on which something in the tree changes. */
const daysFrom = (units: Units, day: Day): readonly Day[] => {
  const changes = [...units.values()].flatMap(({ validFrom, parents, end }) => [
    validFrom,
    ...parents.map(({ from }) => from),
    ...(end ? [end.from] : []),
  ])
  return [day, ...new Set(changes.filter((change) => change > day))]
}

const closesOn = (units: Units, unitId: string): Day | null => {
  const seen = new Set<string>()
  for (let at = unitId; !seen.has(at);) {
    const end = units.get(at)?.end
    if (!end || end.intoUnitId === null) return end?.from ?? null
    seen.add(at)
    at = end.intoUnitId
  }
  return null
}

const UNKNOWN: NamedUnit = { standing: 'unknown', closesOn: null, way: [] }

/** Looks up a unit that a command of this tenant names. */
export const namedUnit = (
  units: Units,
  unitId: string,
  at: { readonly tenant: string; readonly day: Day },
): NamedUnit => {
  const unit = units.get(unitId)
  const standing = unit && standingOf(unit, at.day)
  if (!unit || standing === 'notYet' || rootOf(units, unitId, at.day) !== at.tenant) return UNKNOWN
  const above = daysFrom(units, at.day).flatMap((day) => unitsAbove(units, unitId, day))
  return {
    standing: standing === 'open' ? 'open' : 'ended',
    closesOn: closesOn(units, unitId),
    way: [...new Set([unitId, ...above])],
  }
}

/** In whose scope a unit lies on a day: its own, or the unit's under which it will stand while it is yet to come. */
export const unitInCharge = (units: Units, unitId: string, day: Day): string => {
  const seen = new Set<string>()
  for (let at = unitId; !seen.has(at);) {
    const unit = units.get(at)
    const parentId = unit && day < unit.validFrom ? entryAt(unit.parents, unit.validFrom)?.parentId : null
    if (!parentId) return at
    seen.add(at)
    at = parentId
  }
  return unitId
}

/** Whether any unit stands below this one, on the day or on any later one. */
export const hasUnitsBelow = (units: Units, unitId: string, day: Day): boolean =>
  daysFrom(units, day).some((one) => openUnitsBelow(units, unitId, one).length > 0)
