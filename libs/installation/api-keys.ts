import { createHash, randomBytes } from 'node:crypto'
import type { Clock, Instant } from '@huiyin/kernel'
import {
  decodeEvent,
  defineEvents,
  derivedCommandId,
  event,
  parseHeader,
  sha256,
  typeOf,
  type EventOf,
  type EventStore,
} from '@huiyin/event-sourcing'
import { z } from 'zod'

/** The keys of programs that send requests: what an operator decided about them, a stream for each tenant. */
export const apiKeyEvents = defineEvents('log-apikey', {
  ApiKeyIssued: event(
    1,
    'The operator gave a program a key of its own; the key itself is nowhere, only its hash.',
    z.object({
      keyId: z.string().min(1),
      client: z.string().min(1),
      channel: z.string().min(1),
      /** SHA-256 of the key, which is 32 random bytes: nobody finds it again by trying. */
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  ApiKeyRevoked: event(
    1,
    'The operator took a key back: whoever shows it is nobody.',
    z.object({ keyId: z.string().min(1), reason: z.string().min(1).max(500) }),
  ),
})
type ApiKeyEvent = EventOf<typeof apiKeyEvents>

/** A key as it is remembered. */
export interface ApiKey {
  readonly keyId: string
  /** What the program is called that has it; a program may have several, while one takes the place of another. */
  readonly client: string
  /** The channel its reports come in by. */
  readonly channel: string
  readonly hash: string
  readonly issuedAt: Instant
  readonly revokedAt: Instant | null
}

/** There is no such key, or it was revoked before; the message says which keys there are. */
export class NoSuchApiKey extends Error {
  override name = 'NoSuchApiKey'
}

const OPERATOR = { person: 'system:operator', post: null, unit: null } as const
/** So that a key that was published by mistake is found by whoever looks for such. */
const BEGINS = 'huiyin_'
const BYTES = 32

const streamOf = (tenant: string) => `${apiKeyEvents.category}-${tenant}`
/** What is kept of a key: its SHA-256, as hex. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

const applied = (keys: readonly ApiKey[], { type, data }: ApiKeyEvent, at: Instant): readonly ApiKey[] =>
  type === 'ApiKeyIssued'
    ? [...keys, { ...data, issuedAt: at, revokedAt: null }]
    : keys.map((key) => (key.keyId === data.keyId ? { ...key, revokedAt: at } : key))

const read = async (store: Pick<EventStore, 'readStream'>, tenant: string) => {
  const stored = await store.readStream(streamOf(tenant))
  const keys = stored.reduce<readonly ApiKey[]>((before, { header, body }) => {
    const fact = decodeEvent(apiKeyEvents, { ...typeOf(header), body }) as ApiKeyEvent
    return applied(before, fact, parseHeader(header).recordedAt)
  }, [])
  return { keys, version: stored.length }
}

/** Every key a tenant ever gave, in the order in which they were given. */
export const apiKeysOf = async (store: Pick<EventStore, 'readStream'>, tenant: string): Promise<readonly ApiKey[]> =>
  (await read(store, tenant)).keys

const append = async (
  store: EventStore,
  {
    tenant,
    version,
    fact,
    clock,
  }: {
    readonly tenant: string
    readonly version: number
    readonly fact: ApiKeyEvent
    readonly clock: Clock
  },
): Promise<void> => {
  const { schema, data: shape } = apiKeyEvents.defs[fact.type]
  const body = JSON.stringify(shape.parse(fact.data))
  const id = derivedCommandId('api-key', fact.type, fact.data.keyId)
  await store.append({
    stream: streamOf(tenant),
    expected: version === 0 ? 'new' : version,
    context: {
      tenant: 'log',
      occurred: { at: clock.now(), zone: 'UTC', precision: 'instant' },
      actor: OPERATOR,
      command: { id, print: sha256(body) },
      correlation: id,
      causation: id,
    },
    events: [{ type: fact.type, schema, body }],
  })
}

/**
 * Gives a program a key. The answer is the only place where the key stands; the log keeps its hash. Rejects with
 * `VersionConflict` when somebody else gave or took a key in the same moment: nothing was written, and it may be tried again.
 */
export const issueApiKey = async (
  store: EventStore,
  { tenant, client, channel }: { readonly tenant: string; readonly client: string; readonly channel: string },
  clock: Clock,
): Promise<{ readonly keyId: string; readonly key: string }> => {
  const { version } = await read(store, tenant)
  const key = `${BEGINS}${randomBytes(BYTES).toString('base64url')}`
  const keyId = `k-${randomBytes(6).toString('hex')}`
  const data = { keyId, client, channel, hash: hashOfKey(key) }
  await append(store, { tenant, version, fact: { type: 'ApiKeyIssued', data }, clock })
  return { keyId, key }
}

/** Takes a key back, from the next request on. Throws `NoSuchApiKey` for one nobody has. */
export const revokeApiKey = async (
  store: EventStore,
  { tenant, keyId, reason }: { readonly tenant: string; readonly keyId: string; readonly reason: string },
  clock: Clock,
): Promise<void> => {
  const { keys, version } = await read(store, tenant)
  const live = keys.filter(({ revokedAt }) => revokedAt === null).map((key) => key.keyId)
  if (!live.includes(keyId))
    throw new NoSuchApiKey(`There is no key ${keyId} in force; there are: ${live.join(', ') || 'none'}.`)
  await append(store, { tenant, version, fact: { type: 'ApiKeyRevoked', data: { keyId, reason } }, clock })
}

/** Whose key has this hash now; null: nobody's, or it was revoked. */
export const clientOfHash = async (
  store: Pick<EventStore, 'readStream'>,
  tenant: string,
  hash: string,
): Promise<Pick<ApiKey, 'client' | 'channel'> | null> => {
  const found = (await apiKeysOf(store, tenant)).find((one) => one.hash === hash && one.revokedAt === null)
  return found ? { client: found.client, channel: found.channel } : null
}
