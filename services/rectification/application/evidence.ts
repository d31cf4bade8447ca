import { derivedCommandId } from '@huiyin/event-sourcing'
import { EVIDENCE_TYPES, mediaTypeOf, NAMED_WITHIN_MILLIS } from '@huiyin/files'
import { contentHash, openFile, subjectId, type FileOwner, type SealedFilePorts } from '@huiyin/privacy'
import type { RectificationInput } from '@huiyin/contracts/rectification'
import type { Evidence } from '../domain/entry/events.js'

/** What an entry's evidence is sealed under: a subject of its own, so that it can be erased without anybody else's. */
export const ownerOfEvidence = (entryId: string): FileOwner => ({
  subject: subjectId(`e-${derivedCommandId('evidence', entryId)}`),
  stream: `rectification-entry-${entryId}`,
  field: 'evidence',
})

type Named = RectificationInput<'ClaimDone'>['evidence'][number]

const findOne = async (
  ports: SealedFilePorts,
  entryId: string,
  { file, ...named }: Named,
): Promise<Evidence | null> => {
  const stored = await ports.files.find(file)
  if (!stored || stored.ageMillis > NAMED_WITHIN_MILLIS) return null
  const opened = await openFile(ports, ownerOfEvidence(entryId), file)
  const mediaType = opened.opened ? mediaTypeOf(opened.bytes) : null
  if (!opened.opened || mediaType === null || !EVIDENCE_TYPES.includes(mediaType)) return null
  if (contentHash(opened.bytes) !== named.sha256) return null
  return { ...named, file, size: opened.bytes.length, mediaType }
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

/** A claim as its print is taken: the same files uploaded again make the same command. */
export const printedClaim = ({ evidence, ...input }: RectificationInput<'ClaimDone'>): object => ({
  ...input,
  evidence: evidence.map(({ file: _, ...named }) => named),
})
