import type { IntakePublished } from '@huiyin/contracts/intake'
import type { Consumer } from './bus.js'
import { localCopy, type CopyStore } from './local-copy.js'

/** What contexts remember of the items somebody is complained of in: an item that is not here complains of nobody. */
export interface ComplainedOfCopy {
  /** The persons an item complains of; null stands for no item. */
  complainedOf(itemId: string | null): readonly string[]
  readonly consumer: Consumer
}

/**
 * Of whom items complain, as intake published it, for contexts whose own facts name an item but not the persons. It only
 * grows: whoever was named once stays named.
 */
export const complainedOfCopy = async (name: string, store: CopyStore): Promise<ComplainedOfCopy> => {
  const { values, consumer } = await localCopy<readonly string[]>({
    ...{ name, from: 'intake', store, only: ['PersonComplainedOfNamed'] },
    fold: (before, { data }) => {
      const { complainedOf } = data as IntakePublished<'PersonComplainedOfNamed'>
      return [...new Set([...(before ?? []), ...complainedOf])]
    },
  })
  return { complainedOf: (itemId) => (itemId === null ? [] : (values.get(itemId) ?? [])), consumer }
}
