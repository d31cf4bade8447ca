/** A stored file as a listing tells it. */
export interface StoredFile {
  /** SHA-256 of the stored bytes, 64 hexadecimal digits. */
  readonly address: string
  /** Stored bytes, what sealing added included. */
  readonly size: number
  /** How long ago it was stored, by the store's own clock; never negative. A virtual clock has no part in it. */
  readonly ageMillis: number
}

/**
 * Keeps files by the hash of their bytes (design §2, §3). What is given to it is ciphertext already: it knows no keys,
 * no names and no owners. A stored file is never written again; it is there as it was, or a fault says what is wrong.
 */
export interface Files {
  /**
   * Stores these bytes and resolves when they are durable under their whole name. Stored again they stay as they are.
   * Throws `AddressWrong` when the address is not the hash of the bytes, `FileAltered` when others lie there already.
   */
  store(address: string, bytes: Uint8Array): Promise<void>
  /** The bytes, hashed again. Throws `FileMissing` or `FileAltered`. */
  read(address: string): Promise<Uint8Array>
  /** What is known of a file without reading it; null where there is none. */
  find(address: string): Promise<StoredFile | null>
  /** Every stored file by its address, sorted; nothing half-written. */
  list(): Promise<readonly StoredFile[]>
  /** Removes a file; false where there was none. When it resolves the removal is durable. */
  remove(address: string): Promise<boolean>
}

/** There is no file under this address. */
export class FileMissing extends Error {
  override name = 'FileMissing'
  constructor(readonly address: string) {
    super(`no file is stored under ${address}`)
  }
}

/** What lies under this address is not what was stored there. */
export class FileAltered extends Error {
  override name = 'FileAltered'
  constructor(readonly address: string) {
    super(`the file under ${address} has another hash than its address: it was altered`)
  }
}

/** The address is not the hash of the bytes, or no address at all. */
export class AddressWrong extends Error {
  override name = 'AddressWrong'
  constructor() {
    super('the address of a file is the SHA-256 of its bytes, 64 hexadecimal digits')
  }
}

/** Whether a text has the form of an address; anything else names no file and no path. */
export const isFileAddress = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
