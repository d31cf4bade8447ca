import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { masterKey, newSecret, SECRET_BYTES, type MasterKey } from '@huiyin/privacy'

/** Where the master key comes from: its 32 bytes from the operator's own secret store, or a key file. */
export type MasterKeySource = { readonly bytes: Uint8Array } | { readonly keyFile: string }

/** The key file is missing, is no key file, or can be read or written by others. */
export class MasterKeyUnusable extends Error {
  override name = 'MasterKeyUnusable'
}

/** The master key is a good one, but not the one this vault was made with. */
export class WrongMasterKey extends Error {
  override name = 'WrongMasterKey'
}

const KEY_FILE = /^huiyin-master-key-1 ([A-Za-z0-9_-]{43})\n?$/
/** Anybody may read, write or run it, or the group may write it. Reading by the group is how clusters mount secrets. */
const TOO_OPEN = 0o027

/** Makes a file that only its owner reads, durable with its name. Throws when the file is there already. */
export const createPrivateFile = (file: string, content: string): void => {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeSync(descriptor, content)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  syncFolderOf(file)
}

/** Makes the name of a new file durable. */
export const syncFolderOf = (file: string): void => {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

const readKeyFile = (file: string): Buffer => {
  const mode = statSync(file).mode
  if (process.platform !== 'win32' && (mode & TOO_OPEN) !== 0) {
    throw new MasterKeyUnusable(
      `the key file ${file} is open to others (mode ${(mode & 0o777).toString(8)}): chmod 600`,
    )
  }
  const [, text] = KEY_FILE.exec(readFileSync(file, 'utf8')) ?? []
  if (text === undefined) throw new MasterKeyUnusable(`${file} is no key file of this version`)
  return Buffer.from(text, 'base64url')
}

/**
 * The master key. A key file is made (mode 0600) only where there is no vault yet: for an existing vault a missing key
 * file is a `MasterKeyUnusable`, because a new key would open nothing.
 */
export const masterKeyFrom = (source: MasterKeySource, isNewVault: boolean): MasterKey => {
  if ('bytes' in source) {
    if (source.bytes.length === SECRET_BYTES) return masterKey(source.bytes)
    throw new MasterKeyUnusable(`the master key that was given has ${source.bytes.length} bytes, not ${SECRET_BYTES}`)
  }
  if (!existsSync(source.keyFile)) {
    if (!isNewVault) throw new MasterKeyUnusable(`the key file ${source.keyFile} of an existing vault is missing`)
    createPrivateFile(source.keyFile, `huiyin-master-key-1 ${newSecret().toString('base64url')}\n`)
  }
  return masterKey(readKeyFile(source.keyFile))
}
