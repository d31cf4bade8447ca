import { publisher, type Publisher } from '@huiyin/messaging'
import { organisationPublished } from '@huiyin/contracts/organisation'
import { personEvents } from '../domain/person/events.js'
import { unitEvents } from '../domain/unit/events.js'

const unitPublisher = publisher({
  context: 'organisation',
  definitions: unitEvents,
  published: organisationPublished,
  ids: (unitId) => ({ unitId }),
  key: (data) => (data as { readonly unitId: string }).unitId,
  map: {
    UnitCreated: 'UnitCreated',
    UnitRenamed: 'UnitRenamed',
    UnitMoved: 'UnitMoved',
    UnitMerged: 'UnitMerged',
    UnitTakenOver: 'UnitTakenOver',
    UnitClosed: 'UnitClosed',
  },
})

const personPublisher = publisher({
  context: 'organisation',
  definitions: personEvents,
  published: organisationPublished,
  ids: (personId) => ({ personId }),
  key: (data) => (data as { readonly personId: string }).personId,
  map: {
    PersonAppointed: 'PersonAppointed',
    AppointmentEnded: 'AppointmentEnded',
    PostTaken: 'PostTaken',
    PostLeft: 'PostLeft',
  },
})

/** What organisation tells the other contexts, by aggregate. Accounts stay inside: roles are asked for, not copied. */
export const organisationPublishers: readonly Publisher[] = [unitPublisher, personPublisher]
