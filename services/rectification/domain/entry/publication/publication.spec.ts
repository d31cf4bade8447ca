import { describe, test } from '@jest/globals'
import type { PublicationRules } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'

const given = specFor(entry)
const { EntryOpened: opened, PublicationDrafted: drafted, PublicationRedacted: redacted } = example
const { EntryPublished: published, PublicationWithdrawn: withdrawn } = example
const RULES: PublicationRules = { kinds: ['list', 'column'], media: 2 }
const { kind, text, draftedBy } = drafted.data
const { media, until, publicationId, text: shown } = published.data

const write = (changes: object = {}, rules: PublicationRules | null = RULES): EntryCommand =>
  ({
    ...{ type: 'DraftPublication', kind, text, by: draftedBy, publicationUnder: () => rules },
    ...changes,
  }) as EntryCommand
const blackOut = (words: readonly string[], by = 'supervisor-1'): EntryCommand => ({
  ...{ type: 'RedactPublication', words: [...words], reason: redacted.data.reason, by },
})
const publish = (changes: object = {}, rules: PublicationRules | null = RULES): EntryCommand =>
  ({
    ...{ type: 'PublishEntry', text: shown, media, until, by: 'supervisor-1', on: '2022-03-10', publicationId },
    ...{ publicationUnder: () => rules, ...changes },
  }) as EntryCommand
const takeDown: EntryCommand = { type: 'WithdrawPublication', reason: '内容有误', by: 'supervisor-1' }
const ready: readonly EntryEvent[] = [opened, drafted, redacted]
const complained: EntryEvent = example.ComplainedOfRecorded

describe('what everybody may read of an entry', () => {
  test('S1-34 is drafted, looked at by somebody else, published in two media, and withdrawn', () => {
    given(opened).when(write()).thenEvents(drafted)
    given(opened, drafted)
      .when(blackOut(['王某']))
      .thenEvents(redacted)
    given(...ready)
      .when(publish())
      .thenEvents(published)
    given(...ready, published)
      .when(takeDown)
      .thenEvents(withdrawn)
  })
  test('S1-34 is published in as many media as the campaign asks for', () =>
    given(...ready)
      .when(publish({ media: ['portal'] }))
      .thenRefused('MediaTooFew'))
  test('is published by nobody who wrote it', () =>
    given(...ready)
      .when(publish({ by: draftedBy }))
      .thenRefused('OwnDraft'))
  test('is published as it was looked at: another text, or one that was blacked out since, is not', () => {
    given(opened, drafted).when(publish()).thenRefused('DraftChanged')
    given(...ready)
      .when(publish({ text }))
      .thenRefused('DraftChanged')
    given(...ready)
      .when(publish({ text: null }))
      .thenRefused('DraftChanged')
  })
  test('is nothing before somebody drafted it', () => {
    given(opened).when(publish()).thenRefused('NothingDrafted')
    given(opened)
      .when(blackOut(['王某']))
      .thenRefused('NothingDrafted')
    given(opened, drafted).when(takeDown).thenRefused('NotPublished')
  })
  test('is public up to a day that is still to come', () =>
    given(...ready)
      .when(publish({ until: '2022-03-09' }))
      .thenRefused('PublicationOver'))
})

describe('where the campaign says no', () => {
  test.each([
    ['nothing of publication', null],
    ['that nothing is public', { kinds: [], media: 1 }],
    ['that other things are', { kinds: ['exposure' as const], media: 1 }],
  ])('%s, nothing is drafted, and nothing that was drafted before is published', (_, rules) => {
    given(opened).when(write({}, rules)).thenRefused('NotPublicUnderCampaign')
    given(...ready)
      .when(publish({}, rules))
      .thenRefused('NotPublicUnderCampaign')
  })
})

describe('of what complains of a person', () => {
  test('nothing is drafted or published; what is public already can be withdrawn', () => {
    given(opened, complained).when(write()).thenRefused('ComplainedOfNotPublished')
    given(...ready, complained)
      .when(publish())
      .thenRefused('ComplainedOfNotPublished')
    given(...ready, published, complained)
      .when(takeDown)
      .thenEvents(withdrawn)
  })
})

describe('a text for the public', () => {
  test('S2-52 is written for a column, and may be left out of a list', () => {
    given(opened)
      .when(write({ kind: 'column', text: null }))
      .thenRefused('PublicTextMissing')
    given(opened)
      .when(write({ text: null }))
      .thenEvents({ ...drafted, data: { ...drafted.data, text: null } })
  })
  test('is blacked out wherever the words stand, and words it does not say are named', () => {
    given(opened, { ...drafted, data: { ...drafted.data, text: '甲和甲' } })
      .when(blackOut(['甲']))
      .thenEvents({
        ...redacted,
        data: {
          ...redacted.data,
          spans: [
            { from: 0, to: 1 },
            { from: 2, to: 3 },
          ],
        },
      })
    given(opened, drafted)
      .when(blackOut(['王某', '李某']))
      .thenRefused({
        code: 'WordsNotInText',
        problems: [{ path: 'words', says: 'the text does not say “李某”', zh: '文中没有“李某”' }],
      })
  })
  test('blacked out again in the same place, nothing changes; while it is public it is blacked out at once', () => {
    given(...ready)
      .when(blackOut(['王某']))
      .thenNothing()
    given(opened, drafted, published)
      .when(blackOut(['王某']))
      .thenEvents(redacted)
  })
  test('is not written anew while it is public', () => {
    given(...ready, published)
      .when(write({ text: '另一说法' }))
      .thenRefused('PublishedAlready')
    given(...ready, published, withdrawn)
      .when(write({ text: '另一说法' }))
      .thenEvents({ ...drafted, data: { ...drafted.data, text: '另一说法' } })
  })
})

