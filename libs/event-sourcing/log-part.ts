import type { LogPart, StoredEvent } from './event-store.js'

/** Whether a fact lies in a stream of one of these categories. A category that begins like another one is not it. */
export const isOfCategories = (categories: readonly string[]): ((stored: Pick<StoredEvent, 'stream'>) => boolean) => {
  const prefixes = [...new Set(categories)].map((category) => `${category}-`)
  return ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix))
}

/** What a page of the log has for somebody, for stores that have nothing nearer to the disk to choose with. */
export const partOf = (looked: readonly StoredEvent[], categories: readonly string[]): LogPart => {
  const last = looked.at(-1)
  return {
    facts: looked.filter(isOfCategories(categories)),
    reached: last ? { position: last.position, hash: last.hash } : null,
    looked: looked.length,
  }
}
