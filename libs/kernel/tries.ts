/** How often something may be tried, by a key, wherever that is counted: one process, or all that share it. */
export interface Tries {
  /**
   * Counts one more try of this key and answers 0; or counts nothing, and answers in how many seconds it may be tried again.
   * Of tries that come together no more are counted than of tries that come one after the other.
   */
  take(key: string): Promise<number>
}
