import { publisher } from '@huiyin/messaging'
import { intakePublished } from '@huiyin/contracts/intake'
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
    ErasureOrdered: 'ErasureOrdered',
    ItemFactVoided: 'ItemFactVoided',
  },
})
