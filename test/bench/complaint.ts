import { randomUUID } from 'node:crypto'
import { defineEvents, event, type EnvelopeContext } from '@huiyin/event-sourcing'
import { defineList } from '@huiyin/read-model'
import { z } from 'zod'

/** The event that every store of the comparison writes, as a fact of ours. */
export const complaints = defineEvents('bench-stream', {
  ComplaintRegistered: event(
    1,
    'A complaint was registered.',
    z.object({
      complaintId: z.string(),
      seq: z.number(),
      district: z.string(),
      category: z.string(),
      severity: z.number(),
      occurredAt: z.string(),
      reporter: z.string(),
      text: z.string(),
    }),
  ),
})

const PRINT = 'a'.repeat(64)

/** What the gate hands to a handler with each command: everything an envelope says. */
export const contextOf = (): EnvelopeContext => {
  const id = randomUUID()
  return {
    tenant: 'bench-city',
    occurred: { at: '2026-01-05T02:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'bench-desk', post: 'post-desk', unit: 'bench-city' },
    command: { id, print: PRINT },
    correlation: id,
    causation: id,
  }
}

/** The list of the comparison: a count for every district. */
export const districts = defineList({
  name: 'districts',
  says: 'How many complaints a district has.',
  from: complaints,
  columns: { district: 'text', n: 'integer' },
  key: 'district',
  unitColumn: 'district',
  hiddenFrom: { nobody: 'nobody asks a bench' },
  indexes: [],
  keyOf: ({ data }) => data.district,
  apply: (row, { data }) => ({ district: data.district, n: (row?.n ?? 0) + 1 }),
})
