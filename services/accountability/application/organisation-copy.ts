import type { Day } from '@huiyin/kernel'
import type { Actor } from '@huiyin/event-sourcing'
import { localCopy, type Consumer, type CopyStore } from '@huiyin/messaging'
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
  readonly consumers: readonly Consumer[]
}

const isHeld = ({ validFrom, validTo }: AppointmentRecord, day: Day): boolean =>
  validFrom <= day && (validTo === null || day <= validTo)

/**
 * Units and appointments as organisation published them. Days decide, not the order in which the news came, so what
 * arrives late is right from then on; a decision records who took it, so it can be checked again.
 */
export const organisationCopy = async (store: CopyStore): Promise<OrganisationCopy> => {
  const from = 'organisation'
  const units = await localCopy<UnitRecord>({ name: 'accountability-units', from, store, fold: copiedUnit })
  const appointments = await localCopy<readonly AppointmentRecord[]>({
    ...{ name: 'accountability-appointments', from, store },
    fold: copiedAppointments,
  })
  return {
    belongsTo: ({ person, unit }, day) => {
      const held = (appointments.values.get(person) ?? []).filter((one) => isHeld(one, day))
      const own = [...(unit === null ? [] : [unit]), ...held.map(({ unitId }) => unitId)]
      return [...new Set(own.flatMap((unitId) => [unitId, ...unitsAbove(units.values, unitId, day)]))]
    },
    consumers: [units.consumer, appointments.consumer],
  }
}
