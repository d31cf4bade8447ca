import { MOST_FILE_BYTES } from './limits.js'
import { MEDIA_TYPES, mediaTypeOf, type MediaType } from './media-type.js'

/** Why a file is not taken. */
export const FILE_REFUSALS = ['FileEmpty', 'FileTooLarge', 'FileTypeNotAllowed', 'FileTypeMismatch'] as const
export type FileRefusal = (typeof FILE_REFUSALS)[number]

/** A file that may be kept, by what it is; or why it is not taken. */
export type CheckedFile =
  { readonly ok: true; readonly mediaType: MediaType } | { readonly ok: false; readonly refusal: FileRefusal }

/** What browsers say when they do not know: it claims nothing. */
const SAYS_NOTHING = ['', 'application/octet-stream', 'binary/octet-stream']
/** Other names of the same types. */
const ALIASES: Readonly<Record<string, MediaType>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/heif': 'image/heic',
  'application/x-pdf': 'application/pdf',
}

const isDeclared = (declared: string, found: MediaType): boolean => {
  const [said = ''] = declared.toLowerCase().split(';')
  const type = said.trim()
  if (SAYS_NOTHING.includes(type)) return true
  const known = ALIASES[type] ?? MEDIA_TYPES.find((one) => one === type)
  return known === found
}

/**
 * Whether a file may be kept: not empty, not too large, one of these types by its content, and nothing else than it says
 * it is. `declared` is the type the sender names; empty where none is named. Nothing is changed in it.
 */
export const checkFile = (
  { bytes, declared }: { readonly bytes: Uint8Array; readonly declared: string },
  allowed: readonly MediaType[],
): CheckedFile => {
  if (bytes.length === 0) return { ok: false, refusal: 'FileEmpty' }
  if (bytes.length > MOST_FILE_BYTES) return { ok: false, refusal: 'FileTooLarge' }
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === null || !allowed.includes(mediaType)) return { ok: false, refusal: 'FileTypeNotAllowed' }
  return isDeclared(declared, mediaType) ? { ok: true, mediaType } : { ok: false, refusal: 'FileTypeMismatch' }
}
