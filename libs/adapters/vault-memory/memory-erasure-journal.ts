import type { Erasure, ErasureJournal } from '@huiyin/privacy'

/** A journal that lives as long as the process; for tests and for vaults in memory. */
export const memoryErasureJournal = (): ErasureJournal => {
  const lines: Erasure[] = []
  return {
    append: async (erasures) => {
      lines.push(...erasures)
    },
    read: async () => [...lines],
  }
}
