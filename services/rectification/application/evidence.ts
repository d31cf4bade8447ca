import { derivedCommandId } from '@huiyin/event-sourcing'
import { EVIDENCE_TYPES, mediaTypeOf, NAMED_WITHIN_MILLIS, type Pictures } from '@huiyin/files'
import {
  contentHash,
  keepFile,
  openBytes,
  subjectId,
  type FileOwner,
  type OpenedBytes,
  type SealedFilePorts,
} from '@huiyin/privacy'
import type { RectificationInput } from '@huiyin/contracts/rectification'
import type { Evidence } from '../domain/entry/events.js'

/** What is sealed for an entry: files as they came, with or without somebody having looked through them, and what was made public of them. */
const FIELDS = {
  asCame: 'evidence',
  scanned: 'evidence.scanned',
  publicPhoto: 'publicPhoto',
} as const
export type EvidenceField = keyof typeof FIELDS

/**
 * What an entry's evidence is sealed under: a subject of its own, so that it can be erased without anybody else's. A file
 * opens only as what it was sealed as, so that it opens as scanned says that it was.
 */
export const ownerOfEvidence = (entryId: string, as: EvidenceField = 'asCame'): FileOwner => ({
  subject: subjectId(`e-${derivedCommandId('evidence', entryId)}`),
  stream: `rectification-entry-${entryId}`,
  field: FIELDS[as],
})

type Named = RectificationInput<'ClaimDone'>['evidence'][number]

/** What a picture for the public stands on: the sealed files, and who draws. */
export interface DrawingPorts extends SealedFilePorts {
  readonly pictures: Pictures
}

/** Opens a file as scanned or as it came, whichever it was sealed as: its key is looked up once for both. */
const openAs = async (
  { vault, files }: SealedFilePorts,
  entryId: string,
  file: string,
): Promise<{ readonly opened: OpenedBytes; readonly scanned: boolean }> => {
  const owner = ownerOfEvidence(entryId)
  const sealed = await files.read(file)
  const found = await vault.findKey(owner.subject)
  if (!found.found) return { opened: { opened: false, reason: found.reason }, scanned: false }
  const scanned = openBytes(found.key, { ...owner, field: FIELDS.scanned }, sealed)
  if (scanned.opened) return { opened: scanned, scanned: true }
  return { opened: openBytes(found.key, owner, sealed), scanned: false }
}

const findOne = async (
  ports: SealedFilePorts,
  entryId: string,
  { file, ...named }: Named,
): Promise<Evidence | null> => {
  const stored = await ports.files.find(file)
  if (!stored || stored.ageMillis > NAMED_WITHIN_MILLIS) return null
  const { opened, scanned } = await openAs(ports, entryId, file)
  const mediaType = opened.opened ? mediaTypeOf(opened.bytes) : null
  if (!opened.opened || mediaType === null || !EVIDENCE_TYPES.includes(mediaType)) return null
  if (contentHash(opened.bytes) !== named.sha256) return null
  return { ...named, file, size: opened.bytes.length, mediaType, scanned }
}

/**
 * The files a claim names, as they are kept for its entry: that each opens under the entry's key says that it was stored
 * for it and is whole. Null when one was not, was stored too long ago to be named still, or has other content than the
 * claim says. Throws the store's faults for a file that was altered.
 */
export const keptEvidence = async (
  ports: SealedFilePorts,
  entryId: string,
  named: readonly Named[],
): Promise<readonly Evidence[] | null> => {
  const found: Evidence[] = []
  for (const one of named) {
    const evidence = await findOne(ports, entryId, one) // one after the other: each lies in memory while it is opened
    if (!evidence) return null
    found.push(evidence)
  }
  return found
}

/**
 * Makes the picture that would be public of a piece of evidence, sealed as such; null where the file was not kept for this
 * entry, or is no picture that can be read. What no fact names of it is swept.
 */
export const drawnPhoto = async (
  { pictures, ...ports }: DrawingPorts,
  entryId: string,
  { file, areas }: Pick<RectificationInput<'DraftPublicPhoto'>, 'file' | 'areas'>,
) => {
  if (!(await ports.files.find(file))) return null
  const { opened } = await openAs(ports, entryId, file)
  const made = opened.opened ? await pictures.blackOut(opened.bytes, areas) : null
  const kept = made && (await keepFile(ports, ownerOfEvidence(entryId, 'publicPhoto'), made))
  return opened.opened && kept ? { of: contentHash(opened.bytes), areas, file: kept.file } : null
}

/** A claim as its print is taken: the same files uploaded again make the same command. */
export const printedClaim = ({ evidence, ...input }: RectificationInput<'ClaimDone'>): object => ({
  ...input,
  evidence: evidence.map(({ file: _, ...named }) => named),
})

/** A replacement as its print is taken, as with a claim. */
export const printedReplacement = ({ evidence, ...input }: RectificationInput<'ReplaceEvidence'>): object => ({
  ...input,
  evidence: evidence.map(({ file: _, ...named }) => named),
})
