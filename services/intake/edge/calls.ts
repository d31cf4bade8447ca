import { intakeCalls as calls } from '@huiyin/contracts/intake'
import type { EventStore } from '@huiyin/event-sourcing'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { KeepingPorts } from '@huiyin/privacy'
import { keepPhoto } from '../application/photos.js'
import { followedReport } from './followed-report.js'
import { intakeHistory, knownPosition } from './history.js'

/** What intake answers to other processes, each call to those alone who need it. */
export const intakeCalls = ({ store, ...sealed }: KeepingPorts & { readonly store: EventStore }): SignedCalls => ({
  ...answerPeers(calls.knownPosition, ['dashboard-api'], ({ knownAt }) => knownPosition(store, knownAt)),
  ...answerPeers(calls.itemHistory, ['dashboard-api'], intakeHistory({ store })),
  ...answerPeers(calls.followedReport, ['citizen'], (asked) => followedReport(store, asked)),
  ...answerPeers(calls.keepPhoto, ['citizen'], ({ declared, base64, ...ids }) =>
    keepPhoto(sealed, ids, { bytes: Buffer.from(base64, 'base64'), declared }),
  ),
})
