import { describe, expect, test } from '@jest/globals'
import { eraseSubject, replayErasures, subjectId } from '@huiyin/privacy'
import { keyVaultContract } from '@huiyin/testing/contracts/key-vault'
import { memoryErasureJournal } from './memory-erasure-journal.js'
import { memoryKeyVault, memoryVaultState } from './memory-key-vault.js'

describe('memory key vault', () => {
  for (const [promise, holds] of Object.entries(keyVaultContract)) {
    const state = memoryVaultState()
    test(promise, () => holds(async () => memoryKeyVault(state)))
  }
  test('the journal makes an older state forget again', async () => {
    const [a, b] = [subjectId('report-a'), subjectId('report-b')]
    const journal = memoryErasureJournal()
    const vault = memoryKeyVault()
    await vault.linkSubjects(a, b)
    expect(
      await eraseSubject({ vault, journal }, { subject: a, order: 'o-1', at: '2026-03-30T01:02:03.004Z' }),
    ).toEqual([a, b])
    const older = memoryKeyVault()
    await older.keyOf(b)
    expect(await replayErasures(journal, older)).toStrictEqual([b, a])
    expect(await older.keyOf(b)).toBeNull()
  })
})
