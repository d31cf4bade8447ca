import type { Span } from '@huiyin/contracts/rectification'
import type { EntryEvent } from '../events.js'
import { publicationEventDefinitions } from './events.js'

export type PublicationEvent = Extract<EntryEvent, { type: keyof typeof publicationEventDefinitions }>

export const isPublicationEvent = (event: EntryEvent): event is PublicationEvent =>
  Object.hasOwn(publicationEventDefinitions, event.type)

type DataOf<N extends PublicationEvent['type']> = Extract<PublicationEvent, { type: N }>['data']

/** What was written for everybody, and whether it is public. */
export interface PublicationState {
  readonly draft: Pick<DataOf<'PublicationDrafted'>, 'kind' | 'text' | 'draftedBy'> | null
  /** The passages of the draft that are blacked out. */
  readonly spans: readonly Span[]
  readonly published: Pick<DataOf<'EntryPublished'>, 'publicationId' | 'media' | 'until'> | null
}

export const initialPublication: PublicationState = { draft: null, spans: [], published: null }

/** What is public after one more fact. */
export const evolvePublication = (state: PublicationState, event: PublicationEvent): PublicationState => {
  switch (event.type) {
    case 'PublicationDrafted':
      return { draft: event.data, spans: [], published: null }
    case 'PublicationRedacted':
      return { ...state, spans: [...state.spans, ...event.data.spans] }
    case 'EntryPublished':
      return { ...state, published: event.data }
    case 'PublicationWithdrawn':
      return { ...state, published: null }
  }
}
