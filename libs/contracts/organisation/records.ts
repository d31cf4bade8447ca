import type { Day } from '@huiyin/kernel'
import type { AccountRole, PostRank } from './commands.js'
import { withEntry, type Timeline } from './timeline.js'
import type { organisationPublished, OrganisationPublished } from './published.js'

/** A unit through time. It exists from `validFrom` and no longer from `end.from`. */
export interface UnitRecord {
  readonly level: string
  readonly validFrom: Day
  readonly names: Timeline<{ readonly name: string; readonly nameEn: string | null }>
  /** The root has no parent: null. */
  readonly parents: Timeline<{ readonly parentId: string | null }>
  /** `intoUnitId` is the unit that took it over, null when it was closed. */
  readonly end: { readonly from: Day; readonly intoUnitId: string | null } | null
}

/** One person in one post, from `validFrom` to `validTo`, both days included; null: no end is known. */
export interface AppointmentRecord {
  readonly postId: string
  readonly postTitle: string
  readonly unitId: string
  readonly rank: PostRank
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** A portfolio of a member of a leadership team, both days included; null: no end is known (S3-47). */
export interface PortfolioRecord {
  readonly portfolioId: string
  readonly name: string
  readonly nameEn: string | null
  /** Whose leadership team it is of, and the units it covers. */
  readonly unitId: string
  readonly unitIds: readonly string[]
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** A login through time. */
export interface AccountRecord {
  readonly personId: string
  readonly validFrom: Day
  readonly closedFrom: Day | null
  readonly roles: Readonly<Partial<Record<AccountRole, Timeline<{ readonly held: boolean }>>>>
}

/** Everything known of an organisation, for every day. Who keeps no accounts leaves them empty. */
export interface OrganisationSnapshot {
  readonly units: ReadonlyMap<string, UnitRecord>
  /** By person. */
  readonly appointments: ReadonlyMap<string, readonly AppointmentRecord[]>
  /** By login. */
  readonly accounts: ReadonlyMap<string, AccountRecord>
}

type Change<N extends keyof typeof organisationPublished, Id extends string> = {
  [K in N]: { readonly name: K; readonly data: Omit<OrganisationPublished<K>, Id> }
}[N]
/** What can happen to a unit. */
export type UnitChange = Change<'UnitCreated' | 'UnitRenamed' | 'UnitMoved' | 'UnitMerged' | 'UnitClosed', 'unitId'>
/** What can happen to the posts of a person. */
export type AppointmentChange = Change<'PersonAppointed' | 'AppointmentEnded', 'personId'>

const created = (data: Extract<UnitChange, { name: 'UnitCreated' }>['data']): UnitRecord => ({
  level: data.level,
  validFrom: data.validFrom,
  names: [{ from: data.validFrom, name: data.name, nameEn: data.nameEn }],
  parents: [{ from: data.validFrom, parentId: data.parentId }],
  end: null,
})

/** A unit after one more thing happened to it; null while it was never created. */
export const unitAfter = (unit: UnitRecord | null, change: UnitChange): UnitRecord | null => {
  if (change.name === 'UnitCreated') return created(change.data)
  if (!unit) return null
  const { validFrom: from } = change.data
  switch (change.name) {
    case 'UnitRenamed': {
      const { name, nameEn } = change.data
      return { ...unit, names: withEntry(unit.names, { from, name, nameEn }) }
    }
    case 'UnitMoved':
      return { ...unit, parents: withEntry(unit.parents, { from, parentId: change.data.parentId }) }
    case 'UnitMerged':
      return { ...unit, end: { from, intoUnitId: change.data.intoUnitId } }
    case 'UnitClosed':
      return { ...unit, end: { from, intoUnitId: null } }
  }
}

/** The posts of a person after one more thing happened to them. */
export const appointmentsAfter = (
  held: readonly AppointmentRecord[],
  change: AppointmentChange,
): readonly AppointmentRecord[] => {
  switch (change.name) {
    case 'PersonAppointed': {
      const { postId, postTitle, unitId, rank, validFrom, validTo } = change.data
      return [...held, { postId, postTitle, unitId, rank, validFrom, validTo }]
    }
    case 'AppointmentEnded': {
      const { postId, validFrom, validTo } = change.data
      return held.map((one) => (one.postId === postId && one.validFrom === validFrom ? { ...one, validTo } : one))
    }
  }
}

/** A published event of organisation as it arrives: its name is any text, its data was checked by the publisher. */
interface Arrived {
  readonly name: string
  readonly data: unknown
}
const UNIT_CHANGES: readonly string[] = Object.keys({
  UnitCreated: 0,
  UnitRenamed: 0,
  UnitMoved: 0,
  UnitMerged: 0,
  UnitClosed: 0,
} satisfies Record<UnitChange['name'], 0>)
const APPOINTMENT_CHANGES: readonly string[] = Object.keys({
  PersonAppointed: 0,
  AppointmentEnded: 0,
} satisfies Record<AppointmentChange['name'], 0>)

/** For a copy of the units: what a unit is after a published event; events about persons change nothing. */
export const copiedUnit = (unit: UnitRecord | null, event: Arrived): UnitRecord | null =>
  UNIT_CHANGES.includes(event.name) ? unitAfter(unit, event as UnitChange) : unit

/** For a copy of the appointments: what posts a person holds after a published event; null: none ever. */
export const copiedAppointments = (
  held: readonly AppointmentRecord[] | null,
  event: Arrived,
): readonly AppointmentRecord[] | null =>
  APPOINTMENT_CHANGES.includes(event.name) ? appointmentsAfter(held ?? [], event as AppointmentChange) : held
