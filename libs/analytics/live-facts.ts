import { isInLog } from '@huiyin/event-sourcing'
import { factWriter, type FactWriter, type FactWriterOptions } from './fact-writer.js'

export type LiveFactsOptions = Omit<FactWriterOptions, 'generation'>

/** A writer on the generation that is live now, whichever that is when it steps: a rebuild swaps it meanwhile. */
export const liveFacts = async (options: LiveFactsOptions): Promise<FactWriter> => {
  const { journal } = options
  const open = async (generation: number) => ({ generation, writer: await factWriter({ ...options, generation }) })
  let current = await open(await journal.generation())
  return {
    position: () => current.writer.position(),
    step: async () => {
      const live = await journal.generation()
      if (current.generation !== live) current = await open(live)
      return current.writer.step()
    },
  }
}

/** Whether the live generation was filled from this log; otherwise a restore lies between, and it is to be made anew. */
export const areFactsOfThisLog = async ({
  store,
  journal,
}: Pick<LiveFactsOptions, 'store' | 'journal'>): Promise<boolean> => {
  const live = await journal.generation()
  for (const place of [await journal.done(live), (await journal.pending(live))?.to]) {
    if (place && !(await isInLog(store, place))) return false
  }
  return true
}
