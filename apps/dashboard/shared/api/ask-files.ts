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

const itemPath = (context: 'rectification' | 'intake', itemId: string, what: string) =>
  `/questions/${context}/items/${encodeURIComponent(itemId)}/${what}`

/** Where a piece of evidence, or a photo, is read. */
export const evidencePath = (itemId: string, file: string) => `${itemPath('rectification', itemId, 'evidence')}/${file}`
export const photoPath = (itemId: string, file: string) => `${itemPath('intake', itemId, 'photos')}/${file}`
/** Where a file for an entry is sent. */
export const uploadPath = (entryId: string) => `/files/rectification/${encodeURIComponent(entryId)}`

const ask = async <T>(path: string, field: string, language: string, fetching: Fetch): Promise<FilesAnswer<T>> => {
  try {
    const response = await fetching(path, {
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'accept-language': language },
    })
    const body: unknown = await response.json().catch(() => null)
    const rows = (body as Readonly<Record<string, unknown>> | null)?.[field]
    if (response.ok && Array.isArray(rows)) return { ok: true, rows: rows as readonly T[] }
    return { ok: false, refusal: refusalOf(body) }
  } catch {
    return { ok: false, refusal: { code: NETWORK, message: '', problems: [] } }
  }
}

const byFetch: Fetch = (path, init) => fetch(path, init)

/** The evidence of an item's entries. */
export const askEvidence = (itemId: string, language: string, fetching = byFetch): Promise<FilesAnswer<EvidenceRow>> =>
  ask(itemPath('rectification', itemId, 'evidence'), 'evidence', language, fetching)

/** The photos of an item's reports; nothing of their content. */
export const askPhotos = (itemId: string, language: string, fetching = byFetch): Promise<FilesAnswer<PhotoRow>> =>
  ask(itemPath('intake', itemId, 'photos'), 'photos', language, fetching)
