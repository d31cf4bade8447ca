import { publisher } from '@huiyin/messaging'
import { rectificationPublished } from '@huiyin/contracts/rectification'
import { entryEvents } from '../domain/entry/events.js'

/** What rectification tells the other contexts: own event → published event. */
export const rectificationPublisher = publisher({
  context: 'rectification',
  definitions: entryEvents,
  published: rectificationPublished,
  ids: (entryId) => ({ entryId }),
  key: (data) => ('itemId' in data ? data.itemId : undefined) ?? data.entryId,
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
