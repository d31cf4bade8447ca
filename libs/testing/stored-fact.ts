import type { Instant } from '@huiyin/kernel'
import { planAppend, type Actor, type Position, type StoredEvent } from '@huiyin/event-sourcing'

/** What a fact of a spec says; what is left out does not matter to the spec. */
export interface FactOf {
  readonly stream: string
  readonly type: string
  readonly data: unknown
  readonly schema?: number
  readonly position?: number
  readonly version?: number
  readonly occurredAt?: Instant
  readonly recordedAt?: Instant
  readonly tenant?: string
  readonly actor?: Actor
}

/** A fact as a store would give it back, without a store: for projections, publishers and lists. */
export const storedFact = (fact: FactOf): StoredEvent => {
  const { stream, type, data, schema = 1, position = 1, version = 1, tenant = 'tenant-1' } = fact
  const at = fact.occurredAt ?? '2026-01-01T00:00:00.000Z'
  const context = {
    tenant,
    occurred: { at, zone: 'Asia/Shanghai', precision: 'instant' as const },
    actor: fact.actor ?? { person: 'person-1', post: null, unit: null },
    command: { id: `${stream}:${version}`, print: 'print' },
    correlation: 'correlation-1',
    causation: 'causation-1',
  }
  const events = [{ type, schema, body: JSON.stringify(data) }]
  const expected = version === 1 ? ('new' as const) : version - 1
  const head = { version: version - 1, hash: version === 1 ? '' : 'hash of the fact before' }
  const [planned] = planAppend({ stream, expected, context, events }, head, fact.recordedAt ?? at)
  return { position: position as Position, ...planned! }
}
