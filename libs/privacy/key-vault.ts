import type { Contact } from './blind-index.js'
import type { PrintingKey, SubjectKey } from './keys.js'
import type { SubjectId } from './subject.js'

/** A subject's key, or why there is none: it was destroyed, or this vault has never seen the subject. */
export type KeyFound =
  | { readonly found: true; readonly key: SubjectKey }
  | { readonly found: false; readonly reason: 'erased' | 'unknownSubject' }

/**
 * Keeps one key for each subject, and what must disappear with it. Every write is durable before it is acknowledged.
 * Destroyed is for ever: the subject stays known as destroyed and never gets another key. After `close` every call is
 * rejected with `VaultClosed`. Concurrent calls are welcome: an adapter may write those of one tick together.
 */
export interface KeyVault {
  /** The subject's key for sealing, made on first use; null once destroyed. */
  keyOf(subject: SubjectId): Promise<SubjectKey | null>
  /** The subject's key for opening; never makes one, so that a lost vault does not look like an empty field. */
  findKey(subject: SubjectId): Promise<KeyFound>
  /** The key for prints of commands without a subject; the same for as long as the vault lives. */
  printingKey(): Promise<PrintingKey>
  /**
   * Destroys the keys of all these subjects, their index rows and their links, in one step; a subject never seen is
   * marked as destroyed too. Resolves when no byte is left in storage, with the subjects this call destroyed (not those
   * that were destroyed before). Callers use `eraseSubject`, which writes the journal first.
   */
  destroy(subjects: readonly SubjectId[]): Promise<readonly SubjectId[]>
  /**
   * Remembers, as its blind value, that this subject gave this contact (makes its key on first use). False when the subject
   * is destroyed, or the text is nothing that can be compared.
   */
  addContact(subject: SubjectId, contact: Contact): Promise<boolean>
  /** The subjects that gave this contact and those linked to them, sorted; never a destroyed one. */
  subjectsWith(contact: Contact): Promise<readonly SubjectId[]>
  /** Says that two subjects, with all that were linked to either, are one person; false when either is destroyed. */
  linkSubjects(one: SubjectId, other: SubjectId): Promise<boolean>
  /** The subject and all linked to it, sorted; a destroyed or unknown one stands alone. */
  linkedTo(subject: SubjectId): Promise<readonly SubjectId[]>
  /** Finishes what was asked for and closes; a second time does nothing. */
  close(): Promise<void>
}

/** The vault was closed before this call. */
export class VaultClosed extends Error {
  override name = 'VaultClosed'
  constructor() {
    super('the key vault is closed')
  }
}
