import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  commandOf,
  contextText,
  derivedCommandId,
  eventIdOf,
  hashOf,
  headerText,
  parseHeader,
  typeOf,
  uuidFrom,
  type EnvelopeContext,
  type HeaderParts,
} from './envelope.js'

const CONTEXT: Required<EnvelopeContext> = {
  tenant: 'city-1',
  occurred: { at: '2026-03-29T16:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' },
  actor: { person: '王芳 "W"', post: null, unit: 'unit-7' },
  command: { id: 'cmd-1', print: 'pr\u0001int' },
  correlation: 'corr-1',
  causation: 'cause-1',
}
const PARTS: HeaderParts = {
  type: 'ItemReceived',
  schema: 2,
  id: eventIdOf('cmd-1', 'intake-item-1', 0),
  stream: 'intake-item-1',
  version: 3,
  recordedAt: '2026-03-30T01:02:03.004Z',
  previousHash: 'ab'.repeat(32),
}
const BODY = '{"text":"件件有着落","n":1.0}'

/** Written down once. If this text ever has to change, it is no longer format 1. */
const GOLDEN_HEADER =
  '{"format":1,"type":"ItemReceived","schema":2,"id":"17af8ded-ddcc-8238-aa0c-de73287470dc","stream":"intake-item-1","version":3,' +
  '"recordedAt":"2026-03-30T01:02:03.004Z",' +
  '"previousHash":"abababababababababababababababababababababababababababababababab",' +
  '"tenant":"city-1","occurredAt":{"at":"2026-03-29T16:00:00.000Z","zone":"Asia/Shanghai","precision":"day"},' +
  '"actor":{"person":"王芳 \\"W\\"","post":null,"unit":"unit-7"},"command":{"id":"cmd-1","print":"pr\\u0001int"},' +
  '"correlation":"corr-1","causation":"cause-1"}'
const GOLDEN_HASH = 'f40ecdef446e4913f07b0f22ea2afdb6b5287ba3f73233a1a16d7e06e4696393'

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('","print":"', '"command":{"id":"', '\ud800', '\\'),
)
const anyContext: fc.Arbitrary<EnvelopeContext> = fc.record({
  tenant: text,
  occurred: fc.record({ at: text, zone: text, precision: fc.constantFrom('instant', 'day') }),
  actor: fc.record({ person: text, post: fc.option(text), unit: fc.option(text) }),
  command: fc.record({ id: fc.stringMatching(/^[A-Za-z0-9._:-]{1,120}$/), print: text }),
  correlation: text,
  causation: text,
})
const anyParts: fc.Arbitrary<HeaderParts> = fc.record({
  type: fc.stringMatching(/^[A-Z][A-Za-z0-9]*$/),
  schema: fc.nat().map((n) => n + 1),
  id: fc.uuid(),
  stream: fc.stringMatching(/^[a-z][a-z0-9]*-[a-z][a-z0-9]*-[A-Za-z0-9._:~-]{1,160}$/),
  version: fc.nat().map((n) => n + 1),
  recordedAt: fc.constant(PARTS.recordedAt),
  previousHash: fc.constantFrom('', PARTS.previousHash),
})

