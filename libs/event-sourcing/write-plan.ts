import type { Instant } from '@huiyin/kernel'
import { commandOf, contextText, eventIdOf, hashOf, headerText } from './envelope.js'
import { BadAppend, CommandIdReused, VersionConflict, type Append, type StoredEvent } from './event-store.js'

/** Where a stream stands: its last version and that fact's hash; version 0 and '' for a stream that does not exist. */
export interface StreamHead {
  readonly version: number
  readonly hash: string
}

/** The head of a stream that does not exist. */
export const NO_STREAM: StreamHead = { version: 0, hash: '' }

/** A fact with everything but its place in the log. */
export type PlannedEvent = Omit<StoredEvent, 'position'>

const STREAM = /^[a-z][a-z0-9]*-[a-z][a-z0-9]*-[A-Za-z0-9._:~-]{1,160}$/
const NAME = /^[A-Z][A-Za-z0-9]*$/
const COMMAND_ID = /^[A-Za-z0-9._:-]{1,120}$/

/**
 * Whether every store gives this text back as it was: SQLite ends a text at U+0000, and UTF-8 has no lone surrogates.
 * JSON escapes both, so no body made by `JSON.stringify` is refused.
 */
const isKeepable = (text: string): boolean =>
  text !== '' && !text.includes('\0') && (text as string & { isWellFormed(): boolean }).isWellFormed()

/** Refuses a malformed request. Names are restricted because they stand unescaped in the header. */
export const checkAppend = ({ stream, expected, context, events }: Append): void => {
  if (!STREAM.test(stream)) throw new BadAppend(`a stream is named <context>-<aggregate>-<id>, not "${stream}"`)
  if (events.length === 0) throw new BadAppend(`nothing to append to ${stream}`)
  if (expected !== 'new' && !(Number.isInteger(expected) && expected > 0)) {
    throw new BadAppend(`the expected version of ${stream} is 'new' or a whole number from 1, not ${expected}`)
  }
  if (!COMMAND_ID.test(context.command.id)) throw new BadAppend(`"${context.command.id}" is no command id`)
  for (const { type, schema, body } of events) {
    if (!NAME.test(type)) throw new BadAppend(`"${type}" is no event name`)
    if (!isKeepable(body)) throw new BadAppend(`the body of ${type} is empty or cannot be kept byte for byte`)
    if (!Number.isInteger(schema) || schema < 1) throw new BadAppend(`${type} has no schema number ${schema}`)
  }
}

/**
 * The one rule of writing, shared by every store: what an append becomes at this head and moment. Throws
 * `VersionConflict` and touches nothing when the stream stands elsewhere.
 */
export const planAppend = (request: Append, head: StreamHead, recordedAt: Instant): readonly PlannedEvent[] => {
  const { stream, expected, context, events } = request
  if (head.version !== (expected === 'new' ? 0 : expected)) throw new VersionConflict(stream, expected, head.version)
  const shared = contextText(context)
  let { version, hash: previousHash } = head
  return events.map(({ type, schema, body }, ordinal) => {
    version += 1
    const id = eventIdOf(context.command.id, stream, ordinal)
    const header = headerText({ type, schema, id, stream, version, recordedAt, previousHash }, shared)
    const hash = hashOf(header, body)
    previousHash = hash
    return { stream, version, header, body, hash }
  })
}

/** The version after which a conflicting append looks for its own command among what was written since. */
export const conflictFrom = ({ expected }: Append): number => (expected === 'new' ? 0 : expected)

/**
 * Finds what a command wrote among facts of its stream: its facts, or none. Throws `CommandIdReused` when the id stands
 * there with another print.
 */
export const findCommand = (
  { id, print }: { readonly id: string; readonly print: string },
  events: readonly StoredEvent[],
): readonly StoredEvent[] => {
  const mine = events.filter(({ header }) => commandOf(header).id === id)
  if (mine.some(({ header }) => commandOf(header).print !== print)) throw new CommandIdReused(id)
  return mine
}
