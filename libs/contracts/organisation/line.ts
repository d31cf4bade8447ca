import type { Day } from '@huiyin/kernel'
import { ACCOUNT_ROLES, POST_RANKS, type AccountRole, type PostRank } from './commands.js'
import type { AccountRecord, AppointmentRecord, OrganisationSnapshot } from './records.js'
import { entryAt } from './timeline.js'
import { openUnitsBelow, successorOf, unitsAbove, unitsBelow } from './tree.js'

/** About whom a question is asked. */
export type Whose = { readonly personId: string } | { readonly unitId: string }

/** Somebody who leads a unit: its principal or a deputy. */
export interface Leader {
  readonly personId: string
  readonly postId: string
  readonly postTitle: string
  readonly rank: PostRank
}

/** One step of a line: a unit and who leads it, the principal first; nobody when the posts are vacant. */
export interface LineStep {
  readonly unitId: string
  readonly leaders: readonly Leader[]
}

interface Holding extends AppointmentRecord {
  readonly personId: string
  /** The unit that exists on the day: the one of the post, or its successor. */
  readonly home: string
}

const isHeld = ({ validFrom, validTo }: AppointmentRecord, day: Day): boolean =>
  validFrom <= day && (validTo === null || day <= validTo)

const holdingsOf = ({ units, appointments }: OrganisationSnapshot, personId: string, day: Day): readonly Holding[] =>
  (appointments.get(personId) ?? []).flatMap((one) => {
    const home = isHeld(one, day) ? successorOf(units, one.unitId, day) : null
    return home === null ? [] : [{ ...one, personId, home }]
  })

const allHoldings = (snapshot: OrganisationSnapshot, day: Day): readonly Holding[] =>
  [...snapshot.appointments.keys()].sort().flatMap((personId) => holdingsOf(snapshot, personId, day))

const height = ({ rank }: { readonly rank: PostRank }): number => POST_RANKS.indexOf(rank)
const leads = ({ rank }: Holding): boolean => rank !== 'member'

/** The roles a login carries on a day; none before it was opened and after it was closed. */
export const rolesOn = ({ validFrom, closedFrom, roles }: AccountRecord, day: Day): readonly AccountRole[] =>
  day < validFrom || (closedFrom !== null && day >= closedFrom)
    ? []
    : ACCOUNT_ROLES.filter((role) => entryAt(roles[role] ?? [], day)?.held)

/** What a person may see and do on a day: which units, by the posts held, and in which roles, by the accounts. */
export interface Scope {
  readonly unitIds: readonly string[]
  readonly roles: readonly AccountRole[]
}

/**
 * The scope of a person on a day: the units of the posts held and everything below them, with what those took over from
 * units that ended. A unit that was merged is looked for at its successor.
 */
export const scopeAt = (snapshot: OrganisationSnapshot, personId: string, day: Day): Scope => {
  const homes = holdingsOf(snapshot, personId, day).map(({ home }) => home)
  const unitIds = new Set(homes.flatMap((home) => [home, ...unitsBelow(snapshot.units, home, day)]))
  const held = [...snapshot.accounts.values()]
    .filter((account) => account.personId === personId)
    .flatMap((account) => rolesOn(account, day))
  return { unitIds: [...unitIds], roles: ACCOUNT_ROLES.filter((role) => held.includes(role)) }
}

const stepsOf = (holdings: readonly Holding[], unitIds: readonly string[]): readonly LineStep[] =>
  unitIds.map((unitId) => ({
    unitId,
    leaders: holdings
      .filter((one) => one.home === unitId && leads(one))
      .sort((one, other) => height(one) - height(other))
      .map(({ personId, postId, postTitle, rank }) => ({ personId, postId, postTitle, rank })),
  }))

/** Who leads each of these units on a day, the principal first; nobody where the posts are vacant. */
export const leadersOf = (snapshot: OrganisationSnapshot, unitIds: readonly string[], day: Day): readonly LineStep[] =>
  stepsOf(allHoldings(snapshot, day), unitIds)

/** Who stands above one post: in its own unit whoever leads and ranks higher, then the leaders of the units above. */
const aboveHolding = (snapshot: OrganisationSnapshot, own: Holding, day: Day): readonly LineStep[] => {
  const others = allHoldings(snapshot, day).filter(({ personId }) => personId !== own.personId)
  const colleagues = others.filter((one) => one.home === own.home && height(one) < height(own))
  const here = stepsOf(colleagues, [own.home]).filter(({ leaders }) => leaders.length > 0)
  return [...here, ...stepsOf(others, unitsAbove(snapshot.units, own.home, day))]
}

