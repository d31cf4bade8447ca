import type { PublicationEvent } from './publication-state.js'

type Examples = { readonly [N in PublicationEvent['type']]: Extract<PublicationEvent, { type: N }> }

const whose = { itemId: 'item-1', unitId: 'K1' }

/** One example of each fact of a publication, in the order in which they come. */
export const publicationExamples: Examples = {
  PublicationDrafted: {
    type: 'PublicationDrafted',
    data: { ...whose, kind: 'list', text: '王某反映的窗口已增设', draftedBy: 'principal-k1' },
  },
  PublicationRedacted: {
    type: 'PublicationRedacted',
    data: { ...whose, spans: [{ from: 0, to: 2 }], reason: '不公开反映人', redactedBy: 'supervisor-1' },
  },
  PublicPhotoDrafted: {
    type: 'PublicPhotoDrafted',
    data: {
      ...{ ...whose, photoId: 'photo-1', of: 'a'.repeat(64), file: 'd'.repeat(64), draftedBy: 'officer-1' },
      areas: [{ x: 100, y: 250, width: 200, height: 150 }],
    },
  },
  PublicPhotoRemoved: {
    type: 'PublicPhotoRemoved',
    data: { ...whose, photoId: 'photo-1', reason: '车牌可辨', removedBy: 'supervisor-1' },
  },
  EntryPublished: {
    type: 'EntryPublished',
    data: {
      ...{ ...whose, publicationId: 'publication-1', kind: 'list', text: '██反映的窗口已增设' },
      ...{ media: ['portal', 'publicAccount'], until: '2022-06-30', publishedBy: 'supervisor-1' },
    },
  },
  PublicationWithdrawn: {
    type: 'PublicationWithdrawn',
    data: { ...whose, publicationId: 'publication-1', reason: '内容有误', withdrawnBy: 'supervisor-1' },
  },
}
