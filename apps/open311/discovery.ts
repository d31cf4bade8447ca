import type { Instant } from '@huiyin/kernel'
import type { Answer } from './answer.js'
import { w3 } from './told.js'

/** Where nothing was ever set down: the moment before all others. */
const NEVER = '1970-01-01T00:00:00Z'
const changesetOf = (changedAt: Instant | null): string => (changedAt === null ? NEVER : w3(changedAt))

/**
 * Where the interface is and in which formats it answers (wiki.open311.org, Service Discovery). The changeset is the moment
 * from which services or their definitions may be others, so that programs know when to ask again.
 */
export const discoveryAnswer = (endpoint: string, contact: string, changedAt: Instant | null): Answer => ({
  root: 'discovery',
  of: {
    changeset: changesetOf(changedAt),
    contact,
    key_service: contact,
    endpoints: {
      each: 'endpoint',
      of: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: endpoint,
          changeset: changesetOf(changedAt),
          type: 'production',
          formats: { each: 'format', of: ['text/xml', 'application/json'] },
        },
      ],
    },
  },
})