/**
 * The superiors of a person or a unit on a day, nearest first, the root last (S2-63, S3-46). Of a unit: the leaders of
 * the units above it. Of a person: for each post held, those who lead the own unit and rank higher, then the units
 * above. A unit whose leading posts are vacant stands with nobody, so that a hop is seen.
 */
export const lineAbove = (snapshot: OrganisationSnapshot, whose: Whose, day: Day): readonly LineStep[] => {
  if ('unitId' in whose) return stepsOf(allHoldings(snapshot, day), unitsAbove(snapshot.units, whose.unitId, day))
  const steps = holdingsOf(snapshot, whose.personId, day).flatMap((own) => aboveHolding(snapshot, own, day))
  const units = [...new Set(steps.map(({ unitId }) => unitId))]
  return units.map((unitId) => {
    // of two steps at one unit one holds all of the other: those who rank higher, or every leader
    const same = steps.filter((step) => step.unitId === unitId)
    return same.reduce((most, step) => (step.leaders.length > most.leaders.length ? step : most))
  })
}

/** Everything below a person or a unit on a day. */
export interface LineBelow {
  readonly unitIds: readonly string[]
  readonly personIds: readonly string[]
}

/**
 * Who and what stands below on a day. Of a unit: the units below it and the persons with a post there. Of a person: the
 * same for each unit led, and in it those who rank lower; a member leads nobody. The converse of `lineAbove`.
 */
export const lineBelow = (snapshot: OrganisationSnapshot, whose: Whose, day: Day): LineBelow => {
  const led = 'unitId' in whose ? [] : holdingsOf(snapshot, whose.personId, day).filter(leads)
  const tops = 'unitId' in whose ? [whose.unitId] : led.map(({ home }) => home)
  const unitIds = new Set(tops.flatMap((top) => openUnitsBelow(snapshot.units, top, day)))
  const isBelow = (one: Holding) =>
    unitIds.has(one.home) || led.some((own) => own.home === one.home && height(own) < height(one))
  const persons = new Set(
    allHoldings(snapshot, day)
      .filter(isBelow)
      .map(({ personId }) => personId),
  )
  if ('personId' in whose) persons.delete(whose.personId)
  return { unitIds: [...unitIds], personIds: [...persons] }
}

/** Who holds a post on a day: to whom its open matters go when the person changes (S4-92). */
export const holdersOf = (snapshot: OrganisationSnapshot, postId: string, day: Day): readonly string[] => {
  const holders = allHoldings(snapshot, day).filter((one) => one.postId === postId)
  return [...new Set(holders.map(({ personId }) => personId))]
}

/** A person and everybody above on a day: whoever complains of one of these, the person sees nothing of it. */
export const atOrAbove = (snapshot: OrganisationSnapshot, personId: string, day: Day): readonly string[] => {
  const leaders = lineAbove(snapshot, { personId }, day).flatMap((step) => step.leaders)
  return [...new Set([personId, ...leaders.map((leader) => leader.personId)])]
}

/** Everybody and every unit at or below some persons. */
export interface AtOrBelow {
  readonly personIds: ReadonlySet<string>
  readonly unitIds: ReadonlySet<string>
}

/**
 * Who stands at or below these persons on a day, the converse of `atOrAbove`, and which units: those below a unit one of
 * them leads, and the own unit where nobody holds a post in it but persons at or below.
 */
export const atOrBelow = (snapshot: OrganisationSnapshot, personIds: readonly string[], day: Day): AtOrBelow => {
  const lines = personIds.map((personId) => lineBelow(snapshot, { personId }, day))
  const persons = new Set([...personIds, ...lines.flatMap((line) => line.personIds)])
  const holdings = allHoldings(snapshot, day)
  const homes = holdings.filter(({ personId }) => personIds.includes(personId)).map(({ home }) => home)
  const isOnlyTheirs = (unitId: string) =>
    holdings.every(({ home, personId }) => home !== unitId || persons.has(personId))
  return {
    personIds: persons,
    unitIds: new Set([...lines.flatMap((line) => line.unitIds), ...homes.filter(isOnlyTheirs)]),
  }
}
