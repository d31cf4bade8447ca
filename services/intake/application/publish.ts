import { publisher } from '@huiyin/messaging'
import { intakePublished } from '@huiyin/contracts/intake'
import { inspectionEvents } from '../domain/inspection/events.js'
import { itemEvents } from '../domain/item/events.js'

/** What intake tells the other contexts: own event → published event. */
export const intakePublisher = publisher({
  context: 'intake',
  definitions: itemEvents,
  published: intakePublished,
  ids: (itemId) => ({ itemId }),
  map: {
    PersonComplainedOfNamed: 'PersonComplainedOfNamed',
    ItemAssigned: 'ItemAssigned',
    ItemTransferred: 'ItemTransferred',
    ItemAnswered: 'ItemAnswered',
    ItemWithdrawn: 'ItemWithdrawn',
    ReplyOwed: 'ReplyOwed',
    ObjectionRaised: 'ObjectionRaised',
    ObjectionLapsed: 'ObjectionLapsed',
    ProblemCounted: 'ProblemCounted',
    StyleLeadNamed: 'StyleLeadNamed',
    StyleLeadDropped: 'StyleLeadDropped',
    ErasureOrdered: 'ErasureOrdered',
    ItemFactVoided: 'ItemFactVoided',
  },
})

/** Of inspections only that a finding became an item; what was found stays inside. */
export const inspectionPublisher = publisher({
  context: 'intake',
  definitions: inspectionEvents,
  published: intakePublished,
  ids: (inspectionId) => ({ inspectionId }),
  map: { FindingBecameItem: 'FindingBecameItem' },
})
