import { NETWORK, refusalOf, type Refusal } from './refusal.js'

/** A file as the server keeps it. */
export interface StoredFile {
  readonly file: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
}

/** What became of an upload: stored, refused, or nobody knows; trying again does no harm. */
export type UploadOutcome =
  { readonly kind: 'stored'; readonly file: StoredFile } | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What is used of `XMLHttpRequest`: `fetch` cannot tell how far an upload is. */
export type UploadRequest = Pick<
  XMLHttpRequest,
  'open' | 'send' | 'setRequestHeader' | 'status' | 'responseText' | 'onload' | 'onerror'
> & { readonly upload: Pick<XMLHttpRequestUpload, 'onprogress'> }

interface Upload {
  readonly path: string
  readonly file: File
  readonly language: string
  /** How much has gone out, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

const NETWORK_REFUSAL: Refusal = { code: NETWORK, message: '', problems: [] }

const bodyOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const outcomeOf = ({ status, responseText }: UploadRequest): UploadOutcome => {
  const body = bodyOf(responseText)
  const [file] = (body as { readonly files?: readonly StoredFile[] } | null)?.files ?? []
  return status === 200 && file ? { kind: 'stored', file } : { kind: 'refused', refusal: refusalOf(body) }
}

/** Sends one file, and tells how far it is. */
export const uploadFile = (
  { path, file, language, onProgress }: Upload,
  request: UploadRequest = new XMLHttpRequest(),
): Promise<UploadOutcome> =>
  new Promise((resolve) => {
    request.open('POST', path)
    request.setRequestHeader('accept-language', language)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => resolve(outcomeOf(request))
    request.onerror = () => resolve({ kind: 'refused', refusal: NETWORK_REFUSAL })
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
