import { sha256, uuidFrom, type EnvelopeContext } from '@huiyin/event-sourcing'
import { appendBreaks, rechained, showing, withHeader, type Broken, type BrokenStores } from './broken.js'

const forgets = (promise: string, change: (context: EnvelopeContext) => Partial<EnvelopeContext>): Broken =>
  appendBreaks([promise], (request, store) =>
    store.append({ ...request, context: { ...request.context, ...change(request.context) } }),
  )

export const brokenEnvelopes: BrokenStores = {
  'causation is forgotten': forgets('correlation and causation survive', () => ({ causation: '' })),
  'correlation is made anew': forgets('correlation and causation survive', ({ command }) => ({
    correlation: command.id,
  })),
  'the post of the actor is forgotten': forgets('tenant, actor and command survive', ({ actor }) => ({
    actor: { ...actor, post: null },
  })),
  'everybody is one tenant': forgets('tenant, actor and command survive', () => ({ tenant: 'tenant-1' })),
  'a day is taken for a moment': forgets('when it happened survives with zone and precision', ({ occurred }) => ({
    occurred: { ...occurred, precision: 'instant' },
  })),
  'schema numbers are all 1': appendBreaks(
    ['the header says format, type, schema, stream and version'],
    (request, store) =>
      store.append({
        ...request,
        events: request.events.map((one) => ({
          ...one,
          schema: one.schema > 2 ? 1 : one.schema,
        })),
      }),
  ),
  'hashes are cut short': showing(['every fact carries the hash over its two texts'], (one) => ({
    ...one,
    hash: one.hash.slice(0, 62),
  })),
  'the chain skips a link': showing(
    ['every fact names the hash of the fact before it in its stream'],
    async (one, store) => {
      if (one.version !== 5) return one
      const first = (await store.readStream(one.stream))[0]!
      const header = one.header.replace(/"previousHash":"[^"]*"/, `"previousHash":"${first.hash}"`)
      return withHeader(one, header)
    },
  ),
  'the chain begins anew after opening': showing(['the chain goes on after reopening'], (one, _store, { opened }) =>
    opened === 2 && one.body === '"three"'
      ? { ...one, header: one.header.replace(/"previousHash":"[^"]*"/, '"previousHash":""') }
      : one,
  ),
  'ids come from the position': showing(
    ['ids are derived from command, stream and ordinal, and no two facts share one'],
    (one, store) =>
      rechained(one, store, (header, { position }) => ({ ...header, id: uuidFrom(sha256(String(position))) })),
  ),
}