describe('published again', () => {
  test('in the same media until the same day, nothing changes; otherwise it has to be withdrawn first', () => {
    given(...ready, published)
      .when(publish({ publicationId: 'publication-2' }))
      .thenNothing()
    given(...ready, published)
      .when(publish({ until: null }))
      .thenRefused('PublishedAlready')
  })
  test('a part of another entry is not public, nor is an entry that was handed on', () => {
    const part = { ...opened, data: { ...opened.data, lead: { entryId: 'item-1:K0', part: '管线迁改' } } }
    given(part).when(write()).thenRefused('PartOfAnother')
    given(...ready, example.EntryHandedOver)
      .when(publish())
      .thenRefused('EntryHandedOverAlready')
  })
  test('an item that comes back to its unit begins with nothing public', () =>
    given(...ready, published, example.EntryHandedOver, opened)
      .when(publish())
      .thenRefused('NothingDrafted'))
})

describe('a photo that is made public of the evidence', () => {
  const { CompletionClaimed: claimed, PublicPhotoDrafted: drawn, PublicPhotoRemoved: removed } = example
  const { of, file, areas, photoId } = drawn.data
  const draw = (changes: object = {}): EntryCommand =>
    ({
      ...{ type: 'DraftPublicPhoto', photoId, photo: { of, file, areas }, by: drawn.data.draftedBy },
      ...{ publicationUnder: () => RULES, ...changes },
    }) as EntryCommand
  const takeOut: EntryCommand = { type: 'RemovePublicPhoto', photoId, reason: '车牌可辨', by: 'supervisor-1' }
  const drafted2: readonly EntryEvent[] = [opened, claimed, drafted, redacted]

  test('S1-34 is drawn over a piece of the evidence beside a draft, and published as it was looked at', () => {
    given(...drafted2)
      .when(draw())
      .thenEvents(drawn)
    const withPhoto = { ...published, data: { ...published.data, photos: [{ photoId, file }] } }
    given(...drafted2, drawn)
      .when(publish({ photos: [photoId] }))
      .thenEvents(withPhoto)
    given(...drafted2, drawn)
      .when(publish())
      .thenRefused('DraftChanged')
    given(...drafted2, drawn, { ...drawn, data: { ...drawn.data, photoId: 'photo-2' } })
      .when(publish({ photos: [photoId] }))
      .thenRefused('DraftChanged')
  })
  test('is published by nobody who drew it', () =>
    given(...drafted2, drawn)
      .when(publish({ photos: [photoId], by: drawn.data.draftedBy }))
      .thenRefused('OwnDraft'))
  test('is made of evidence that stands, of nothing else, and not without a draft', () => {
    given(opened, drafted).when(draw()).thenRefused('PhotoUnknown')
    given(...drafted2)
      .when(draw({ photo: null }))
      .thenRefused('PhotoUnknown')
    given(opened, claimed).when(draw()).thenRefused('NothingDrafted')
    given(...drafted2, complained)
      .when(draw())
      .thenRefused('ComplainedOfNotPublished')
    given(...drafted2, published)
      .when(draw())
      .thenRefused('PublishedAlready')
  })
  test('is taken out at any time, also when it is public', () => {
    given(...drafted2, drawn, published)
      .when(takeOut)
      .thenEvents(removed)
    given(...drafted2)
      .when(takeOut)
      .thenRefused('PhotoUnknown')
    given(...drafted2, drawn, removed)
      .when(publish())
      .thenEvents(published)
  })
  test('there are at most five, and drawing one anew is none more', () => {
    const evidence = Array.from({ length: 6 }, (_, n) => ({
      sha256: `${n}`.repeat(64),
      name: `${n}.jpg`,
      madeOn: '2022-03-05',
    }))
    const many = { ...claimed, data: { ...claimed.data, evidence } }
    const five = evidence
      .slice(0, 5)
      .map(({ sha256 }, n) => ({ ...drawn, data: { ...drawn.data, of: sha256, photoId: `p${n}` } }))
    const photo = { of: evidence[5]!.sha256, file, areas }
    given(opened, many, drafted, ...five)
      .when(draw({ photo }))
      .thenRefused('PhotosTooMany')
    const again = { of: evidence[0]!.sha256, file, areas: [] }
    given(opened, many, drafted, ...five)
      .when(draw({ photo: again }))
      .thenEvents({ ...drawn, data: { ...drawn.data, ...again } })
  })
})
