export { blindIndex, normalise, type BlindKind, type BlindValue, type Contact } from './blind-index.js'
export { commandPrint } from './command-print.js'
export { commandPrinter, printedText, type CommandPrinting, type PrintedCommand } from './command-printer.js'
export { eraseSubject, replayErasures, type Erasure, type ErasureJournal, type ErasurePorts } from './erasure.js'
export { VaultClosed, type KeyFound, type KeyVault } from './key-vault.js'
export {
  installationKeys,
  newSecret,
  SECRET_BYTES,
  subjectKey,
  type InstallationKeys,
  type PrintingKey,
  type SubjectKey,
} from './keys.js'
export { addressOf, MOST_BYTES, openBytes, sealBytes, type OpenedBytes, type SealedBytes } from './sealed-bytes.js'
export {
  contentHash,
  keepFile,
  openFile,
  type FileOwner,
  type KeepingPorts,
  type KeptFile,
  type SealedFilePorts,
} from './sealed-files.js'
export {
  isSealedText,
  open,
  openFrom,
  seal,
  SEALED_TEXT,
  subjectOf,
  type OpenedText,
  type SealedPlace,
  type StaysClosed,
} from './sealed-text.js'
export { isSubjectId, SUBJECT_PATTERN, subjectId, type SubjectId } from './subject.js'
export { masterKey, unwrap, wrap, WRAPPED_BYTES, type MasterKey } from './wrapping.js'
