import type { Day } from '@huiyin/kernel'
import type { Actor } from '@huiyin/event-sourcing'
import {
  atOrBelow,
  copiedAppointments,
  copiedUnit,
  successorOf,
  unitsAbove,
  type AppointmentRecord,
  type AtOrBelow,
  type OrganisationSnapshot,
  type UnitRecord,
} from '@huiyin/contracts/organisation'
import type { Consumer } from './bus.js'
import { localCopy, type CopyStore } from './local-copy.js'
import type { PublishedEvent } from './publisher.js'

/** What a context remembers of the organisation: who belongs where, and who stands below whom. */
export interface OrganisationCopy {
  /** The units a person belongs to on a day, by every post held and by the one acted for, with every unit above them. */
  belongsTo(actor: Actor, day: Day): readonly string[]
  /** Who and what stands at or below some persons on a day; null where one of them never held a post. */
  atOrBelow(personIds: readonly string[], day: Day): AtOrBelow | null
  /** The units above one on a day, the nearest first. */
  readonly unitsAbove: (unitId: string, day: Day) => readonly string[]
  /** Who left a unit and what was merged, as of a day. */
  successionOn(day: Day): {
    /** Whether somebody who held a post in a unit holds none there any more. */
    hasLeft(personId: string, unitId: string): boolean
    /** The unit one was merged into, however often that was merged again; null: it goes on, or nobody took its place. */
    mergedInto(unitId: string): string | null
  }
  readonly consumer: Consumer
}

/** What is known under one id: a unit's, a person's, or both where somebody gave them the same. */
interface Known {
  readonly unit: UnitRecord | null
  readonly held: readonly AppointmentRecord[] | null
}

const fold = (before: Known | null, event: PublishedEvent): Known => ({
  unit: copiedUnit(before?.unit ?? null, event),
  held: copiedAppointments(before?.held ?? null, event),
})

const isHeld = ({ validFrom, validTo }: AppointmentRecord, day: Day): boolean =>
  validFrom <= day && (validTo === null || day <= validTo)

const snapshotOf = (values: ReadonlyMap<string, Known>): OrganisationSnapshot => ({
  units: new Map([...values].flatMap(([id, { unit }]) => (unit ? [[id, unit] as const] : []))),
  appointments: new Map([...values].flatMap(([id, { held }]) => (held ? [[id, held] as const] : []))),
  accounts: new Map(),
})

/**
 * Units and appointments as organisation published them. Days decide, not the order in which the news came, so what
 * arrives late is right from then on; a decision records who took it, so it can be checked again. `name` is the
 * consumer's and the copy's: one for each context that keeps one.
 */
export const organisationCopy = async (name: string, store: CopyStore): Promise<OrganisationCopy> => {
  const { values, consumer } = await localCopy({ name, from: 'organisation', store, fold })
  return {
    belongsTo: ({ person, unit }, day) => {
      const { units } = snapshotOf(values)
      const held = (values.get(person)?.held ?? []).filter((one) => isHeld(one, day))
      const own = [...(unit === null ? [] : [unit]), ...held.map(({ unitId }) => unitId)]
      return [...new Set(own.flatMap((unitId) => [unitId, ...unitsAbove(units, unitId, day)]))]
    },
    atOrBelow: (personIds, day) => {
      if (!personIds.every((personId) => values.get(personId)?.held)) return null
      return atOrBelow(snapshotOf(values), personIds, day)
    },
    unitsAbove: (unitId, day) => unitsAbove(snapshotOf(values).units, unitId, day),
    successionOn: (day) => ({
      hasLeft: (personId, unitId) => {
        const held = (values.get(personId)?.held ?? []).filter((one) => one.unitId === unitId && one.validFrom <= day)
        return held.length > 0 && !held.some((one) => isHeld(one, day))
      },
      mergedInto: (unitId) => {
        const successor = successorOf(snapshotOf(values).units, unitId, day)
        return successor === unitId ? null : successor
      },
    }),
    consumer,
  }
}
