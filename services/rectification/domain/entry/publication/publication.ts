import { accept, reject } from '@huiyin/kernel'
import { blackedOut, publicationCommands } from '@huiyin/contracts/rectification'
import type { EntryCommand, EntryRefusal } from '../command.js'
import type { Decided, EntryState, Of } from '../state.js'
import { mayBePublic, notHere } from './may-be-public.js'
import { draftPhoto, photoIds, removePhoto } from './photos.js'

/** What is asked of an entry's publication. */
export type PublicationCommand = Extract<EntryCommand, { type: keyof typeof publicationCommands }>

export const isPublicationCommand = (command: EntryCommand): command is PublicationCommand =>
  Object.hasOwn(publicationCommands, command.type)

const draft = ({ kind, text, by, publicationUnder }: Of<'DraftPublication'>, state: EntryState): Decided => {
  const refusal = notHere(state) ?? mayBePublic(state, kind, publicationUnder)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  if (kind !== 'list' && text === null) return reject('PublicTextMissing')
  const { draft: held, published } = state.publication
  if (held?.kind === kind && held.text === text && held.draftedBy === by) return accept()
  if (published) return reject('PublishedAlready')
  const { itemId, unitId } = state.opening
  return accept({ type: 'PublicationDrafted', data: { itemId, unitId, kind, text, draftedBy: by } })
}

/** Every place where these words stand. */
const placesOf = (text: string, words: readonly string[]) =>
  words.flatMap((word) => {
    const places: { from: number; to: number }[] = []
    for (let from = text.indexOf(word); from !== -1; from = text.indexOf(word, from + word.length)) {
      places.push({ from, to: from + word.length })
    }
    return places
  })

/** Blacked out at once, also where it is public already: nobody waits for a decision with a name in the open. */
const redact = ({ words, reason, by }: Of<'RedactPublication'>, state: EntryState): Decided => {
  const refusal = notHere(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  const { draft: held, spans } = state.publication
  if (!held?.text) return reject('NothingDrafted')
  const { text } = held
  const missing = words.filter((word) => !text.includes(word))
  if (missing.length > 0) {
    const problems = missing.map((word) => ({
      path: 'words',
      says: `the text does not say “${word}”`,
      zh: `文中没有“${word}”`,
    }))
    return reject({ code: 'WordsNotInText', problems })
  }
  const found = placesOf(text, words)
  if (blackedOut(text, [...spans, ...found]) === blackedOut(text, spans)) return accept()
  const { itemId, unitId } = state.opening
  return accept({ type: 'PublicationRedacted', data: { itemId, unitId, spans: found, reason, redactedBy: by } })
}

type Publishing = Of<'PublishEntry'>

/** S1-34: in so many media as the campaign asks, for days that are still to come, and never what nobody has looked at. */
const mayNotPublish = (command: Publishing, state: EntryState): EntryRefusal | null => {
  const { draft: held, spans, photos } = state.publication
  if (!held) return 'NothingDrafted'
  if ([held, ...photos].some(({ draftedBy }) => draftedBy === command.by)) return 'OwnDraft'
  const looked = (command.photos ?? []).map((photoId) => ({ photoId }))
  if (blackedOut(held.text, spans) !== command.text || photoIds(photos) !== photoIds(looked)) return 'DraftChanged'
  const rules = command.publicationUnder(state.opening?.campaign ?? null)
  if (command.media.length < (rules?.media ?? 1)) return 'MediaTooFew'
  return command.until !== null && command.until < command.on ? 'PublicationOver' : null
}

const publish = (command: Publishing, state: EntryState): Decided => {
  const { draft: held, published, photos: drawn } = state.publication
  const refusal = notHere(state) ?? (held && mayBePublic(state, held.kind, command.publicationUnder))
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  const unfit = mayNotPublish(command, state)
  if (unfit || !held) return reject(unfit ?? 'NothingDrafted')
  const { media, until, text, publicationId, by } = command
  if (published) {
    const isSame = published.until === until && published.media.join() === media.join()
    return isSame ? accept() : reject('PublishedAlready')
  }
  const { itemId, unitId } = state.opening
  return accept({
    type: 'EntryPublished',
    data: {
      ...{ itemId, unitId, publicationId, kind: held.kind, text, media: [...media], until, publishedBy: by },
      ...(drawn.length > 0 && { photos: drawn.map(({ photoId, file }) => ({ photoId, file })) }),
    },
  })
}

const withdraw = ({ reason, by }: Of<'WithdrawPublication'>, state: EntryState): Decided => {
  const refusal = notHere(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  const { published } = state.publication
  if (!published) return reject('NotPublished')
  const { itemId, unitId } = state.opening
  const { publicationId } = published
  return accept({ type: 'PublicationWithdrawn', data: { itemId, unitId, publicationId, reason, withdrawnBy: by } })
}

/** What becomes public of an entry: drafted, blacked out, decided by somebody else, withdrawn. */
export const decidePublication = (command: PublicationCommand, state: EntryState): Decided => {
  switch (command.type) {
    case 'DraftPublication':
      return draft(command, state)
    case 'RedactPublication':
      return redact(command, state)
    case 'DraftPublicPhoto':
      return draftPhoto(command, state)
    case 'RemovePublicPhoto':
      return removePhoto(command, state)
    case 'PublishEntry':
      return publish(command, state)
    case 'WithdrawPublication':
      return withdraw(command, state)
  }
}
