/** A piece of evidence as it is sent: the fingerprint of the file's content, its name, and the day it was made. */
export interface Evidence {
  readonly sha256: string
  readonly name: string
  readonly madeOn: string
}

/** Whether this browser, at this address, can fingerprint files: only over https or on the own computer. */
export const canHash = (): boolean => globalThis.crypto?.subtle !== undefined

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const LONGEST_NAME = 500

/** Reads a file on this computer and takes its SHA-256; nothing leaves the computer. */
export const evidenceOf = async (file: Pick<File, 'name' | 'arrayBuffer'>, madeOn: string): Promise<Evidence> => ({
  sha256: hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())),
  name: file.name.slice(0, LONGEST_NAME),
  madeOn,
})
