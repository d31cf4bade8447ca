import { replayErasures } from '@huiyin/privacy'
import { vaultConfig, type ProcessDefinition } from '@huiyin/process-host'
import { answerJournal, answerVault, JOURNAL_CALL, VAULT_CALL, VAULT_CALLS, type VaultRights } from '@huiyin/vault-http'
import { fileErasureJournal, sqliteKeyVault } from '@huiyin/vault-sqlite'

/** Who needs which calls: intake seals, erases and indexes, rectification seals evidence, the others take prints. */
const PRINTS = ['printingKey'] as const
const RIGHTS: VaultRights = {
  intake: VAULT_CALLS,
  rectification: ['keyOf', 'findKey', 'printingKey'],
  ...{ accountability: PRINTS, evaluation: PRINTS, campaign: PRINTS, organisation: PRINTS },
}

/**
 * The keys of personal data in a process of their own, with the journal of what was erased beside them. At the start it
 * finishes what a crash cut short and erases again what a restore brought back, before anybody can ask.
 */
export const vaultProcess: ProcessDefinition<typeof vaultConfig> = {
  name: 'vault',
  config: vaultConfig,
  open: async ({ folder, erasures }, { callers, log }) => {
    const vault = await sqliteKeyVault({ folder })
    try {
      const journal = fileErasureJournal(erasures)
      const erased = await replayErasures(journal, vault)
      if (erased.length > 0) log('warn', 'erased again what a restore had brought back', { subjects: erased.length })
      return {
        calls: {
          [VAULT_CALL]: { from: Object.keys(RIGHTS), run: answerVault(vault, callers, RIGHTS) },
          [JOURNAL_CALL]: { from: ['intake'], run: answerJournal(journal) },
        },
        close: vault.close,
      }
    } catch (error) {
      await vault.close()
      throw error
    }
  },
}
