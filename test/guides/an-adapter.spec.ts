import { describe, expect, test } from '@jest/globals'
import { keyVaultContract } from '@huiyin/testing/contracts/key-vault'
import { memoryKeyVault, memoryVaultState } from '@huiyin/vault-memory'

// #region contract
describe('a key vault in memory keeps every promise of the port', () => {
  for (const [promise, holds] of Object.entries(keyVaultContract)) {
    const state = memoryVaultState()
    test(promise, () => holds(async () => memoryKeyVault(state)))
  }
})
// #endregion

// #region broken
test('the contract finds an adapter that says it has destroyed a key and has not', async () => {
  const broken: string[] = []
  for (const [promise, holds] of Object.entries(keyVaultContract)) {
    const state = memoryVaultState()
    const forgetful = async () => ({ ...memoryKeyVault(state), destroy: async () => [] })
    await holds(forgetful).catch(() => broken.push(promise))
  }
  expect(broken.length).toBeGreaterThan(0)
})
// #endregion
