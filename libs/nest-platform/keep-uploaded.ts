import type { IncomingMessage } from 'node:http'
import { readUpload, UploadUnreadable, type SentFile, type UploadLimits } from './read-upload.js'
import { refusalException, type languageOf } from './refusal-answer.js'

type Language = ReturnType<typeof languageOf>

/** What became of one file: kept as this, or refused by this code. */
export type Kept<T> = { readonly ok: true; readonly evidence: T } | { readonly ok: false; readonly refusal: string }

/** A refused upload; each file in the way is named. */
export const uploadRefused = (refusal: string, language: Language, names: readonly string[] = []) =>
  refusalException({ ok: false, refusal, problems: names.map((name) => ({ path: name, says: refusal })) }, language)

interface Uploading<T> {
  readonly limits: UploadLimits
  readonly language: Language
  readonly keep: (sent: SentFile) => Promise<Kept<T>>
}

/**
 * Keeps the files of an upload, one after the other, each with the name it was sent under. The first that is not taken
 * ends it, and names itself; throws what is answered then.
 */
export const keepUploaded = async <T extends object>(
  request: IncomingMessage,
  { limits, language, keep }: Uploading<T>,
): Promise<readonly (T & { readonly name: string })[]> => {
  const files: (T & { readonly name: string })[] = []
  const take = async (sent: SentFile): Promise<void> => {
    const kept = await keep(sent)
    if (!kept.ok) throw uploadRefused(kept.refusal, language, [sent.name])
    files.push({ ...kept.evidence, name: sent.name })
  }
  try {
    const { tooMany } = await readUpload(request, limits, take)
    if (tooMany) throw uploadRefused('TooManyFiles', language)
  } catch (error) {
    if (error instanceof UploadUnreadable) throw uploadRefused('UploadUnreadable', language)
    throw error
  }
  if (files.length === 0) throw uploadRefused('FileMissingInUpload', language)
  return files
}
