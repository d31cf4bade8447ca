import { checkFile, MOST_PHOTOS, PHOTO_TYPES } from '@huiyin/files'
import type { Problem } from './form.js'
import type { SentPhoto } from './ports.js'
import type { Words } from './words/words.js'

/** The photos of a posted report, and whether more came than are taken. */
export interface SentPhotos {
  readonly photos: readonly SentPhoto[]
  readonly tooMany: boolean
}
export const NO_PHOTOS: SentPhotos = { photos: [], tooMany: false }

/** These and one more; what comes above the limit is counted and dropped. */
export const withPhoto = ({ photos, tooMany }: SentPhotos, photo: SentPhoto): SentPhotos =>
  photos.length < MOST_PHOTOS ? { photos: [...photos, photo], tooMany } : { photos, tooMany: true }

/** What is wrong with the photos: at most one thing, the first. The same rules judge them again where they are kept. */
export const photoProblems = ({ photos, tooMany }: SentPhotos, { errors }: Words): readonly Problem[] => {
  if (tooMany) return [{ field: 'photos', says: errors.tooManyPhotos(MOST_PHOTOS) }]
  for (const [index, photo] of photos.entries()) {
    const checked = checkFile(photo, PHOTO_TYPES)
    if (!checked.ok) return [{ field: 'photos', says: errors.photo[checked.refusal](index + 1) }]
  }
  return []
}
