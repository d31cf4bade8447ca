import { randomUUID } from 'node:crypto'
import { systemClock } from '@huiyin/kernel'
import { operationEvents, recordOperation, typeOf, type EventStore, type Position } from '@huiyin/event-sourcing'
import { isSubjectId, type KeyVault, type SubjectId } from '@huiyin/privacy'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { isVaultMissing, sqliteKeyVault, type SqliteKeyVault } from '@huiyin/vault-sqlite'
import type { DataFolder } from './data-folder.js'

/** The log holds what only a vault can open, and the vault is not there. Nothing was started. */
export class VaultLost extends Error {
  override name = 'VaultLost'
}

const BATCH = 2_000
const SEALED = /sealed:1:([^:"\\]+):/g

const isLossAccepted = ({ stream, header }: { readonly stream: string; readonly header: string }): boolean =>
  stream.startsWith(`${operationEvents.category}-`) && typeOf(header).type === 'VaultLossAccepted'

/** Whose fields are sealed in the log, since the last loss of a vault that an operator accepted. */
export const sealedSubjects = async (store: Pick<EventStore, 'readLog'>): Promise<ReadonlySet<SubjectId>> => {
  const subjects = new Set<SubjectId>()
  for (let after: Position | null = null; ;) {
    const batch: Awaited<ReturnType<typeof store.readLog>> = await store.readLog(after, BATCH)
    const last = batch.at(-1)
    if (!last) return subjects
    for (const one of batch) {
      if (isLossAccepted(one)) subjects.clear()
      for (const [, subject = ''] of one.body.matchAll(SEALED)) if (isSubjectId(subject)) subjects.add(subject)
    }
    after = last.position
  }
}

/** How many of those subjects the vault has never heard of: neither a key, nor that it was erased. */
export const subjectsWithoutKey = async (
  store: Pick<EventStore, 'readLog'>,
  vault: Pick<KeyVault, 'findKey'>,
): Promise<{ readonly subjects: number; readonly without: number }> => {
  const subjects = [...(await sealedSubjects(store))]
  const found = await Promise.all(subjects.map((subject) => vault.findKey(subject)))
  const without = found.filter((one) => !one.found && one.reason === 'unknownSubject').length
  return { subjects: subjects.length, without }
}

const lost = ({ path, vault }: DataFolder, what: string): VaultLost =>
  new VaultLost(
    `${what} ${vault}, but there is a log beside it. Nothing was started.\n` +
      `  Restore ${vault} (vault.db and vault.key) from its backup and start again: what was erased since is erased anew.\n` +
      '  If it is gone for good, what was sealed stays closed for ever; to go on with a new vault:\n' +
      `    huiyin accept lost-vault --data ${path} --reason '…'`,
  )

/** Throws `VaultLost` where a log lies beside no vault. Called before a vault is opened, which would make a new one. */
export const requireVaultFile = async (folder: DataFolder, store: EventStore): Promise<void> => {
  if (isVaultMissing(folder.vault) && (await store.head()) !== null) throw lost(folder, 'There is no vault in')
}

/** Throws `VaultLost` for a vault that never held a key, beside a log that holds sealed fields. */
export const requireUsedVault = async (folder: DataFolder, store: EventStore, vault: SqliteKeyVault): Promise<void> => {
  if (!(await vault.isEmpty())) return
  if ((await sealedSubjects(store)).size > 0) throw lost(folder, 'There is only an empty vault in')
}

/**
 * Goes on without the vault that was lost: the decision as a fact, then a new vault. Cut short, it is done again.
 * Resolves with false where the vault is not lost.
 */
export const acceptLostVault = async (folder: DataFolder, reason: string): Promise<boolean> => {
  const store = sqliteEventStore({ file: folder.log, clock: systemClock })
  const wasMissing = isVaultMissing(folder.vault)
  const vault = wasMissing ? null : await sqliteKeyVault({ folder: folder.vault })
  try {
    const isLost = wasMissing || ((await vault!.isEmpty()) && (await sealedSubjects(store)).size > 0)
    if (!isLost) return false
    const accepted = { type: 'VaultLossAccepted', data: { reason } } as const
    await recordOperation(store, accepted, { clock: systemClock, id: randomUUID() })
    if (wasMissing) await (await sqliteKeyVault({ folder: folder.vault })).close()
    return true
  } finally {
    await vault?.close()
    await store.close()
  }
}
