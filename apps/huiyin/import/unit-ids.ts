/** Ids for the units a file names. */
export interface UnitIds {
  idOf(name: string): string
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'unit'

/**
 * Gives every name an id of its own, readable and the same each time the names come in the same order. `meet` is called
 * once for each name, with its id, the first time it is seen.
 */
export const unitIds = (prefix: string, meet: (id: string, name: string) => void = () => undefined): UnitIds => {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  return {
    idOf: (name) => {
      const known = ids.get(name)
      if (known) return known
      const base = `${prefix}:${slug(name)}`
      let id = base
      for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
      ids.set(name, id)
      taken.add(id)
      meet(id, name)
      return id
    },
  }
}
