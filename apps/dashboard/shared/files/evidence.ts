import type { StoredFile } from '../api/upload-file.js'

/** A piece of evidence as a claim names it, and what is shown of it meanwhile. */
export interface Evidence {
  /** Where the server keeps it. */
  readonly file: string
  readonly sha256: string
  readonly name: string
  readonly madeOn: string
  readonly size: number
  /** Whether this browser found the same hash as the server; null where it cannot compute one. */
  readonly checked: boolean | null
}

/** Whether this browser, at this address, can fingerprint files: only over https or on the own computer. */
const canHash = (): boolean => globalThis.crypto?.subtle !== undefined

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256 of a file's content; null where this browser cannot compute it. */
export const hashOf = async (file: Pick<File, 'arrayBuffer'>): Promise<string | null> =>
  canHash() ? hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())) : null

const LONGEST_NAME = 500

/** What a claim names, from the file here and the file as the server keeps it. */
export const evidenceOf = (
  { name }: Pick<File, 'name'>,
  { file, sha256, size }: StoredFile,
  { madeOn, hash }: { readonly madeOn: string; readonly hash: string | null },
): Evidence => ({
  ...{ file, sha256, size, madeOn },
  name: name.slice(0, LONGEST_NAME),
  checked: hash === null ? null : hash === sha256,
})

const UNITS = ['B', 'KB', 'MB'] as const

/** A size as people say it: 512 B, 1.4 KB, 2.0 MB. */
export const sizeText = (bytes: number): string => {
  const power = bytes < 1_024 ? 0 : bytes < 1_024 ** 2 ? 1 : 2
  return power === 0 ? `${bytes} B` : `${(bytes / 1_024 ** power).toFixed(1)} ${UNITS[power]}`
}
