import type { CommandForm, FieldSpec } from './form-spec.js'

const MEDIA = ['portal', 'publicAccount', 'newspaper', 'broadcast', 'noticeBoard']
const reason: FieldSpec = { name: 'reason', kind: 'line' }

/** The forms by which an entry becomes public; the text that is published is sent as the page showed it. */
export const PUBLICATION_FORMS: Readonly<Record<string, CommandForm>> = {
  DraftPublication: {
    target: 'entryId',
    fields: [
      { name: 'kind', kind: 'choice', words: 'publicationKind', options: ['list', 'column', 'exposure'] },
      { name: 'text', kind: 'paragraph', optional: true, label: 'publicText' },
    ],
  },
  RedactPublication: { target: 'entryId', fields: [{ name: 'words', kind: 'words' }, reason] },
  DraftPublicPhoto: { target: 'entryId', fields: [{ name: 'areas', kind: 'areas' }], beside: ['file'] },
  RemovePublicPhoto: { target: 'entryId', fields: [reason], beside: ['photoId'] },
  PublishEntry: {
    target: 'entryId',
    fields: [
      { name: 'media', kind: 'choices', words: 'medium', options: MEDIA },
      { name: 'until', kind: 'day', optional: true, label: 'publicUntil' },
    ],
  },
  WithdrawPublication: { target: 'entryId', fields: [reason] },
}
