import { blackedOut } from '@huiyin/contracts/rectification'
import type { FactAt } from '@huiyin/event-sourcing'
import type { PublicationEvent } from '../domain/entry/publication/publication-state.js'
import type { EntryRow } from './entry-columns.js'

/** What everybody reads of an entry beside category, unit, deadline and progress. */
export interface PublicPart {
  readonly publicationId: string
  readonly text: string | null
  readonly media: readonly string[]
  readonly photos?: readonly { readonly photoId: string; readonly file: string }[]
  /** The last day on which it is public; null: until it is withdrawn. */
  readonly until: string | null
  readonly publishedAt: string
}

export const NOT_PUBLIC = { public_kind: null, publication: null } as const
/** Nothing is written for the public either. */
export const NOTHING_DRAFTED = { ...NOT_PUBLIC, drafted_by: null } as const

/** The public part of an entry as its row keeps it; null where it is not public. */
export const publicPart = ({ publication }: Pick<EntryRow, 'publication'>): PublicPart | null =>
  publication === null ? null : (JSON.parse(publication) as PublicPart)

/** What a fact of a publication changes in the row: what is blacked out later is so in the open at once. */
export const made = (row: EntryRow, event: PublicationEvent, at: FactAt): Partial<EntryRow> => {
  switch (event.type) {
    case 'PublicationDrafted':
      return { drafted_by: event.data.draftedBy }
    case 'PublicPhotoDrafted':
      return {}
    case 'PublicPhotoRemoved': {
      const shown = publicPart(row)
      if (!shown?.photos) return {}
      const photos = shown.photos.filter(({ photoId }) => photoId !== event.data.photoId)
      return { publication: JSON.stringify({ ...shown, photos }) }
    }
    case 'PublicationRedacted': {
      const shown = publicPart(row)
      if (!shown) return {}
      return { publication: JSON.stringify({ ...shown, text: blackedOut(shown.text, event.data.spans) }) }
    }
    case 'EntryPublished': {
      const { publicationId, kind, text, media, until, photos } = event.data
      const shown: PublicPart = {
        publicationId,
        text,
        media,
        until,
        publishedAt: at.occurred.at,
        ...(photos && { photos }),
      }
      return { public_kind: kind, publication: JSON.stringify(shown) }
    }
    case 'PublicationWithdrawn':
      return NOT_PUBLIC
  }
}
