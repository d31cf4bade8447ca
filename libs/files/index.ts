export { checkFile, FILE_REFUSALS, type CheckedFile, type FileRefusal } from './check-file.js'
export { standingOf, type FileStanding } from './file-standing.js'
export { AddressWrong, FileAltered, FileMissing, isFileAddress, type Files, type StoredFile } from './files.js'
export {
  admitFile,
  ScannerUnreachable,
  UNGUARDED,
  type AdmittedFile,
  type FileGuard,
  type FileScanner,
  type Scan,
  type ScanRefusal,
  type WhenDown,
} from './guard.js'
export { MOST_PIXELS, PUBLIC_PIXELS, THUMBNAIL_PIXELS, type PictureArea, type Pictures } from './pictures.js'
export {
  EVIDENCE_TYPES,
  MOST_FILE_BYTES,
  MOST_FILES,
  MOST_PHOTOS,
  NAMED_WITHIN_MILLIS,
  PHOTO_TYPES,
  SWEPT_AFTER_MILLIS,
} from './limits.js'
export { isPicture, MEDIA_TYPES, mediaTypeOf, type MediaType } from './media-type.js'
