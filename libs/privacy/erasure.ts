import type { Instant } from '@huiyin/kernel'
import type { KeyVault } from './key-vault.js'
import type { SubjectId } from './subject.js'

/** One line of the erasure journal. */
export interface Erasure {
  readonly subject: SubjectId
  /** The order that was followed (the id of its `ErasureOrdered`). */
  readonly order: string
  readonly at: Instant
}

/** Remembers outside the vault what was erased, so that a restored vault can forget it again. It only ever grows. */
export interface ErasureJournal {
  /** Adds these lines in this order and resolves when they are durable. A crash may leave the first few of them. */
  append(erasures: readonly Erasure[]): Promise<void>
  /** Every line so far, oldest first. Throws when a line cannot be read: a lost line would bring a person back. */
  read(): Promise<readonly Erasure[]>
}

/** What an erasure needs: where keys are, and where it is written down. */
export interface ErasurePorts {
  readonly vault: Pick<KeyVault, 'linkedTo' | 'destroy'>
  readonly journal: ErasureJournal
}

/**
 * Erases a person: the subject and all linked to it. First the journal, then the keys, so that a crash leaves an order
 * that `replayErasures` finishes and never a destroyed key that a restore would bring back. The subject that was ordered
 * comes last in the journal: as long as it is not erased, the same order again finds all that is linked to it. Returns
 * every subject erased under this order, sorted, also when asked again.
 */
export const eraseSubject = async (
  { vault, journal }: ErasurePorts,
  { subject, order, at }: Erasure,
): Promise<readonly SubjectId[]> => {
  const written = (await journal.read()).filter((line) => line.order === order).map((line) => line.subject)
  const others = (await vault.linkedTo(subject)).filter((linked) => linked !== subject)
  const missing = [...others, subject].filter((linked) => !written.includes(linked))
  if (missing.length > 0) await journal.append(missing.map((linked) => ({ subject: linked, order, at })))
  const erased = [...new Set([...written, ...missing])].sort()
  await vault.destroy(erased)
  return erased
}

/**
 * Runs the journal again, at every start and after every restore: finishes what a crash cut short and erases again what
 * a backup brought back. Returns the subjects destroyed now; none when all was done.
 */
export const replayErasures = async (
  journal: Pick<ErasureJournal, 'read'>,
  vault: Pick<KeyVault, 'destroy'>,
): Promise<readonly SubjectId[]> => {
  const subjects = new Set((await journal.read()).map((line) => line.subject))
  return subjects.size === 0 ? [] : vault.destroy([...subjects])
}
