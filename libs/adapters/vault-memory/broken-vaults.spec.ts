import { describe, expect, test } from '@jest/globals'
import {
  blindIndex,
  installationKeys,
  newSecret,
  normalise,
  subjectKey,
  type BlindValue,
  type Contact,
  type KeyVault,
  type SubjectId,
  type SubjectKey,
} from '@huiyin/privacy'
import { keyVaultContract } from '@huiyin/testing/contracts/key-vault'
import { memoryKeyVault, memoryVaultState, type MemoryVaultState } from './memory-key-vault.js'

/** A vault that breaks one promise; `openings` counts from 1. */
type Breaks = (vault: KeyVault, world: { readonly state: MemoryVaultState; readonly openings: number }) => KeyVault

const fresh = (subject: SubjectId): SubjectKey => subjectKey(subject, newSecret())
const shared = newSecret()
const valueIn = ({ secret }: MemoryVaultState, contact: Contact): BlindValue =>
  blindIndex(contact, installationKeys(secret))!

const broken: Record<string, Breaks> = {
  'a subject has the same key on every call, and it is found': (vault) => ({
    ...vault,
    findKey: async (s) => {
      const found = await vault.findKey(s)
      return found.found ? { found: true, key: fresh(s) } : found
    },
  }),
  'what was sealed before the vault was opened anew opens after it': (vault, { state, openings }) => {
    if (openings > 1) for (const [s, key] of state.keys) if (key) state.keys.set(s, fresh(s))
    return vault
  },
  'asked for by many at once, a new subject gets one key': (vault) => {
    const asked = new Set<SubjectId>()
    return {
      ...vault,
      keyOf: async (s) => {
        const isSecondOfTick = asked.has(s)
        asked.add(s)
        queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => asked.delete(s))))
        const key = await vault.keyOf(s)
        return key && isSecondOfTick ? fresh(s) : key
      },
    }
  },
  'no two subjects share a key': (vault, { state }) => ({
    ...vault,
    keyOf: async (s) => {
      if (!state.keys.has(s)) state.keys.set(s, subjectKey(s, shared))
      return vault.keyOf(s)
    },
  }),
  'to look for a key makes none': (vault) => ({
    ...vault,
    findKey: async (s) => {
      await vault.keyOf(s)
      return vault.findKey(s)
    },
  }),
  'the key of the installation stays the same, also when opened anew': (vault) => {
    const own = newSecret()
    return { ...vault, printingKey: async () => (await vault.printingKey()) && installationKeys(own) }
  },
  'a destroyed key is given out no more': (vault) => {
    const cache = new Map<SubjectId, SubjectKey>()
    return {
      ...vault,
      keyOf: async (s) => {
        const key = await vault.keyOf(s)
        if (key) cache.set(s, key)
        return cache.get(s) ?? null
      },
    }
  },
  'destroyed stays destroyed when opened anew': (vault, { state, openings }) => {
    if (openings > 1) for (const [s, key] of state.keys) if (key === null) state.keys.delete(s)
    return vault
  },
  'a subject destroyed before its first key never gets one': (vault, { state }) => ({
    ...vault,
    destroy: async (subjects) => vault.destroy(subjects.filter((s) => state.keys.has(s))),
  }),
  'a key asked for together with its destruction is not given out': (vault) => ({
    ...vault,
    keyOf: (s) => {
      let early: SubjectKey | null = null
      const asked = vault.keyOf(s)
      void vault.findKey(s).then(
        (found) => (early = found.found ? found.key : null),
        () => null,
      )
      return asked.then((key) => key ?? early)
    },
  }),
  'destroying one subject leaves the keys of others': (vault, { state }) => ({
    ...vault,
    destroy: async (subjects) => {
      const destroyed = await vault.destroy(subjects)
      for (const [s, key] of state.keys) if (key) state.keys.set(s, fresh(s))
      return destroyed
    },
  }),
  'destroying answers with those destroyed now, and a second time with none': (vault) => ({
    ...vault,
    destroy: async (subjects) => (await vault.destroy(subjects)) && subjects,
  }),
  'a value finds every subject that gave it, once, and no other': (vault, { state }) => ({
    ...vault,
    addContact: async (s, contact) => {
      if (state.keys.get(s) !== null) state.values.delete(valueIn(state, contact))
      return vault.addContact(s, contact)
    },
  }),
  'a contact is found however it was written, and what cannot be compared is not kept': (vault) => {
    const asWritten = new Map<string, SubjectId[]>()
    const isPlain = ({ kind, text }: Contact) => normalise(kind, text) === text
    return {
      ...vault,
      addContact: async (s, contact) => {
        if (isPlain(contact)) return vault.addContact(s, contact)
        asWritten.set(contact.text, [...(asWritten.get(contact.text) ?? []), s])
        return true
      },
      subjectsWith: async (contact) =>
        isPlain(contact) ? vault.subjectsWith(contact) : (asWritten.get(contact.text) ?? []),
    }
  },
  'a value also finds the subjects linked to those that gave it': (vault, { state }) => ({
    ...vault,
    subjectsWith: async (contact) => {
      const found = await vault.subjectsWith(contact)
      return found.filter((s) => state.values.get(valueIn(state, contact))?.has(s))
    },
  }),
  'a value forgets a destroyed subject and keeps the others': (vault, { state }) => ({
    ...vault,
    destroy: async (subjects) => {
      const gave = [...state.values].flatMap(([value, given]) =>
        subjects.flatMap((s) => (given.has(s) ? [{ value, s }] : [])),
      )
      const destroyed = await vault.destroy(subjects)
      for (const { value, s } of gave) state.values.set(value, (state.values.get(value) ?? new Set()).add(s))
      return destroyed
    },
  }),
  'a destroyed subject is not indexed again': (vault, { state }) => ({
    ...vault,
    addContact: async (s, contact) => {
      if (state.keys.get(s) !== null) return vault.addContact(s, contact)
      state.values.set(valueIn(state, contact), new Set([s]))
      return true
    },
  }),
  'links join all that were linked to either': (vault, { state }) => ({
    ...vault,
    linkSubjects: async (one, other) => {
      const [left, right] = [state.links.get(one), state.links.get(other)]
      if (!left || !right) return vault.linkSubjects(one, other)
      const pair = new Set([one, other])
      state.links.set(one, pair).set(other, pair)
      return true
    },
  }),
  'a subject that nobody linked stands alone, and so does a destroyed one': (vault, { state }) => ({
    ...vault,
    linkedTo: async (s) => {
      const linked = await vault.linkedTo(s)
      return state.links.has(s) ? linked : []
    },
  }),
  'a destroyed subject is linked to nobody, and those it joined stay joined': (vault, { state }) => ({
    ...vault,
    destroy: async (subjects) => {
      const group = state.links.get(subjects[0]!)
      const destroyed = await vault.destroy(subjects)
      for (const member of group ?? []) state.links.delete(member)
      return destroyed
    },
  }),
  'a destroyed subject is not linked again': (vault, { state }) => ({
    ...vault,
    linkSubjects: async (one, other) => {
      const isRefused = !(await vault.linkSubjects(one, other))
      if (isRefused) state.links.set(one, new Set([one, other])).set(other, new Set([one, other]))
      return true
    },
  }),
  'values and links are there when opened anew': (vault, { state, openings }) => {
    if (openings > 1) state.values.clear()
    return vault
  },
  'what was asked for before closing is finished': (vault) => {
    let isClosed = false
    const closing = new Error('closed')
    return {
      ...vault,
      keyOf: async (s) => {
        const key = await vault.keyOf(s)
        if (isClosed) throw closing
        return key
      },
      close: async () => {
        isClosed = true
        await vault.close()
      },
    }
  },
  'after closing every call is rejected, and closing again does nothing': (vault, { state }) => ({
    ...vault,
    findKey: async (s) => {
      const key = state.keys.get(s)
      if (key) return { found: true, key }
      return { found: false, reason: key === null ? 'erased' : 'unknownSubject' }
    },
  }),
}

const brokenPromises = async (breaks: Breaks): Promise<string[]> => {
  const verdicts = Object.entries(keyVaultContract).map(async ([promise, holds]) => {
    const state = memoryVaultState()
    let openings = 0
    const open = async () => {
      openings += 1
      return breaks(memoryKeyVault(state), { state, openings })
    }
    try {
      await holds(open)
      return []
    } catch {
      return [promise]
    }
  })
  return (await Promise.all(verdicts)).flat()
}

describe('the key vault contract', () => {
  test('holds for the vault that the broken ones are made of', async () => {
    expect(await brokenPromises((vault) => vault)).toStrictEqual([])
  })
  test('has a broken vault for each of its promises', () => {
    expect(Object.keys(broken).sort()).toStrictEqual(Object.keys(keyVaultContract).sort())
  })
  for (const [promise, breaks] of Object.entries(broken)) {
    test(`finds the vault that breaks only: ${promise}`, async () => {
      expect(await brokenPromises(breaks)).toStrictEqual([promise])
    })
  }
})
