import { addDays, type Day } from '@huiyin/kernel'
import {
  atOrAbove,
  successorOf,
  type AppointmentRecord,
  type OrganisationSnapshot,
} from '@huiyin/contracts/organisation'

/** Which post a person takes or leaves, and the first day from which that holds. */
export interface ChangeOfPost {
  readonly personId: string
  readonly postId: string
  readonly on: Day
}

/** Whose open matters pass to who takes a post, and from whom they are hidden (S4-92). */
export interface TakenPost {
  /** The unit of the post on that day, or its successor. */
  readonly unitId: string
  /** Who held the post last; of a principal, who headed the unit last; null: nobody did. */
  readonly formerPersonId: string | null
  /** Whether he has another post in the unit: then he keeps what was given to him by name. */
  readonly formerStays: boolean
  /** Who takes it, and everybody above him: what complains of one of these is not his to see. */
  readonly atOrAbove: readonly string[]
}

/** What becomes of the matters of who leaves a post. */
export interface LeftPost {
  readonly unitId: string
  /** Who holds the post, or of a principal heads the unit, on the day; null: it is vacant. */
  readonly heldBy: string | null
  /** Whether he has another post in the unit. */
  readonly stays: boolean
}

interface Held extends AppointmentRecord {
  readonly personId: string
}

const isHeldOn = ({ validFrom, validTo }: AppointmentRecord, day: Day): boolean =>
  validFrom <= day && (validTo === null || day <= validTo)

const everyHeld = ({ appointments }: OrganisationSnapshot): readonly Held[] =>
  [...appointments].flatMap(([personId, held]) => held.map((one) => ({ ...one, personId })))

const homeOn = ({ units }: OrganisationSnapshot, unitId: string, day: Day): string =>
  successorOf(units, unitId, day) ?? unitId

/** A post follows a post of the same id; who heads a unit follows who headed it, whatever the posts are called. */
const follows =
  (snapshot: OrganisationSnapshot, post: AppointmentRecord, on: Day) =>
  (one: AppointmentRecord): boolean =>
    one.postId === post.postId ||
    (one.rank === 'principal' &&
      post.rank === 'principal' &&
      homeOn(snapshot, one.unitId, on) === homeOn(snapshot, post.unitId, on))

const staysIn = (snapshot: OrganisationSnapshot, personId: string, unitId: string, on: Day): boolean =>
  (snapshot.appointments.get(personId) ?? []).some(
    (one) => isHeldOn(one, on) && homeOn(snapshot, one.unitId, on) === unitId,
  )

/** Looks up what follows from a person's taking a post; null: no such appointment began that day. */
export const takenPost = (snapshot: OrganisationSnapshot, { personId, postId, on }: ChangeOfPost): TakenPost | null => {
  const post = snapshot.appointments.get(personId)?.find((one) => one.postId === postId && one.validFrom === on)
  if (!post) return null
  const unitId = homeOn(snapshot, post.unitId, on)
  const isBefore = follows(snapshot, post, on)
  const former = everyHeld(snapshot)
    .filter((one) => one.validTo !== null && one.validTo < on && isBefore(one))
    .sort((one, other) => (one.validTo! < other.validTo! ? -1 : 1))
    .at(-1)
  return {
    unitId,
    formerPersonId: former?.personId ?? null,
    formerStays: former !== undefined && staysIn(snapshot, former.personId, unitId, on),
    atOrAbove: atOrAbove(snapshot, personId, on),
  }
}

/** Looks up what follows from a person's leaving a post; null: no such appointment ended the day before. */
export const leftPost = (snapshot: OrganisationSnapshot, { personId, postId, on }: ChangeOfPost): LeftPost | null => {
  const lastDay = addDays(on, -1)
  const post = snapshot.appointments.get(personId)?.find((one) => one.postId === postId && one.validTo === lastDay)
  if (!post) return null
  const unitId = homeOn(snapshot, post.unitId, on)
  const isAfter = follows(snapshot, post, on)
  const next = everyHeld(snapshot).find((one) => isHeldOn(one, on) && isAfter(one))
  return { unitId, heldBy: next?.personId ?? null, stays: staysIn(snapshot, personId, unitId, on) }
}
