import { existsSync } from 'node:fs'
import { replayErasures, type Erasure } from '@huiyin/privacy'
import { fileErasureJournal, isVaultMissing, sqliteKeyVault } from '@huiyin/vault-sqlite'
import { NotPossible } from '../cli/exit.js'

/** The lines of the newest journal there is; none where none was named. Throws `NotPossible` where it is not there. */
export const newestErasures = async (file: string | undefined): Promise<readonly Erasure[]> => {
  if (file === undefined) return []
  if (!existsSync(file)) throw new NotPossible(`There is no journal of erasures ${file}.`)
  return fileErasureJournal(file).read()
}

/** Whoever was erased, by the backup's journal or by one that is newer, is erased in the restored vault too. */
export const eraseAgain = async (
  restored: { readonly erasures: string; readonly vault: string },
  newest: readonly Erasure[],
): Promise<number> => {
  const journal = fileErasureJournal(restored.erasures)
  const known = new Set((await journal.read()).map((line) => JSON.stringify(line)))
  const later = newest.filter((line) => !known.has(JSON.stringify(line)))
  if (later.length > 0) await journal.append(later)
  if (isVaultMissing(restored.vault)) return 0
  const vault = await sqliteKeyVault({ folder: restored.vault })
  try {
    return (await replayErasures(journal, vault)).length
  } finally {
    await vault.close()
  }
}
