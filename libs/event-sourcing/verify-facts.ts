import { isInstant } from '@huiyin/kernel'
import { eventIdOf, hashOf, parseHeader, typeOf, type Header } from './envelope.js'
import type { Position, StoredEvent } from './event-store.js'

/** What can be wrong with a log. */
export type FindingKind =
  /** Header, body or hash of a fact were changed after it was written. */
  | 'changed'
  /** A header is no header of format 1. */
  | 'header'
  /** The columns a fact is found by say something else than its header. */
  | 'columns'
  /** A stream skips or repeats a version: facts are missing, inserted or out of order. */
  | 'version'
  /** A fact is not the one that the next fact of its stream names. */
  | 'chain'
  /** A fact was recorded before the one before it. */
  | 'time'
  /** An id does not follow from command, stream and ordinal. */
  | 'id'
  /** Positions are not in order, or, where a store leaves no gaps, some are missing. */
  | 'position'
  /** A seal does not fit what lies under it, or the seal before it. */
  | 'seal'
  /** A seal kept outside is not in the log. */
  | 'trustedSeal'
  /** The log could not be read to its end. */
  | 'unreadable'

/** One thing that is wrong, and where. */
export interface Finding {
  readonly position: Position | null
  readonly stream: string | null
  readonly kind: FindingKind
  readonly says: string
}

/** A finding, and the first position it throws doubt on. */
export interface Doubt {
  readonly finding: Finding
  readonly since: Position
}

/** A doubt about a fact itself. */
export const doubt = (one: Pick<StoredEvent, 'position' | 'stream'>, kind: FindingKind, says: string): Doubt => ({
  finding: { position: one.position, stream: one.stream, kind, says },
  since: one.position,
})

interface StreamEnd {
  readonly position: Position
  readonly version: number
  /** The hash that lies there, and the hash of what lies there; the same unless the fact was changed. */
  readonly hashes: readonly string[]
  /** The command that wrote it and which of its facts it is; null when that cannot be told after a changed fact. */
  readonly commandId: string | null
  readonly ordinal: number | null
}

/** Which of its command's facts comes after this end of a stream. */
const ordinalAfter = (end: StreamEnd | undefined, commandId: string | null): number | null => {
  if (commandId === null || end?.commandId === null) return null
  if (commandId !== end?.commandId) return 0
  return end.ordinal === null ? null : end.ordinal + 1
}

const isHeader = (header: Header): boolean =>
  Number.isInteger(header.version) &&
  isInstant(header.recordedAt) &&
  [header.id, header.stream, header.previousHash, header.tenant, header.command.id, header.command.print].every(
    (text) => typeof text === 'string',
  )

/** The header, or null when it is none of format 1. */
const readHeader = (text: string): Header | null => {
  try {
    typeOf(text)
    const header = parseHeader(text)
    return isHeader(header) ? header : null
  } catch {
    return null
  }
}

const columnDoubts = (one: StoredEvent, { stream, version }: Header): Doubt[] =>
  stream === one.stream && version === one.version
    ? []
    : [
        doubt(
          one,
          'columns',
          `it is filed as ${one.stream} version ${one.version}, its header says ${stream} version ${version}`,
        ),
      ]

const orderDoubts = (one: StoredEvent, header: Header, end: StreamEnd | undefined): Doubt[] => {
  const last = end?.version ?? 0
  if (header.version !== last + 1) {
    const gap = header.version > last + 1 ? `, so what was between is missing` : ''
    return [doubt(one, 'version', `version ${header.version} of ${header.stream} follows version ${last}${gap}`)]
  }
  if ((end?.hashes ?? ['']).includes(header.previousHash)) return []
  if (!end) return [doubt(one, 'chain', 'it is the first of its stream but names a fact before it')]
  const says = `the next fact of its stream, at ${one.position}, names another in its place`
  return [doubt({ position: end.position, stream: header.stream }, 'chain', says)]
}

const idDoubts = (one: StoredEvent, { id, command, stream }: Header, ordinal: number | null): Doubt[] => {
  const derived = ordinal === null ? id : eventIdOf(command.id, stream, ordinal)
  return id === derived ? [] : [doubt(one, 'id', `the id of its command, stream and ordinal is ${derived}, not ${id}`)]
}

/**
 * Checks facts in the order of the log, each by itself, against the fact before it in its stream, and against the fact
 * before it in the log. What a changed fact says is not believed, so that one change is not found many times.
 */
export const factChecker = () => {
  const ends = new Map<string, StreamEnd>()
  let latest = ''

  const endAfter = (one: StoredEvent, computed: string, header: Header | null): StreamEnd => {
    const commandId = header?.command.id ?? null
    const ordinal = ordinalAfter(ends.get(header?.stream ?? one.stream), commandId)
    const hashes = computed === one.hash ? [computed] : [computed, one.hash]
    return { position: one.position, version: header?.version ?? one.version, hashes, commandId, ordinal }
  }

  const checkChanged = (one: StoredEvent, computed: string): Doubt[] => {
    const end = ends.get(one.stream)
    if (one.version === (end?.version ?? 0) + 1) ends.set(one.stream, endAfter(one, computed, null))
    return [doubt(one, 'changed', `its hash is not the hash of its texts (${computed})`)]
  }

  const checkHeader = (one: StoredEvent, header: Header): Doubt[] => {
    const end = ends.get(header.stream)
    const next = endAfter(one, one.hash, header)
    const doubts = [...columnDoubts(one, header), ...orderDoubts(one, header, end)]
    if (header.recordedAt < latest) {
      doubts.push(doubt(one, 'time', `it was recorded at ${header.recordedAt}, the one before it at ${latest}`))
    }
    latest = header.recordedAt
    doubts.push(...idDoubts(one, header, next.ordinal))
    if (next.version > (end?.version ?? 0)) ends.set(header.stream, next)
    return doubts
  }

  return (one: StoredEvent): Doubt[] => {
    const computed = hashOf(one.header, one.body)
    if (computed !== one.hash) return checkChanged(one, computed)
    const header = readHeader(one.header)
    return header ? checkHeader(one, header) : [doubt(one, 'header', 'its header is none of format 1')]
  }
}
