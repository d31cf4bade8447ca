import { closeSync, openSync } from 'node:fs'
import Database from 'libsql'

/** A lock that is held. */
export interface ExclusiveLock {
  /** Gives it back; a second call does nothing. */
  release(): void
}

/** Somebody who only looks holds it for an instant: whoever wants it waits that long. */
const WAIT_MILLIS = 250

/**
 * Takes the lock of a file, or null while another process (or another holder in this one) has it. The operating system
 * keeps it and takes it back when the process ends, however it ends: no pid has to be believed, and of two that start
 * together one gets it. The file is made with mode 0600 and stays.
 */
export const exclusiveLock = (file: string): ExclusiveLock | null => {
  closeSync(openSync(file, 'a', 0o600))
  const database = new Database(file, { timeout: WAIT_MILLIS })
  try {
    database.exec('PRAGMA journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { readonly code?: string }).code === 'SQLITE_BUSY') return null
    throw error
  }
  let isHeld = true
  return {
    release: () => {
      if (isHeld) database.close()
      isHeld = false
    },
  }
}
