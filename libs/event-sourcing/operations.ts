import type { Clock } from '@huiyin/kernel'
import { z } from 'zod'
import { derivedCommandId, sha256 } from './envelope.js'
import { defineEvents, event, type EventOf } from './events.js'
import type { EventStore, StoredEvent } from './event-store.js'

const reason = z.string().min(1).max(500)
const position = z.number().int().nonnegative()

/** What the operator of an installation decided: about the log itself, so it belongs to no context. */
export const operationEvents = defineEvents('log-operation', {
  RestoreAccepted: event(
    1,
    'The operator says that the log was restored from a backup and goes on from here, in a new epoch.',
    z.object({ epochBefore: z.string().min(1), epoch: z.string().min(1), lastPosition: position, reason }),
  ),
  VaultLossAccepted: event(
    1,
    'The operator says that the key vault is lost: what was sealed before stays closed for ever.',
    z.object({ reason }),
  ),
  DeadLetterReplayed: event(
    1,
    'An event that nobody could handle was delivered once more, and handled.',
    z.object({ consumer: z.string().min(1), position, eventId: z.string().min(1) }),
  ),
  DeadLetterDropped: event(
    1,
    'The operator gave up an event that nobody could handle.',
    z.object({ consumer: z.string().min(1), position, eventId: z.string().min(1), reason }),
  ),
})

/** One thing an operator decided. */
export type Operation = EventOf<typeof operationEvents>

/** Nobody of the organisation: whoever may run commands on the machine. */
const OPERATOR = { person: 'system:operator', post: null, unit: null } as const

/**
 * Writes what an operator decided into the log, in a stream of its own. `id` names the occasion: the same decision
 * written again is there once. The reason stands in the log unsealed, so it must name no reporter.
 */
export const recordOperation = async (
  store: EventStore,
  { type, data }: Operation,
  options: { readonly clock: Clock; readonly id: string },
): Promise<StoredEvent> => {
  const { schema, data: shape } = operationEvents.defs[type]
  const body = JSON.stringify(shape.parse(data))
  const id = derivedCommandId('operation', type, options.id)
  const { events } = await store.append({
    stream: `${operationEvents.category}-${id}`,
    expected: 'new',
    context: {
      tenant: 'log',
      occurred: { at: options.clock.now(), zone: 'UTC', precision: 'instant' },
      actor: OPERATOR,
      command: { id, print: sha256(body) },
      correlation: id,
      causation: id,
    },
    events: [{ type, schema, body }],
  })
  return events[0]!
}
