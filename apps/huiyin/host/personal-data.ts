import { commandPrinter, replayErasures, type ErasureJournal } from '@huiyin/privacy'
import { fileErasureJournal, sqliteKeyVault, type SqliteKeyVault } from '@huiyin/vault-sqlite'
import type { EventStore } from '@huiyin/event-sourcing'
import { PRINTINGS } from './contexts.js'
import type { DataFolder } from './data-folder.js'
import { requireUsedVault, requireVaultFile } from './lost-vault.js'

/** The keys of personal data, the journal of what was erased, and the print that hides both from guessing. */
export interface PersonalData {
  readonly vault: SqliteKeyVault
  readonly journal: ErasureJournal
  /** The print of a command: under the subject's key where it carries personal data, else under the installation's. */
  print(text: string, command: { readonly name: string; readonly input: unknown }): string | Promise<string>
}

/** The vault of this log. Throws `VaultLost` where it is gone and the log is not. */
const openVault = async (folder: DataFolder, store: EventStore): Promise<SqliteKeyVault> => {
  await requireVaultFile(folder, store)
  const vault = await sqliteKeyVault({ folder: folder.vault })
  try {
    await requireUsedVault(folder, store, vault)
    return vault
  } catch (error) {
    await vault.close()
    throw error
  }
}

/** Opens the vault and finishes every erasure that a crash cut short or a restore undid, before anything is served. */
export const openPersonalData = async (folder: DataFolder, store: EventStore): Promise<PersonalData> => {
  const vault = await openVault(folder, store)
  const journal = fileErasureJournal(folder.erasures)
  await replayErasures(journal, vault)
  return { vault, journal, print: await commandPrinter(PRINTINGS, vault) }
}
