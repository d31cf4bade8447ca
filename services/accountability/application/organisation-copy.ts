import type { Day } from '@huiyin/kernel'
import type { Actor } from '@huiyin/event-sourcing'
import { localCopy, type Consumer, type CopyStore, type PublishedEvent } from '@huiyin/messaging'
import {
  copiedAppointments,
  copiedUnit,
  unitsAbove,
  type AppointmentRecord,
  type UnitRecord,
} from '@huiyin/contracts/organisation'

/** What accountability remembers of the organisation: who belongs where. */
export interface OrganisationCopy {
  /** The units a person belongs to on a day, by every post held and by the one acted for, with every unit above them. */
  belongsTo(actor: Actor, day: Day): readonly string[]
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

/**
 * Units and appointments as organisation published them. Days decide, not the order in which the news came, so what
 * arrives late is right from then on; a decision records who took it, so it can be checked again.
 */
export const organisationCopy = async (store: CopyStore): Promise<OrganisationCopy> => {
  const { values, consumer } = await localCopy({
    ...{ name: 'accountability-organisation', from: 'organisation', store },
    fold,
  })
  const units = () => new Map([...values].flatMap(([id, { unit }]) => (unit ? [[id, unit] as const] : [])))
  return {
    belongsTo: ({ person, unit }, day) => {
      const tree = units()
      const held = (values.get(person)?.held ?? []).filter((one) => isHeld(one, day))
      const own = [...(unit === null ? [] : [unit]), ...held.map(({ unitId }) => unitId)]
      return [...new Set(own.flatMap((unitId) => [unitId, ...unitsAbove(tree, unitId, day)]))]
    },
    consumer,
  }
}
