import type { EventStore } from '@huiyin/event-sourcing'
import {
  FileAltered,
  FileMissing,
  isPicture,
  mediaTypeOf,
  standingOf,
  type FileStanding,
  type Pictures,
} from '@huiyin/files'
import { contentHash, openFile, type KeepingPorts, type OpenedBytes } from '@huiyin/privacy'
import { rectificationQuestions } from '@huiyin/contracts/rectification'
import { answered, notAnswered, type AnsweredFile, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { ownerOfEvidence, type EvidenceField } from '../application/evidence.js'
import { claimedOn, type Claimed, type DrawnPhoto } from './claimed-evidence.js'

/** A piece of evidence as a list tells it. `notKept`: from before files were kept. */
export interface EvidenceRow {
  readonly entryId: string
  readonly file: string | null
  readonly sha256: string
  readonly name: string
  readonly madeOn: string
  readonly size: number | null
  readonly mediaType: string | null
  /** Whether somebody looked through it for what harms before it was kept; null: it is from before that was noted. */
  readonly scanned: boolean | null
  /** The content that took its place, and why; null: it stands. */
  readonly replaced: Claimed['replaced']
  /** The picture that was made of it for the public, read as the file itself; null: none was. */
  readonly publicPhoto: DrawnPhoto | null
  readonly claimedAt: string
  readonly standing: FileStanding | 'erased' | 'notKept'
}

export interface EvidenceQuestionPorts extends KeepingPorts {
  readonly store: EventStore
  /** Who makes a small picture of a piece of evidence when it is looked at. */
  readonly pictures: Pick<Pictures, 'thumbnail'>
  /** The entries of an item that somebody may see today; null when the item is not his to see. */
  readonly seenEntries: (viewer: Viewer, itemId: string) => Promise<readonly string[] | null>
}

const JPEG = 'image/jpeg'

/** What comes over HTTP is checked here: these are ids, not paths. */
const areTexts = (...given: readonly unknown[]): boolean => given.every((one) => typeof one === 'string')

const claimedWithin = async (ports: EvidenceQuestionPorts, viewer: Viewer, itemId: string) => {
  const entryIds = await ports.seenEntries(viewer, itemId)
  if (!entryIds) return null
  return (await Promise.all(entryIds.map((entryId) => claimedOn(ports.store, entryId)))).flat()
}

const rowOf = async (
  ports: EvidenceQuestionPorts,
  { entryId, evidence, claimedAt, replaced, publicPhoto }: Claimed,
): Promise<EvidenceRow> => {
  const { file = null, sha256, name, madeOn, size = null, mediaType = null, scanned = null } = evidence
  const key = await ports.vault.findKey(ownerOfEvidence(entryId).subject)
  const isErased = !key.found && key.reason === 'erased'
  const standing = file === null ? 'notKept' : isErased ? 'erased' : await standingOf(ports.files, file)
  return {
    ...{ entryId, file, sha256, name, madeOn, size, mediaType, claimedAt, standing },
    ...{ scanned, replaced, publicPhoto },
  }
}

const listEvidence =
  (ports: EvidenceQuestionPorts) =>
  async (
    viewer: Viewer,
    { itemId }: { readonly itemId: string },
  ): Promise<QuestionAnswer<readonly EvidenceRow[] | null>> => {
    if (!areTexts(itemId)) return notAnswered('InputInvalid')
    const claimed = await claimedWithin(ports, viewer, itemId)
    if (!claimed) return answered(null)
    const rows: EvidenceRow[] = []
    for (const one of claimed) rows.push(await rowOf(ports, one)) // one after the other: each is hashed in memory
    return answered(rows)
  }

/** What a file of a piece of evidence was sealed as. */
const sealedAs = ({ evidence: { scanned }, publicPhoto }: Claimed, file: string): EvidenceField => {
  if (file === publicPhoto?.file) return 'publicPhoto'
  return scanned ? 'scanned' : 'asCame'
}

const openClaimed = async (ports: EvidenceQuestionPorts, claimed: Claimed, file: string): Promise<OpenedBytes> => {
  try {
    return await openFile(ports, ownerOfEvidence(claimed.entryId, sealedAs(claimed, file)), file)
  } catch (error) {
    if (error instanceof FileMissing || error instanceof FileAltered) return { opened: false, reason: 'tampered' }
    throw error
  }
}

interface AskedFile {
  readonly itemId: string
  readonly file: string
  /** `small`: a small picture of it instead, made now. */
  readonly as?: string
}

const whole = async (
  ports: EvidenceQuestionPorts,
  viewer: Viewer,
  { itemId, file }: AskedFile,
): Promise<QuestionAnswer<AnsweredFile>> => {
  const found = (await claimedWithin(ports, viewer, itemId))?.find(({ evidence, publicPhoto }) =>
    [evidence.file, publicPhoto?.file].includes(file),
  )
  if (!found) return notAnswered('FileNotFound')
  const { name, sha256, mediaType = 'application/octet-stream' } = found.evidence
  const opened = await openClaimed(ports, found, file)
  if (!opened.opened) return notAnswered(opened.reason === 'erased' ? 'FileErased' : 'FileDamaged')
  if (file !== found.evidence.file) return answered({ bytes: opened.bytes, mediaType: JPEG, name })
  if (contentHash(opened.bytes) !== sha256) return notAnswered('FileDamaged')
  return answered({ bytes: opened.bytes, mediaType, name })
}

const readEvidence =
  (ports: EvidenceQuestionPorts) =>
  async (viewer: Viewer, asked: AskedFile): Promise<QuestionAnswer<AnsweredFile>> => {
    const { itemId, file, as } = asked
    if (!areTexts(itemId, file) || (as !== undefined && as !== 'small')) return notAnswered('InputInvalid')
    const read = await whole(ports, viewer, asked)
    if (!read.ok || as === undefined) return read
    const { name, bytes } = read.answer
    const small = isPicture(mediaTypeOf(bytes)) ? await ports.pictures.thumbnail(bytes) : null
    return small ? answered({ bytes: small, mediaType: JPEG, name }) : notAnswered('FileNotFound')
  }

/** The questions about evidence, answered where it can be opened; whether an item may be seen is judged by the host. */
export const evidenceQuestions = (ports: EvidenceQuestionPorts) => ({
  evidence: { definition: rectificationQuestions.evidence, run: listEvidence(ports) },
  evidenceFile: { definition: rectificationQuestions.evidenceFile, run: readEvidence(ports) },
})
export type EvidenceQuestions = ReturnType<typeof evidenceQuestions>
