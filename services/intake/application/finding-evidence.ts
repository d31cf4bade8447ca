import { derivedCommandId } from '@huiyin/event-sourcing'
import {
  admitFile,
  EVIDENCE_TYPES,
  mediaTypeOf,
  NAMED_WITHIN_MILLIS,
  type FileRefusal,
  type ScanRefusal,
} from '@huiyin/files'
import {
  contentHash,
  keepFile,
  openFile,
  subjectId,
  type FileOwner,
  type KeepingPorts,
  type KeptFile,
  type SealedFilePorts,
} from '@huiyin/privacy'
import type { IntakeInput } from '@huiyin/contracts/intake'
import { inspectionEvents, type FindingEvidence } from '../domain/inspection/events.js'

/** The stream of an inspection. */
export const inspectionStream = (inspectionId: string) => `${inspectionEvents.category}-${inspectionId}`

/** What the evidence of an inspection is sealed under: a subject of its own. */
export const ownerOfFindings = (inspectionId: string): FileOwner => ({
  subject: subjectId(`i-${derivedCommandId('inspection', inspectionId)}`),
  stream: inspectionStream(inspectionId),
  field: 'evidence',
})

/** A file that was kept for an inspection, by what it is; or why it was not. */
export type FindingFileKept =
  | { readonly ok: true; readonly evidence: KeptFile & { readonly size: number; readonly mediaType: string } }
  | { readonly ok: false; readonly refusal: FileRefusal | ScanRefusal | 'FileErased' }

/** Keeps a file for a finding that is about to be recorded. Nothing names it until then, and what nothing names is swept. */
export const keepFindingFile = async (
  { guard, ...ports }: KeepingPorts,
  inspectionId: string,
  sent: { readonly bytes: Uint8Array; readonly declared: string },
): Promise<FindingFileKept> => {
  const admitted = await admitFile(guard, sent, EVIDENCE_TYPES)
  if (!admitted.ok) return admitted
  const kept = await keepFile(ports, ownerOfFindings(inspectionId), sent.bytes)
  if (!kept) return { ok: false, refusal: 'FileErased' }
  return { ok: true, evidence: { ...kept, size: sent.bytes.length, mediaType: admitted.mediaType } }
}

type Named = IntakeInput<'RecordFinding'>['evidence'][number]

const findOne = async (
  ports: SealedFilePorts,
  inspectionId: string,
  { file, ...named }: Named,
): Promise<FindingEvidence | null> => {
  const stored = await ports.files.find(file)
  if (!stored || stored.ageMillis > NAMED_WITHIN_MILLIS) return null
  const opened = await openFile(ports, ownerOfFindings(inspectionId), file)
  const mediaType = opened.opened ? mediaTypeOf(opened.bytes) : null
  if (!opened.opened || mediaType === null || !EVIDENCE_TYPES.includes(mediaType)) return null
  if (contentHash(opened.bytes) !== named.sha256) return null
  return { ...named, file, size: opened.bytes.length, mediaType }
}

/** The files a finding names, as they are kept for its inspection; null when one was not, or has other content. */
export const findingEvidence = async (
  ports: SealedFilePorts,
  inspectionId: string,
  named: readonly Named[],
): Promise<readonly FindingEvidence[] | null> => {
  const found: FindingEvidence[] = []
  for (const one of named) {
    const evidence = await findOne(ports, inspectionId, one) // one after the other: each lies in memory while it is opened
    if (!evidence) return null
    found.push(evidence)
  }
  return found
}

/** A finding as its print is taken: the same files uploaded again make the same command. */
export const printedFinding = ({ evidence, ...input }: IntakeInput<'RecordFinding'>): object => ({
  ...input,
  evidence: evidence.map(({ file: _, ...named }) => named),
})
