import { randomUUID } from 'node:crypto'
import type { EventStore } from '@huiyin/event-sourcing'
import { parseHeader } from '@huiyin/event-sourcing'
import type { Publisher } from '@huiyin/messaging'
import { complaints, contextOf } from './complaint.js'

/** What the bench publishes: every complaint, under its own key. */
export const benchPublisher: Publisher = {
  context: 'bench',
  category: complaints.category,
  publish: ({ stream, header, body }) => {
    if (!stream.startsWith(`${complaints.category}-`)) return null
    const { id, tenant, occurredAt, correlation } = parseHeader(header)
    const { complaintId, district, category } = JSON.parse(body) as Record<string, string>
    const data = { itemId: complaintId, district, category }
    const where = { tenant, occurredAt, correlation }
    return { id, context: 'bench', name: 'ComplaintRegistered', version: 1, key: complaintId!, data, ...where }
  },
}

/** Fills a log with so many complaints, twelve to an item as the sizing has it. */
export const fillLog = async (store: EventStore, events: number): Promise<void> => {
  const PER_ITEM = 12
  const one = async (item: number) => {
    const body = (seq: number) =>
      JSON.stringify({
        ...{ complaintId: `item-${item}`, seq, district: `district-${item % 12}`, category: 'C5', severity: 2 },
        ...{
          occurredAt: '2026-01-05T02:00:00.000Z',
          reporter: randomUUID(),
          text: '窗口推诿，三次补材料未一次告知'.repeat(4),
        },
      })
    await store.append({
      stream: `${complaints.category}-${item}`,
      expected: 'new',
      context: contextOf(),
      events: Array.from({ length: Math.min(PER_ITEM, events - item * PER_ITEM) }, (_, seq) => ({
        ...{ type: 'ComplaintRegistered', schema: 1, body: body(seq) },
      })),
    })
  }
  const WRITERS = 32
  for (let from = 0; from * PER_ITEM < events; from += WRITERS) {
    const items = Array.from({ length: WRITERS }, (_, index) => from + index)
    await Promise.all(items.filter((item) => item * PER_ITEM < events).map(one))
  }
}