describe('envelope format 1', () => {
  test('its header is this text, byte for byte', () => {
    expect(headerText(PARTS, contextText(CONTEXT))).toBe(GOLDEN_HEADER)
  })
  test('its hash is this value, over a format tag and both texts with their byte lengths', () => {
    expect(hashOf(GOLDEN_HEADER, BODY)).toBe(GOLDEN_HASH)
    const bytes = [GOLDEN_HEADER, BODY].map((part) => `${Buffer.byteLength(part)}\n${part}`)
    const written = createHash('sha256').update(`huiyin-event-1\n${bytes.join('\n')}`)
    expect(written.digest('hex')).toBe(GOLDEN_HASH)
  })
  test('what stands in the header comes out of it again', () => {
    const { occurred, ...rest } = CONTEXT
    expect(parseHeader(GOLDEN_HEADER)).toStrictEqual({ format: 1, ...PARTS, ...rest, occurredAt: occurred })
  })
  test('for any context the header is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(anyParts, anyContext, (parts, { occurred, ...context }) => {
        const { tenant, actor, ...rest } = context
        const { type, schema, id, stream, version, recordedAt, previousHash } = parts
        const ordered = { format: 1, type, schema, id, stream, version, recordedAt, previousHash, tenant }
        const expected = JSON.stringify({ ...ordered, occurredAt: occurred, actor, ...rest })
        expect(headerText(parts, contextText({ ...context, occurred }))).toBe(expected)
      }),
    )
  })
  test('a post that is missing is null, never the word undefined', () => {
    const actor = { person: 'p', post: undefined as unknown as null, unit: null }
    expect(contextText({ ...CONTEXT, actor })).toContain('"post":null')
  })
})

describe('reading a header without parsing it', () => {
  test('finds the type and schema that parsing finds', () => {
    fc.assert(
      fc.property(anyParts, anyContext, (parts, context) => {
        const header = headerText(parts, contextText(context))
        const { type, schema } = parseHeader(header)
        expect(typeOf(header)).toStrictEqual({ type, schema })
      }),
    )
  })
  test('finds the command that parsing finds, whatever the texts around it contain', () => {
    fc.assert(
      fc.property(anyParts, anyContext, (parts, context) => {
        const header = headerText(parts, contextText(context))
        expect(commandOf(header)).toStrictEqual(parseHeader(header).command)
      }),
    )
  })
  test('refuses a text that is no header of format 1', () => {
    for (const header of ['', '{}', GOLDEN_HEADER.replace('"format":1', '"format":2'), '{"format":1,"type":"A"}']) {
      expect(() => typeOf(header)).toThrow('not an envelope of format 1')
    }
  })
})

describe('the hash of a fact', () => {
  test('tells where the header ends and the body begins', () => {
    expect(hashOf('ab', 'c')).not.toBe(hashOf('a', 'bc'))
    expect(hashOf('', 'abc')).not.toBe(hashOf('abc', ''))
  })
  test('counts bytes, not characters', () => {
    const expected = createHash('sha256').update('huiyin-event-1\n3\n回\n4\n😀').digest('hex')
    expect(hashOf('回', '😀')).toBe(expected)
  })
})

describe('derived ids', () => {
  test('an event id is this value for this command, stream and ordinal', () => {
    expect(eventIdOf('cmd-1', 'intake-item-1', 0)).toBe('17af8ded-ddcc-8238-aa0c-de73287470dc')
  })
  test('another command, stream or ordinal makes another event id', () => {
    const ids = [
      ['c', 's', 0],
      ['c', 's', 1],
      ['c', 't', 0],
      ['d', 's', 0],
    ] as const
    expect(new Set(ids.map(([command, stream, ordinal]) => eventIdOf(command, stream, ordinal))).size).toBe(4)
  })
  test('they are UUIDs of version 8 and variant 10, with the bits of the hash everywhere else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (hex) => {
        const uuid = uuidFrom(hex)
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        const bits = BigInt(`0x${uuid.replaceAll('-', '')}`)
        const mask = ~((0xfn << 76n) | (0x3n << 62n))
        expect(bits & mask).toBe(BigInt(`0x${hex.slice(0, 32)}`) & mask)
      }),
    )
  })
  test('a derived command id depends on every part and on where the parts end', () => {
    const ids = [['a', 'b'], ['ab'], ['ab', ''], ['', 'ab'], ['a', 'b', '']]
    expect(new Set(ids.map((parts) => derivedCommandId(...parts))).size).toBe(5)
    expect(derivedCommandId('reaction', 'event-1', 'stream')).toBe(derivedCommandId('reaction', 'event-1', 'stream'))
  })
})
