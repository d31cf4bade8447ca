import { publisher } from '@huiyin/messaging'
import { accountabilityPublished } from '@huiyin/contracts/accountability'
import { sanctionEvents } from '../domain/sanction/events.js'

/** What accountability tells the other contexts: own event → published event. */
export const accountabilityPublisher = publisher({
  context: 'accountability',
  definitions: sanctionEvents,
  published: accountabilityPublished,
  ids: (sanctionId) => ({ sanctionId }),
  key: ({ sanctionId }) => sanctionId,
  map: {
    SanctionIssued: 'SanctionIssued',
    SanctionClarified: 'SanctionClarified',
  },
})
