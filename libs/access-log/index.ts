export { accessDaysIn } from './access-files.js'
export { lineText, parseLine, type AccessLine } from './access-line.js'
export { accessLogOver, openAccessLog, type AccessLog, type AccessLogOptions } from './access-log.js'
export type { AccessDays, AccessStorage, DayDigest } from './access-storage.js'
export { accessesOf, noteCommand, noting, type Access, type AccessNotes } from './note-questions.js'
export {
  remoteAccessLog,
  type NotesWaiting,
  type RemoteAccessLog,
  type RemoteAccessOptions,
} from './remote-access-log.js'
export { answerAccessLog, type AccessCallers } from './signed-accesses.js'
export { verifyAccess, type AccessFinding, type AccessReport } from './verify-access.js'
