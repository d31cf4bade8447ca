import { z } from 'zod'
import { defineCommands } from '../command.js'
import { id } from '../shapes.js'

/** What is kept of a tracking code: half of its SHA-256, as hex. */
export const trackingHash = z.string().regex(/^[0-9a-f]{32}$/)

// By what code the reporter of what came in by a file follows his report.

export const trackingCommands = defineCommands({
  GiveTrackingCode: {
    says: 'A report that has no tracking code is given one, with which its reporter reads the reply owed to it.',
    zh: '发放查询码',
    roles: ['operator', 'system'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S0-78', 'S0-79'],
    input: z.object({
      itemId: id,
      reportId: id,
      /** The hash of the code; the code is shown to whoever hands it over, and sent nowhere. */
      tracking: trackingHash,
    }),
  },
})
