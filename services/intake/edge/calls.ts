import { intakeCalls as calls } from '@huiyin/contracts/intake'
import type { EventStore } from '@huiyin/event-sourcing'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { KeepingPorts } from '@huiyin/privacy'
import { keepPhoto } from '../application/photos.js'
import type { ListQueries } from '@huiyin/read-model'
import type { ItemRow } from '../projections/items.js'
import type { TrackedReportRow } from '../projections/tracked-reports.js'
import { followedReport } from './followed-report.js'
import { intakeHistory, knownPosition } from './history.js'
import { sentItemIds, sentItems } from './sent-items.js'
import { sentItemsChanged, sentSteps } from './sent-steps.js'
import { trackedReport } from './tracked-report.js'

/** The lists that intake answers from. */
export interface IntakeCallLists {
  readonly items: ItemRow
  readonly tracked_reports: TrackedReportRow
}

/** What intake answers from. */
export interface IntakeCallNeeds extends KeepingPorts {
  readonly store: EventStore
  readonly lists: ListQueries<IntakeCallLists>
}

/** What intake answers to other processes, each call to those alone who need it. */
export const intakeCalls = ({ store, lists, ...sealed }: IntakeCallNeeds): SignedCalls => ({
  ...answerPeers(calls.knownPosition, ['dashboard-api', 'open311'], ({ knownAt }) => knownPosition(store, knownAt)),
  ...answerPeers(calls.sentItems, ['open311'], (asked) => sentItems(store, asked)),
  ...answerPeers(calls.sentItemIds, ['open311'], (asked) => sentItemIds(lists, asked)),
  ...answerPeers(calls.sentItemsChanged, ['open311'], (asked) => sentItemsChanged(lists, asked)),
  ...answerPeers(calls.sentSteps, ['open311'], (asked) => sentSteps(store, asked)),
  ...answerPeers(calls.itemHistory, ['dashboard-api'], intakeHistory({ store })),
  ...answerPeers(calls.trackedReport, ['citizen'], (asked) => trackedReport({ store, lists }, asked)),
  ...answerPeers(calls.followedReport, ['citizen'], (asked) => followedReport(store, asked)),
  ...answerPeers(calls.keepPhoto, ['citizen'], ({ declared, base64, ...ids }) =>
    keepPhoto(sealed, ids, { bytes: Buffer.from(base64, 'base64'), declared }),
  ),
})
