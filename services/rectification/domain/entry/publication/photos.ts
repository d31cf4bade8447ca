import { accept, reject } from '@huiyin/kernel'
import { MOST_PUBLIC_PHOTOS } from '@huiyin/contracts/rectification'
import type { Decided, EntryState, Of } from '../state.js'
import { mayBePublic, notHere } from './may-be-public.js'
import type { PublicPhoto } from './publication-state.js'

/** The photos of a draft as whoever publishes names them: by their ids, in no order. */
export const photoIds = (photos: readonly Pick<PublicPhoto, 'photoId'>[]): string =>
  photos
    .map(({ photoId }) => photoId)
    .toSorted()
    .join()

const isSame = (held: PublicPhoto, { of, areas }: NonNullable<Of<'DraftPublicPhoto'>['photo']>) =>
  held.of === of && JSON.stringify(held.areas) === JSON.stringify(areas)

/** Drafted beside a text: nothing is public by it. Drawn anew over the same evidence, it takes the place of the earlier. */
export const draftPhoto = (command: Of<'DraftPublicPhoto'>, state: EntryState): Decided => {
  const { photo, photoId, by, publicationUnder } = command
  const { draft, published, photos } = state.publication
  const refusal = notHere(state) ?? (draft ? mayBePublic(state, draft.kind, publicationUnder) : 'NothingDrafted')
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  if (published) return reject('PublishedAlready')
  const isEvidence = state.claim?.evidence.some(({ sha256 }) => sha256 === photo?.of) ?? false
  if (!photo || !isEvidence) return reject('PhotoUnknown')
  if (photos.some((one) => isSame(one, photo) && one.draftedBy === by)) return accept()
  if (photos.filter(({ of }) => of !== photo.of).length >= MOST_PUBLIC_PHOTOS) return reject('PhotosTooMany')
  const { itemId, unitId } = state.opening
  const data = { itemId, unitId, photoId, ...photo, areas: [...photo.areas], draftedBy: by }
  return accept({ type: 'PublicPhotoDrafted', data })
}

/** Also where it is public already: then it is gone from there at once. */
export const removePhoto = ({ photoId, reason, by }: Of<'RemovePublicPhoto'>, state: EntryState): Decided => {
  const refusal = notHere(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  if (!state.publication.photos.some((one) => one.photoId === photoId)) return reject('PhotoUnknown')
  const { itemId, unitId } = state.opening
  return accept({ type: 'PublicPhotoRemoved', data: { itemId, unitId, photoId, reason, removedBy: by } })
}
