import type { Day } from '@huiyin/kernel'
import { successorOf, type AppointmentRecord, type OrganisationSnapshot } from '@huiyin/contracts/organisation'

/** A time, both days included; null: without end. */
export interface Period {
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** Whether two times share a day. */
export const overlaps = (one: Period, other: Period): boolean =>
  (one.validTo === null || other.validFrom <= one.validTo) && (other.validTo === null || one.validFrom <= other.validTo)

/** What the organisation says about a post that is to be filled: who else holds it then, and who else heads the unit. */
export interface NamedPost {
  readonly holder: string | null
  readonly principal: string | null
}

/** Looks up, for an appointment of this person, who else holds the post or heads its unit at any time in the period. */
export const namedPost = (
  { units, appointments }: OrganisationSnapshot,
  asked: Period & { readonly personId: string; readonly postId: string; readonly unitId: string },
): NamedPost => {
  const home = (unitId: string) => successorOf(units, unitId, asked.validFrom) ?? unitId
  const holderWhere = (matches: (one: AppointmentRecord) => boolean): string | null => {
    for (const [personId, held] of appointments) {
      if (personId !== asked.personId && held.some((one) => overlaps(one, asked) && matches(one))) return personId
    }
    return null
  }
  return {
    holder: holderWhere(({ postId }) => postId === asked.postId),
    principal: holderWhere(({ rank, unitId }) => rank === 'principal' && home(unitId) === home(asked.unitId)),
  }
}
