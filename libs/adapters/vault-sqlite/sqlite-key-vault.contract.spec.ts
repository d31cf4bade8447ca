import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from '@jest/globals'
import { keyVaultContract } from '@huiyin/testing/contracts/key-vault'
import { sqliteKeyVault } from './sqlite-key-vault.js'

const place = mkdtempSync(join(tmpdir(), 'huiyin-vault-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('sqlite key vault', () => {
  for (const [index, [promise, holds]] of Object.entries(keyVaultContract).entries()) {
    test(promise, () => holds(() => sqliteKeyVault({ folder: join(place, String(index)) })))
  }
})
