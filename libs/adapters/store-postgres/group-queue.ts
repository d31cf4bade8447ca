import type { Append, Appended } from '@huiyin/event-sourcing'

/** An append waiting for the next commit. */
export interface Waiting {
  readonly request: Append
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

/** A commit takes at most so many appends, and bodies of about so many characters: others wait for the next. */
const MOST_APPENDS = 1_000
const MOST_CHARACTERS = 16_000_000

const sizeOf = ({ request }: Waiting): number => request.events.reduce((sum, { body }) => sum + body.length, 0)

/** Takes the first of those who wait, at least one. */
export const takeGroup = (waiting: Waiting[]): Waiting[] => {
  let characters = 0
  const end = waiting.findIndex((one, index) => {
    characters += sizeOf(one)
    return index > 0 && (index >= MOST_APPENDS || characters > MOST_CHARACTERS)
  })
  return waiting.splice(0, end < 0 ? waiting.length : end)
}

/** Appends that arrive while a commit is under way wait here; the next commit takes all of them. */
export const groupQueue = (commit: (group: readonly Waiting[]) => Promise<void>) => {
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null
  const run = async (): Promise<void> => {
    await new Promise<void>((resolve) => setImmediate(resolve)) // those of this turn come along
    while (waiting.length > 0) await commit(takeGroup(waiting))
    running = null
  }
  return {
    push: (request: Append): Promise<Appended> =>
      new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject })
        running ??= run()
      }),
    /** Resolves when everything that was pushed has been answered. */
    drained: async (): Promise<void> => {
      await running
    },
  }
}
