import { NETWORK, refusalOf, type Refusal } from './refusal.js'

/** How a file is that a fact names. */
export type FileStanding = 'whole' | 'missing' | 'altered' | 'erased' | 'notKept'

/** A piece of evidence of one of the item's entries. */
export interface EvidenceRow {
  readonly entryId: string
  readonly file: string | null
  readonly sha256: string
  readonly name: string
  readonly madeOn: string
  readonly size: number | null
  readonly mediaType: string | null
  readonly claimedAt: string
  /** Whether it was looked through for viruses before it was kept; null: nobody noted it then. */
  readonly scanned: boolean | null
  /** The content that took its place, and why; null: it stands. */
  readonly replaced: { readonly by: string; readonly reason: string } | null
  /** The picture that was made of it for the public; null: none was. */
  readonly publicPhoto: { readonly photoId: string; readonly file: string } | null
  readonly standing: FileStanding
}

/** A photo that came with a report. */
export interface PhotoRow {
  readonly reportId: string
  readonly file: string
  readonly size: number
  readonly mediaType: string
  readonly standing: FileStanding
}

/** An answer, or why there is none. */
export type FilesAnswer<T> =
  { readonly ok: true; readonly rows: readonly T[] } | { readonly ok: false; readonly refusal: Refusal }

type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** Where a piece of evidence, or a photo, is read. */
export const evidencePath = (itemId: string, file: string) =>
  `/questions/rectification/items/${encodeURIComponent(itemId)}/evidence/${file}`
/** Where a small picture of a piece of evidence is read; not every file has one. */
export const smallEvidencePath = (itemId: string, file: string) => `${evidencePath(itemId, file)}/small`
export const photoPath = (itemId: string, file: string) =>
  `/questions/intake/items/${encodeURIComponent(itemId)}/photos/${file}`
/** Where a file for an entry is sent. */
export const uploadPath = (entryId: string) => `/files/rectification/${encodeURIComponent(entryId)}`

/** Where a file that shows a finding is read, and where one is sent. */
export const findingFilePath = (inspectionId: string, file: string) =>
  `/questions/intake/inspections/${encodeURIComponent(inspectionId)}/files/${file}`
export const findingUploadPath = (inspectionId: string) =>
  `/files/intake/inspections/${encodeURIComponent(inspectionId)}`

interface Asked {
  readonly itemId: string
  readonly language: string
  readonly fetching: Fetch
}

/** The owning context is asked itself; an item that is not there for this viewer has no files for him either. */
const ask = async <T>(path: string, { itemId, language, fetching }: Asked): Promise<FilesAnswer<T>> => {
  try {
    const response = await fetching(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ args: { itemId } }),
    })
    const body: unknown = await response.json().catch(() => null)
    if (!response.ok || body === null) return { ok: false, refusal: refusalOf(body) }
    const { answer } = body as { readonly answer: readonly T[] | null }
    return { ok: true, rows: answer ?? [] }
  } catch {
    return { ok: false, refusal: { code: NETWORK, message: '', problems: [] } }
  }
}

const byFetch: Fetch = (path, init) => fetch(path, init)

/** The evidence of an item's entries. */
export const askEvidence = (itemId: string, language: string, fetching = byFetch): Promise<FilesAnswer<EvidenceRow>> =>
  ask('/questions/rectification/evidence', { itemId, language, fetching })

/** The photos of an item's reports; nothing of their content. */
export const askPhotos = (itemId: string, language: string, fetching = byFetch): Promise<FilesAnswer<PhotoRow>> =>
  ask('/questions/intake/photos', { itemId, language, fetching })
