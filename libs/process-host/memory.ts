import { createMarkTables, kyselyMarkStore, type MarkTables } from '@huiyin/bus-kafka'
import {
  aloneAt,
  createCopyTable,
  forgetCopies,
  postgresCopyStore,
  tablesIn,
  type CopyTables,
} from '@huiyin/cluster-postgres'
import { orUnwound } from '@huiyin/installation'
import type { ContextName } from './config/processes.js'

/** What the marks know of the schema that both lie in, and what the copies. */
type Marks = Pick<MarkTables, keyof MarkTables>
type Copies = Pick<CopyTables, keyof CopyTables>

/**
 * What a context remembers of the log beside it: its marks, and its copies of what others published. They lie together, so
 * that none outlives the other.
 */
export const openMemory = (
  { url, context }: { readonly url: string; readonly context: ContextName },
  options: { readonly max?: number } = {},
) =>
  orUnwound(async (opened) => {
    const db = await tablesIn<object>(
      { url, schema: `bus_${context}` },
      {
        ...options,
        make: async (tables) => {
          await createMarkTables(tables.withTables<Marks>())
          await createCopyTable(tables.withTables<Copies>())
        },
      },
    )
    opened(() => db.destroy())
    const [ofMarks, ofCopies] = [db.withTables<Marks>(), db.withTables<Copies>()]
    return {
      marks: kyselyMarkStore(ofMarks),
      copiesOf: (instance: string) => postgresCopyStore(ofCopies, instance),
      forgetCopies: () => forgetCopies(ofCopies),
      alone: <T>(deed: () => Promise<T>): Promise<T> => aloneAt(db, context, deed),
    }
  })
