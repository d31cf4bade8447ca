import { defineList, type ListRowOf } from '@huiyin/read-model'
import { personEvents, type PersonEvent } from '../domain/person/events.js'

const columns = {
  appointment_id: 'text',
  tenant: 'text',
  person_id: 'text',
  person_name: 'text',
  post_id: 'text',
  post_title: 'text',
  unit_id: 'text',
  rank: 'text',
  valid_from: 'text',
  valid_to: 'nullableText',
  position: 'integer',
} as const

export type AppointmentRow = ListRowOf<typeof columns>

/** A person, a post and a first day make one appointment; who was only added has none yet. */
const idOf = (event: PersonEvent, personId: string): string =>
  event.type === 'PersonAppointed' || event.type === 'AppointmentEnded'
    ? `${personId}:${event.data.postId}:${event.data.validFrom}`
    : personId

/** Who holds which post in which unit, from and until which day, both included. */
export const appointments = defineList({
  name: 'appointments',
  says: 'One row an appointment: person, post, unit, first and last day.',
  from: personEvents,
  columns,
  key: 'appointment_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'appointments are about no item' },
  indexes: [['unit_id', 'valid_from'], ['person_id'], ['post_id', 'valid_from']],
  keyOf: (event, at) => idOf(event, at.streamId),
  apply: (row, event, at) => {
    switch (event.type) {
      case 'PersonAdded':
      case 'PortfolioAssigned':
      case 'PortfolioEnded':
      case 'PostTaken':
      case 'PostLeft':
        return row
      case 'PersonAppointed': {
        const { personName, postId, postTitle, unitId, rank, validFrom, validTo } = event.data
        return {
          appointment_id: idOf(event, at.streamId),
          tenant: at.tenant,
          person_id: at.streamId,
          person_name: personName,
          post_id: postId,
          post_title: postTitle,
          unit_id: unitId,
          rank,
          valid_from: validFrom,
          valid_to: validTo,
          position: at.position,
        }
      }
      case 'AppointmentEnded':
        return row && { ...row, valid_to: event.data.validTo, position: at.position }
    }
  },
})
