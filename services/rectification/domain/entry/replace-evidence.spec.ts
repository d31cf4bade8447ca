import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from './entry.js'
import { entryExamples as example } from './examples.js'

const given = specFor(entry)
const {
  EntryOpened: opened,
  CompletionClaimed: claimed,
  EvidenceReplaced: replaced,
  AnswersRecorded: answered,
} = example
const { evidence, reason, replacedBy: by, replaced: sha256 } = replaced.data
const replace = (changes: object = {}): EntryCommand => ({
  ...{ type: 'ReplaceEvidence', sha256, evidence, reason, by },
  ...changes,
})

describe('a newer file in the place of a piece of evidence', () => {
  test('S0-60 takes it for a reason, while nobody has accepted', () => {
    given(opened, claimed).when(replace()).thenEvents(replaced)
    given(opened).when(replace()).thenRefused('NothingClaimed')
    given(opened, claimed, example.EntryClosedOut).when(replace()).thenRefused('EntryClosed')
  })
  test('S0-60 the earlier one is none of the claim any more, so it is not replaced twice', () => {
    given(opened, claimed, replaced)
      .when(replace({ evidence: { ...evidence, sha256: 'c'.repeat(64) } }))
      .thenRefused('EvidenceUnknown')
    given(opened, claimed, replaced)
      .when(replace({ sha256: evidence.sha256, evidence: { ...evidence, sha256: 'c'.repeat(64) } }))
      .thenEvents({
        ...replaced,
        data: { ...replaced.data, replaced: evidence.sha256, evidence: { ...evidence, sha256: 'c'.repeat(64) } },
      })
  })
  test('was kept for this entry, and is not there already', () => {
    given(opened, claimed)
      .when(replace({ evidence: null }))
      .thenRefused('FileUnknown')
    given(opened, claimed)
      .when(replace({ evidence: { ...evidence, sha256 } }))
      .thenNothing()
    const two = { ...claimed, data: { ...claimed.data, evidence: [...claimed.data.evidence, evidence] } }
    given(opened, two).when(replace()).thenRefused('EvidenceThereAlready')
  })
  test('S0-78 whoever put it in does not accept the work', () =>
    given(opened, claimed, answered, { ...replaced, data: { ...replaced.data, replacedBy: 'colleague-k1' } })
      .when({ type: 'PassAcceptance', finding: '属实', by: 'colleague-k1' })
      .thenRefused('OwnWork'))
})
