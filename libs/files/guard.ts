import { checkFile, type FileRefusal } from './check-file.js'
import type { MediaType } from './media-type.js'

/** What a scanner found in a file: nothing, or something harmful by the name the scanner gives it. */
export type Scan = { readonly harmful: false } | { readonly harmful: true; readonly what: string }

/** Looks through the content of a file for what harms. */
export interface FileScanner {
  /** Throws `ScannerUnreachable` where no answer came: nothing is known of the file then. */
  scan(bytes: Uint8Array): Promise<Scan>
}

/** The scanner gave no answer; `message` says what was tried. */
export class ScannerUnreachable extends Error {
  override name = 'ScannerUnreachable'
}

/** What to do with a file while the scanner does not answer: refuse it, or take it unscanned. */
export type WhenDown = 'refuse' | 'take'

/** Who looks through files before they are kept; `scanner: null`: nobody does, and each file says so. */
export interface FileGuard {
  readonly scanner: FileScanner | null
  readonly whenDown: WhenDown
}

/** Where nobody looks through files. */
export const UNGUARDED: FileGuard = { scanner: null, whenDown: 'refuse' }

/** Why a file is not taken by the scanner. */
export type ScanRefusal = 'FileHarmful' | 'ScannerUnreachable'

/** A file that may be kept: what it is, and whether somebody looked through it; or why it is not taken. */
export type AdmittedFile =
  | { readonly ok: true; readonly mediaType: MediaType; readonly scanned: boolean }
  | { readonly ok: false; readonly refusal: FileRefusal | ScanRefusal }

const scanWith = async ({ scanner, whenDown }: FileGuard, bytes: Uint8Array) => {
  if (!scanner) return { scanned: false } as const
  try {
    const { harmful } = await scanner.scan(bytes)
    return harmful ? ({ refusal: 'FileHarmful' } as const) : ({ scanned: true } as const)
  } catch (error) {
    if (!(error instanceof ScannerUnreachable)) throw error
    return whenDown === 'take' ? ({ scanned: false } as const) : ({ refusal: 'ScannerUnreachable' } as const)
  }
}

/**
 * Whether a file may be kept: by `checkFile`, and by what the scanner says of it. Asked before anything is stored, so that
 * of a file that is not taken nothing is left.
 */
export const admitFile = async (
  guard: FileGuard,
  sent: { readonly bytes: Uint8Array; readonly declared: string },
  allowed: readonly MediaType[],
): Promise<AdmittedFile> => {
  const checked = checkFile(sent, allowed)
  if (!checked.ok) return checked
  const scan = await scanWith(guard, sent.bytes)
  return 'refusal' in scan ? { ok: false, refusal: scan.refusal } : { ...checked, scanned: scan.scanned }
}
