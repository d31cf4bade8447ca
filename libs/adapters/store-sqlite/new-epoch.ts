import { randomUUID } from 'node:crypto'
import { closeLog, openLog } from './schema.js'

/**
 * Gives a log that was restored from a backup a new epoch, durable when it returns: every mark and checkpoint taken on
 * the log before is then found out for good, also when the log grows past its position again. Nobody else may have the
 * file open. Throws `ForeignLog` for a file of another format.
 */
export const startNewEpoch = (file: string): { readonly before: string; readonly epoch: string } => {
  const { database, epoch: before } = openLog(file)
  try {
    const epoch = randomUUID()
    database.prepare("UPDATE log_meta SET value = ? WHERE key = 'epoch'").run(epoch)
    return { before, epoch }
  } finally {
    closeLog(database)
  }
}
