import {
  blindIndex,
  installationKeys,
  newSecret,
  subjectKey,
  VaultClosed,
  type BlindValue,
  type Contact,
  type KeyVault,
  type SubjectId,
  type SubjectKey,
} from '@huiyin/privacy'

/** What a memory vault keeps while it is closed. Null stands for a destroyed key. */
export interface MemoryVaultState {
  readonly secret: Uint8Array
  readonly keys: Map<SubjectId, SubjectKey | null>
  readonly values: Map<BlindValue, Set<SubjectId>>
  /** Each linked subject with the group it is in; the members of a group share one set. */
  readonly links: Map<SubjectId, Set<SubjectId>>
}

/** An empty vault's state; given to `memoryKeyVault` again it is the same vault opened anew. */
export const memoryVaultState = (): MemoryVaultState => ({
  secret: newSecret(),
  keys: new Map(),
  values: new Map(),
  links: new Map(),
})

const ensureKey = ({ keys }: MemoryVaultState, subject: SubjectId): void => {
  if (!keys.has(subject)) keys.set(subject, subjectKey(subject, newSecret()))
}

const isDestroyed = ({ keys }: MemoryVaultState, subject: SubjectId) => keys.get(subject) === null

const groupOf = ({ links }: MemoryVaultState, subject: SubjectId): ReadonlySet<SubjectId> =>
  links.get(subject) ?? new Set([subject])

const link = (state: MemoryVaultState, one: SubjectId, other: SubjectId): void => {
  const group = new Set([...groupOf(state, one), ...groupOf(state, other)])
  for (const member of group) state.links.set(member, group)
}

const destroyOne = (state: MemoryVaultState, subject: SubjectId): boolean => {
  if (isDestroyed(state, subject)) return false
  state.keys.set(subject, null)
  for (const [value, subjects] of state.values)
    if (subjects.delete(subject) && subjects.size === 0) state.values.delete(value)
  state.links.get(subject)?.delete(subject)
  state.links.delete(subject)
  return true
}

/** The blind value of a contact under the keys of this vault. */
const valueOf = ({ secret }: MemoryVaultState, contact: Contact): BlindValue | null =>
  blindIndex(contact, installationKeys(secret))

const gaveIt = (state: MemoryVaultState, contact: Contact): ReadonlySet<SubjectId> => {
  const value = valueOf(state, contact)
  return (value === null ? undefined : state.values.get(value)) ?? new Set()
}

const addContact = (state: MemoryVaultState, subject: SubjectId, contact: Contact): boolean => {
  const value = valueOf(state, contact)
  if (value === null) return false
  ensureKey(state, subject)
  if (isDestroyed(state, subject)) return false
  const subjects = state.values.get(value) ?? new Set<SubjectId>()
  state.values.set(value, subjects.add(subject))
  return true
}

/**
 * A vault in memory: for tests, demonstrations and simulations. Every promise of the contract, except that nothing
 * outlives the process.
 */
export const memoryKeyVault = (state: MemoryVaultState = memoryVaultState()): KeyVault => {
  let isClosed = false
  const call = async <T>(result: () => T): Promise<T> => {
    if (isClosed) throw new VaultClosed()
    return result()
  }
  return {
    keyOf: async (subject) => {
      await call(() => ensureKey(state, subject))
      // One microtask later: a destruction asked for in the same tick has the last word.
      return state.keys.get(subject) ?? null
    },
    findKey: (subject) =>
      call(() => {
        const key = state.keys.get(subject)
        if (key === undefined) return { found: false, reason: 'unknownSubject' }
        return key === null ? { found: false, reason: 'erased' } : { found: true, key }
      }),
    printingKey: () => call(() => ({ printing: installationKeys(state.secret).printing })),
    destroy: (subjects) => call(() => subjects.filter((subject) => destroyOne(state, subject))),
    addContact: (subject, contact) => call(() => addContact(state, subject, contact)),
    subjectsWith: (contact) =>
      call(() => [...new Set([...gaveIt(state, contact)].flatMap((s) => [...groupOf(state, s)]))].sort()),
    linkSubjects: (one, other) =>
      call(() => {
        if (isDestroyed(state, one) || isDestroyed(state, other)) return false
        if (one !== other) link(state, one, other)
        return true
      }),
    linkedTo: (subject) => call(() => [...groupOf(state, subject)].sort()),
    close: async () => {
      isClosed = true
    },
  }
}
