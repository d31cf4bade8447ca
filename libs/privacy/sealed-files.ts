import { createHash } from 'node:crypto'
import type { FileGuard, Files } from '@huiyin/files'
import type { KeyVault } from './key-vault.js'
import { openBytesFrom, sealBytes, type OpenedBytes } from './sealed-bytes.js'
import type { SealedPlace } from './sealed-text.js'
import type { SubjectId } from './subject.js'

/** Whose a file is and where it belongs: the stream of the fact that will name it, and the label of the field. */
export type FileOwner = SealedPlace & { readonly subject: SubjectId }

/** A file that is kept: where its ciphertext lies, and the hash of its content, by which people know it. */
export interface KeptFile {
  readonly file: string
  readonly sha256: string
}

/** SHA-256 of a file's content, 64 hexadecimal digits. */
export const contentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What sealed files stand on. */
export interface SealedFilePorts {
  readonly vault: Pick<KeyVault, 'keyOf' | 'findKey'>
  readonly files: Files
}

/** What is sent is looked through before it is sealed. */
export interface KeepingPorts extends SealedFilePorts {
  readonly guard: FileGuard
}

/**
 * Seals a file under its owner's key and stores the ciphertext; null when the owner was erased: nothing is kept under
 * that key again. The same content kept twice is two files, for no seal is like another.
 */
export const keepFile = async (
  { vault, files }: SealedFilePorts,
  { subject, ...place }: FileOwner,
  bytes: Uint8Array,
): Promise<KeptFile | null> => {
  const key = await vault.keyOf(subject)
  if (!key) return null
  const sealed = sealBytes(key, place, bytes)
  await files.store(sealed.address, sealed.bytes)
  return { file: sealed.address, sha256: contentHash(bytes) }
}

/**
 * Opens a kept file. That it opens says that it is whole and was kept for this owner and this place. Throws
 * `FileMissing` and `FileAltered` of the store.
 */
export const openFile = async (
  { vault, files }: SealedFilePorts,
  owner: FileOwner,
  file: string,
): Promise<OpenedBytes> => openBytesFrom(vault, owner, await files.read(file))
