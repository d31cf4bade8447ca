import { hash } from 'node:crypto'
import type { Instant, TimeZone } from '@huiyin/kernel'

/** Who did it. `post` and `unit` are null for a citizen or for the system itself. */
export interface Actor {
  readonly person: string
  readonly post: string | null
  readonly unit: string | null
}

/**
 * Persons of this kind stand for records taken over from another system. What they report is history: it may lie as far
 * back as it likes, and no alarm of it proposes anything.
 */
export const IMPORT_PERSON = 'import:'

/** Whether a fact was taken over from another system. */
export const isImported = ({ person }: Actor): boolean => person.startsWith(IMPORT_PERSON)

/** When it happened, as far as anybody knows: to the millisecond, or only the day. */
export interface Occurred {
  readonly at: Instant
  readonly zone: TimeZone
  readonly precision: 'instant' | 'day'
}

/** What every fact of one append has in common. */
export interface EnvelopeContext {
  readonly tenant: string
  readonly occurred: Occurred
  readonly actor: Actor
  readonly command: { readonly id: string; readonly print: string }
  readonly correlation: string
  readonly causation: string
}

/** The header of envelope format 1, decoded. It can only grow. */
export interface Header extends Omit<EnvelopeContext, 'occurred'> {
  readonly format: 1
  readonly type: string
  readonly schema: number
  readonly id: string
  readonly stream: string
  readonly version: number
  readonly occurredAt: Occurred
  readonly recordedAt: Instant
  readonly previousHash: string
}

const FORMAT_TAG = 'huiyin-event-1'

/** SHA-256 of text, as hex. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/**
 * The hash of a stored fact: over the format tag and both texts with their byte lengths, exactly as they lie on disk.
 * Nothing is canonicalised, so what is verified is what is stored. The position is not part of it.
 */
export const hashOf = (header: string, body: string): string =>
  sha256(`${FORMAT_TAG}\n${Buffer.byteLength(header)}\n${header}\n${Buffer.byteLength(body)}\n${body}`)

/**
 * The id of the nth fact of a command: UUIDv8 (RFC 9562) from SHA-256 of command id, stream and ordinal, so that the
 * same command always makes the same ids.
 */
export const eventIdOf = (commandId: string, stream: string, ordinal: number): string =>
  uuidFrom(sha256(`${commandId}\n${stream}\n${ordinal}`))

/** A UUIDv8 (RFC 9562) whose custom bits are the first bits of a SHA-256 given as hex. */
export const uuidFrom = (hex: string): string => {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The command id a reaction or an alarm uses: derived from what caused it, so that a redelivery is the same command. */
export const derivedCommandId = (...parts: readonly string[]): string =>
  uuidFrom(sha256(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('')))

const PLAIN = /^[ !#-[\]-~]*$/
const quoted = (text: string | null): string => {
  if (typeof text !== 'string') return 'null'
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}

/**
 * The part of a header that is the same for every fact of an append, written once: what `JSON.stringify` would write for
 * these fields in this order, spelled out because it lies on the path of every append.
 */
export const contextText = ({ tenant, occurred, actor, command, correlation, causation }: EnvelopeContext): string =>
  `"tenant":${quoted(tenant)},"occurredAt":{"at":${quoted(occurred.at)},"zone":${quoted(occurred.zone)},` +
  `"precision":${quoted(occurred.precision)}},"actor":{"person":${quoted(actor.person)},` +
  `"post":${quoted(actor.post)},"unit":${quoted(actor.unit)}},"command":{"id":${quoted(command.id)},` +
  `"print":${quoted(command.print)}},"correlation":${quoted(correlation)},"causation":${quoted(causation)}`

/** What only the store can say about a fact, and what tells it from the others of its append. */
export interface HeaderParts {
  readonly type: string
  readonly schema: number
  readonly id: string
  readonly stream: string
  readonly version: number
  readonly recordedAt: Instant
  readonly previousHash: string
}

/** Writes the header of format 1. Type and schema come first, at fixed places, so that they are read without parsing. */
export const headerText = (parts: HeaderParts, context: string): string =>
  `{"format":1,"type":"${parts.type}","schema":${parts.schema},"id":"${parts.id}","stream":"${parts.stream}",` +
  `"version":${parts.version},"recordedAt":"${parts.recordedAt}","previousHash":"${parts.previousHash}",${context}}`

const START = '{"format":1,"type":"'
const SCHEMA_GAP = '","schema":'

/** Type and schema of a header, from their fixed places. Throws when the text is no header of format 1. */
export const typeOf = (header: string): { readonly type: string; readonly schema: number } => {
  const typeEnd = header.indexOf('"', START.length)
  const schemaAt = typeEnd + SCHEMA_GAP.length
  const schema = Number(header.slice(schemaAt, header.indexOf(',', schemaAt)))
  if (!header.startsWith(START) || !header.startsWith(SCHEMA_GAP, typeEnd) || !Number.isInteger(schema) || schema < 1) {
    throw new Error(`not an envelope of format 1: ${header.slice(0, 60)}`)
  }
  return { type: header.slice(START.length, typeEnd), schema }
}

/** Whether a header is of a fact of this type, without taking it apart. */
export const isOfType = (header: string, type: string): boolean =>
  header.startsWith(type, START.length) && header.startsWith(SCHEMA_GAP, START.length + type.length)

/** The whole header, parsed. */
export const parseHeader = (header: string): Header => JSON.parse(header) as Header

const IMPORTED = `"actor":{"person":"${IMPORT_PERSON}`

/** Whether a header says that its fact was taken over from another system, found without parsing it. */
export const isImportedHeader = (header: string): boolean => header.includes(IMPORTED)

const COMMAND = '"command":{"id":"'
/** Six characters, so that the engine looks for them one by one instead of preparing a longer search each time. */
const NEEDLE = COMMAND.slice(1, 7)
const PRINT_GAP = '","print":"'

/** The same text, but no longer a view that keeps the whole header in memory as long as somebody keeps it. */
const detached = (part: string): string => ` ${part}`.slice(1)

/** Where the id of the command begins; -1 when there is none. */
const commandIdAt = (header: string): number => {
  let at = header.indexOf(NEEDLE)
  while (at >= 0 && !header.startsWith(COMMAND, at - 1)) at = header.indexOf(NEEDLE, at + 1)
  return at < 0 ? -1 : at - 1 + COMMAND.length
}

/**
 * Id and print of the command that wrote a fact, found without parsing the header. A key of JSON cannot be mistaken for
 * text inside a string, because quotes are escaped there.
 */
export const commandOf = (header: string): EnvelopeContext['command'] => {
  const idAt = commandIdAt(header)
  const idEnd = header.indexOf('"', idAt)
  const printAt = idEnd + PRINT_GAP.length
  const print = header.slice(printAt, header.indexOf('"', printAt))
  if (idAt < 0 || !header.startsWith(PRINT_GAP, idEnd) || print.includes('\\')) return parseHeader(header).command
  return { id: detached(header.slice(idAt, idEnd)), print: detached(print) }
}
