import type { Day } from '@huiyin/kernel'
import { leadersOf, type Leader } from './line.js'
import type { OrganisationSnapshot, PortfolioRecord } from './records.js'
import { standingOf, successorOf, unitsAbove } from './tree.js'

/** A portfolio with who has it. */
export interface Portfolio extends PortfolioRecord {
  readonly personId: string
}

/** Who answers for a unit on a day: the first responsible person, and each other leader with his portfolios (S4-67). */
export interface UnitResponsibility {
  readonly unitId: string
  readonly level: string
  /** Everybody who leads it, the principal first; nobody of that rank: its post is vacant. */
  readonly leaders: readonly Leader[]
  readonly portfolios: readonly Portfolio[]
  /** Whether nobody is first responsible. */
  readonly isVacant: boolean
}

/** One step of who answers for a matter. */
export interface ResponsibilityStep {
  readonly unitId: string
  readonly as: 'responsiblePerson' | 'portfolioLeader' | 'firstResponsible'
  /** null: nobody holds the post, or it was given to the unit alone. */
  readonly personId: string | null
  readonly portfolio: { readonly name: string; readonly nameEn: string | null } | null
}

const isHeld = ({ validFrom, validTo }: PortfolioRecord, day: Day): boolean =>
  validFrom <= day && (validTo === null || day <= validTo)

/** Who has a portfolio on a day, as long as he leads the unit of which it is: with the post the portfolio goes. */
const inForce = (snapshot: OrganisationSnapshot, portfolios: readonly Portfolio[], day: Day): readonly Portfolio[] =>
  portfolios.filter((one) => {
    const home = successorOf(snapshot.units, one.unitId, day)
    const [step] = home === null ? [] : leadersOf(snapshot, [home], day)
    return isHeld(one, day) && step?.leaders.some(({ personId }) => personId === one.personId) === true
  })

/** S3-47, S4-67: who answers for each unit that exists on a day, by id; a unit without a first responsible is among them. */
export const responsibilities = (
  snapshot: OrganisationSnapshot,
  portfolios: readonly Portfolio[],
  day: Day,
): readonly UnitResponsibility[] => {
  const held = inForce(snapshot, portfolios, day)
  const open = [...snapshot.units]
    .filter(([, unit]) => standingOf(unit, day) === 'open')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const steps = leadersOf(
    snapshot,
    open.map(([unitId]) => unitId),
    day,
  )
  return open.map(([unitId, { level }], at) => {
    const leaders = steps[at]?.leaders ?? []
    const own = held.filter((one) => successorOf(snapshot.units, one.unitId, day) === unitId)
    return { unitId, level, leaders, portfolios: own, isVacant: leaders.every(({ rank }) => rank !== 'principal') }
  })
}

/**
 * Who answers for a matter, level by level up to the root (S2-63, S3-47): the responsible person, then at each unit the
 * leaders whose portfolio covers a unit on the way, and the first responsible person. Where nobody is, the step says so.
 */
export const responsibleAbove = (
  snapshot: OrganisationSnapshot,
  portfolios: readonly Portfolio[],
  { unitId, personId, day }: { readonly unitId: string; readonly personId: string | null; readonly day: Day },
): readonly ResponsibilityStep[] => {
  const home = successorOf(snapshot.units, unitId, day) ?? unitId
  const way = [home, ...unitsAbove(snapshot.units, home, day)]
  const held = inForce(snapshot, portfolios, day)
  const covers = ({ unitIds }: Portfolio, passed: readonly string[]) =>
    unitIds.some((one) => passed.includes(successorOf(snapshot.units, one, day) ?? one))
  const levels = leadersOf(snapshot, way, day).flatMap(({ unitId: level, leaders }, at): ResponsibilityStep[] => {
    const passed = way.slice(0, at + 1)
    const charged = held.filter((one) => successorOf(snapshot.units, one.unitId, day) === level && covers(one, passed))
    const principal = leaders.find(({ rank }) => rank === 'principal')
    return [
      ...charged.map(({ personId: leaderId, name, nameEn }) => ({
        ...{ unitId: level, as: 'portfolioLeader' as const, personId: leaderId },
        portfolio: { name, nameEn },
      })),
      { unitId: level, as: 'firstResponsible', personId: principal?.personId ?? null, portfolio: null },
    ]
  })
  return [{ unitId: home, as: 'responsiblePerson', personId, portfolio: null }, ...levels]
}
