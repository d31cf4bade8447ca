/** Filters under a name a person gave them: the address without its page. */
export interface SavedFilter {
  readonly name: string
  readonly search: string
}

/** Where they are kept; as much of the browser's storage as is needed. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem'>

export const MOST_SAVED = 20
export const LONGEST_NAME = 30
const LONGEST_SEARCH = 1_000

/** The page is no filter, and what was searched for may name somebody: neither is kept. */
const NOT_KEPT = ['page', 'search']

/** Whose filters of which page: a computer may be used by several people. */
export const savedKey = (page: string, { tenant, personId }: { readonly tenant: string; readonly personId: string }) =>
  `huiyin.filters.${page}.${tenant}.${personId}`

/** The part of an address that is kept. */
export const keptOf = (params: URLSearchParams): string => {
  const kept = new URLSearchParams(params)
  for (const name of NOT_KEPT) kept.delete(name)
  return kept.toString()
}

const isSaved = (one: unknown): one is SavedFilter =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as SavedFilter).name === 'string' &&
  typeof (one as SavedFilter).search === 'string'

/** What is kept under a key; what cannot be read is as good as nothing. */
export const savedIn = (keeping: Keeping, key: string): readonly SavedFilter[] => {
  try {
    const told: unknown = JSON.parse(keeping.getItem(key) ?? '[]')
    return Array.isArray(told) ? told.filter(isSaved).slice(0, MOST_SAVED) : []
  } catch {
    return []
  }
}

/** Why a filter was not kept. */
export type NotSaved = 'nameMissing' | 'tooMany' | 'tooLong' | 'notKept'

type Saving =
  { readonly ok: true; readonly all: readonly SavedFilter[] } | { readonly ok: false; readonly why: NotSaved }

const write = (keeping: Keeping, key: string, all: readonly SavedFilter[]): Saving => {
  try {
    keeping.setItem(key, JSON.stringify(all))
    return { ok: true, all }
  } catch {
    return { ok: false, why: 'notKept' } // storage is full, or switched off
  }
}

/** Keeps a filter; one of the same name is replaced. */
export const saveFilter = (keeping: Keeping, key: string, { name: given, search }: SavedFilter): Saving => {
  const name = given.trim().slice(0, LONGEST_NAME)
  if (name === '') return { ok: false, why: 'nameMissing' }
  if (search.length > LONGEST_SEARCH) return { ok: false, why: 'tooLong' }
  const others = savedIn(keeping, key).filter((one) => one.name !== name)
  if (others.length >= MOST_SAVED) return { ok: false, why: 'tooMany' }
  return write(keeping, key, [...others, { name, search }])
}

/** Forgets the filter of a name. */
export const forgetFilter = (keeping: Keeping, key: string, name: string): Saving =>
  write(
    keeping,
    key,
    savedIn(keeping, key).filter((one) => one.name !== name),
  )
