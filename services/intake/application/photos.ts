import {
  admitFile,
  EVIDENCE_TYPES,
  mediaTypeOf,
  NAMED_WITHIN_MILLIS,
  PHOTO_TYPES,
  type FileRefusal,
  type ScanRefusal,
} from '@huiyin/files'
import {
  contentHash,
  keepFile,
  openFile,
  openFrom,
  seal,
  type FileOwner,
  type KeepingPorts,
  type KeptFile,
  type OpenedBytes,
  type SealedFilePorts,
} from '@huiyin/privacy'
import type { PersonalData } from '@huiyin/contracts/intake'
import type { Photo } from '../domain/item/events.js'
import { streamOf, subjectOfReport, type ReportIds } from './sealing.js'

/** What a photo is sealed under and where: the key of the report that brings it. */
const ownerOf = ({ itemId, reportId }: ReportIds): FileOwner => ({
  subject: subjectOfReport(itemId, reportId),
  stream: streamOf(itemId),
  field: 'reporter.photo',
})
const hashPlaceOf = ({ itemId }: ReportIds) => ({ stream: streamOf(itemId), field: 'reporter.photo.sha256' })

/** What became of a photo that was sent: kept, or why it was not taken. */
export type PhotoKept =
  | { readonly ok: true; readonly photo: KeptFile }
  | { readonly ok: false; readonly refusal: FileRefusal | ScanRefusal | 'PersonErased' }

/**
 * Keeps a photo for a report that is about to be sent, as it came: what the camera wrote into it (where, when, by which
 * device) is sealed with it. Nothing names it until the report does, and what no report names is swept.
 */
export const keepPhoto = async (
  { guard, ...ports }: KeepingPorts,
  ids: ReportIds,
  sent: { readonly bytes: Uint8Array; readonly declared: string },
): Promise<PhotoKept> => {
  const admitted = await admitFile(guard, sent, PHOTO_TYPES)
  if (!admitted.ok) return admitted
  const photo = await keepFile(ports, ownerOf(ids), sent.bytes)
  return photo ? { ok: true, photo } : { ok: false, refusal: 'PersonErased' }
}

/**
 * Keeps a file that came with a letter, for the report that is about to be made of it: a photo in all, but it may be a document.
 */
export const keepAttachment = async (
  { guard, ...ports }: KeepingPorts,
  ids: ReportIds,
  sent: { readonly bytes: Uint8Array; readonly declared: string },
): Promise<PhotoKept> => {
  const admitted = await admitFile(guard, sent, EVIDENCE_TYPES)
  if (!admitted.ok) return admitted
  const photo = await keepFile(ports, ownerOf(ids), sent.bytes)
  return photo ? { ok: true, photo } : { ok: false, refusal: 'PersonErased' }
}

type Named = NonNullable<PersonalData['photos']>[number]

const findOne = async (ports: SealedFilePorts, ids: ReportIds, { file, sha256 }: Named): Promise<Photo | null> => {
  const stored = await ports.files.find(file)
  if (!stored || stored.ageMillis > NAMED_WITHIN_MILLIS) return null
  const opened = await openFile(ports, ownerOf(ids), file)
  if (!opened.opened || contentHash(opened.bytes) !== sha256) return null
  const mediaType = mediaTypeOf(opened.bytes)
  const key = await ports.vault.keyOf(ownerOf(ids).subject)
  if (!key || mediaType === null || !EVIDENCE_TYPES.includes(mediaType)) return null
  return { file, size: opened.bytes.length, mediaType, sealed: seal(key, hashPlaceOf(ids), sha256) }
}

/**
 * The photos a report names, as they are kept for it; null when one was not kept for this very report, waited too long,
 * or has other content than the report says. Throws the store's faults for one that was altered.
 */
export const keptPhotos = async (
  ports: SealedFilePorts,
  ids: ReportIds,
  { photos: named = [] }: PersonalData,
): Promise<Photo[] | null> => {
  const found: Photo[] = []
  for (const one of named) {
    const photo = await findOne(ports, ids, one) // one after the other: each lies in memory while it is opened
    if (!photo) return null
    found.push(photo)
  }
  return found
}

/** Opens a photo of a report; what the report said of its content has to be what it is. The opening was recorded before. */
export const openPhoto = async (ports: SealedFilePorts, ids: ReportIds, photo: Photo): Promise<OpenedBytes> => {
  const opened = await openFile(ports, ownerOf(ids), photo.file)
  if (!opened.opened) return opened
  const sha256 = await openFrom(ports.vault, hashPlaceOf(ids), photo.sealed)
  if (!sha256.opened) return sha256
  return sha256.text === contentHash(opened.bytes) ? opened : { opened: false, reason: 'tampered' }
}
