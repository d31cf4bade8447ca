import type { Span } from '@huiyin/contracts/rectification'
import type { EntryEvent } from '../events.js'
import { publicationEventDefinitions } from './events.js'

export type PublicationEvent = Extract<EntryEvent, { type: keyof typeof publicationEventDefinitions }>

export const isPublicationEvent = (event: EntryEvent): event is PublicationEvent =>
  Object.hasOwn(publicationEventDefinitions, event.type)

type DataOf<N extends PublicationEvent['type']> = Extract<PublicationEvent, { type: N }>['data']

/** A photo that would be public: what it is drawn over, where, and where the new picture lies. */
export type PublicPhoto = Pick<DataOf<'PublicPhotoDrafted'>, 'photoId' | 'of' | 'areas' | 'file' | 'draftedBy'>

/** What was written for everybody, and whether it is public. */
export interface PublicationState {
  readonly draft: Pick<DataOf<'PublicationDrafted'>, 'kind' | 'text' | 'draftedBy'> | null
  /** The passages of the draft that are blacked out. */
  readonly spans: readonly Span[]
  /** The photos drawn for it, each over a piece of evidence of its own. */
  readonly photos: readonly PublicPhoto[]
  readonly published: Pick<DataOf<'EntryPublished'>, 'publicationId' | 'media' | 'until'> | null
}

export const initialPublication: PublicationState = { draft: null, spans: [], photos: [], published: null }

/** What is public after one more fact. */
export const evolvePublication = (state: PublicationState, event: PublicationEvent): PublicationState => {
  switch (event.type) {
    case 'PublicationDrafted':
      return { ...state, draft: event.data, spans: [], published: null }
    case 'PublicationRedacted':
      return { ...state, spans: [...state.spans, ...event.data.spans] }
    case 'PublicPhotoDrafted':
      return { ...state, photos: [...state.photos.filter(({ of }) => of !== event.data.of), event.data] }
    case 'PublicPhotoRemoved':
      return { ...state, photos: state.photos.filter(({ photoId }) => photoId !== event.data.photoId) }
    case 'EntryPublished':
      return { ...state, published: event.data }
    case 'PublicationWithdrawn':
      return { ...state, published: null }
  }
}
