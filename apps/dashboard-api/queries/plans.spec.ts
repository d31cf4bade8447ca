import { describe, expect, test } from '@jest/globals'
import type { HistoryFact } from '@huiyin/read-model'
import { plansOf } from './plans.js'

const ENTRY = 'item-1:K1'
const fact = (type: string, data: object): HistoryFact =>
  ({
    ...{ stream: `rectification-entry-${ENTRY}`, type, data, voided: null },
    occurred: { at: '2026-03-02T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  }) as unknown as HistoryFact
const drafted = fact('PublicationDrafted', { kind: 'list', text: '窗口已增设', draftedBy: 'principal-k1' })
const drawn = (photoId: string, of: string) => fact('PublicPhotoDrafted', { photoId, of, file: `file-of-${photoId}` })
const photosAfter = (...facts: readonly HistoryFact[]) =>
  plansOf(facts, [ENTRY])[0]?.publication?.photos.map(({ photoId }) => photoId)

describe('what would be public of an entry', () => {
  test('has the photos as they were drawn last, one of each piece of evidence', () => {
    expect(photosAfter(drafted)).toStrictEqual([])
    expect(photosAfter(drafted, drawn('p1', 'a'), drawn('p2', 'b'))).toStrictEqual(['p1', 'p2'])
    expect(photosAfter(drafted, drawn('p1', 'a'), drawn('p2', 'b'), drawn('p3', 'a'))).toStrictEqual(['p2', 'p3'])
  })
  test('keeps them when the text is written anew or made public, and not one that was taken out', () => {
    const published = fact('EntryPublished', { media: ['portal'], until: null })
    expect(photosAfter(drafted, drawn('p1', 'a'), drafted, published)).toStrictEqual(['p1'])
    const removed = fact('PublicPhotoRemoved', { photoId: 'p1', reason: '车牌可辨' })
    expect(photosAfter(drafted, drawn('p1', 'a'), drawn('p2', 'b'), removed)).toStrictEqual(['p2'])
  })
})
