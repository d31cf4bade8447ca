/** Values by key of which at least the `max` most recently used are kept, and at most twice as many. */
export interface Recent<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
}

/**
 * Two maps: what is used moves to the young one; when that is full it becomes the old one, and what nobody used since is
 * forgotten. Costs nothing before it is used, unlike a cache that reserves its places (20 ms for 200,000).
 */
export const recentlyUsed = <K, V>(max: number): Recent<K, V> => {
  let young = new Map<K, V>()
  let old = new Map<K, V>()
  const set = (key: K, value: V) => {
    young.set(key, value)
    if (young.size < max) return
    old = young
    young = new Map()
  }
  const get = (key: K): V | undefined => {
    const value = young.get(key)
    if (value !== undefined) return value
    const older = old.get(key)
    if (older !== undefined) set(key, older)
    return older
  }
  return { get, set }
}
