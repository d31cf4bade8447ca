import { publisher } from '@huiyin/messaging'
import { rectificationPublished } from '@huiyin/contracts/rectification'
import { entryEvents } from '../domain/entry/events.js'
import { negativeListEvents } from '../domain/negative-list/events.js'

/** What rectification tells the other contexts: own event → published event. */
export const rectificationPublisher = publisher({
  context: 'rectification',
  definitions: entryEvents,
  published: rectificationPublished,
  ids: (entryId) => ({ entryId }),
  key: (data) => ('itemId' in data ? data.itemId : undefined) ?? ('entryId' in data ? data.entryId : data.listsId),
  map: {
    EntryOpened: 'EntryOpened',
    WorkOpened: 'WorkOpened',
    DeadlinePassed: 'DeadlinePassed',
    JointUnitAsked: 'JointUnitAsked',
    PartsHidden: 'PartsHidden',
    LedgerEntered: 'LedgerEntered',
    EntryPassedOn: 'EntryPassedOn',
    EntryTakenOver: 'EntryTakenOver',
    EntryClosedOut: 'EntryClosedOut',
    ObjectionUpheld: 'ObjectionUpheld',
    ObjectionRejected: 'ObjectionRejected',
    EntryReopened: 'EntryReopened',
    EntryFactVoided: 'EntryFactVoided',
  },
  derive: {
    EntryOpened: ({ deadline }) => ({ dueAt: deadline?.dueAt ?? null }),
    LedgerEntered: ({ ledger }) => ({ ledger: ledger.code }),
  },
})

/** What follows from negative lists: only that of a unit is told, a personal one stays where it was handed in. */
export const negativeListPublisher = publisher({
  context: 'rectification',
  definitions: negativeListEvents,
  published: rectificationPublished,
  ids: (listsId) => ({ listsId }),
  key: (data) => ('listsId' in data ? data.listsId : ''),
  map: { UnitNegativeListHandedIn: 'UnitNegativeListHandedIn' },
})
