import { CommandIdReused, parseHeader, VersionConflict } from '@huiyin/event-sourcing'
import type { Append, Appended, EventStore, StoredEvent } from '@huiyin/event-sourcing'
import { appendBreaks, finishing, type Broken, type BrokenStores } from './broken.js'

/** Answers what was done before only when `remembers` says so; everything else is a conflict. */
const forgetful = (
  breaks: Broken['breaks'],
  remembers: (written: readonly StoredEvent[], mine: ReadonlySet<string>, store: EventStore) => Promise<boolean>,
): Broken => ({
  breaks,
  wrap: (store) => {
    const mine = new Set<string>()
    return {
      ...store,
      append: async (request) => {
        const appended = await store.append(request)
        if (!appended.again) mine.add(request.context.command.id)
        else if (!(await remembers(appended.events, mine, store))) {
          throw new VersionConflict(request.stream, request.expected, appended.events.at(-1)!.version)
        }
        return appended
      },
    }
  },
})

const isLastOfStream = async ([first]: readonly StoredEvent[], store: EventStore, written: number) =>
  (await store.readStream(first!.stream)).length === first!.version - 1 + written

const commandOf = ([first]: readonly StoredEvent[]) => parseHeader(first!.header).command.id

/** Overlapping appends share the fate of the first refusal among them, except the first three. */
const sharesFate =
  (isFatal: (error: unknown) => boolean): Broken['wrap'] =>
  (store) => {
    let [inFlight, entered] = [0, 0]
    let refused: unknown = null
    let tail: Promise<unknown> = Promise.resolve()
    const inTurn = async (request: Append, place: number): Promise<Appended> => {
      try {
        if (refused && place > 3) throw refused
        return await store.append(request)
      } catch (error) {
        if (isFatal(error)) refused = error
        throw error
      } finally {
        inFlight -= 1
      }
    }
    const append = (request: Append) => {
      if (inFlight === 0) [entered, refused] = [0, null]
      inFlight += 1
      entered += 1
      const place = entered
      const answer = tail.then(() => inTurn(request, place))
      tail = answer.catch(() => null)
      return answer
    }
    return finishing({ ...store, append })
  }

/** Finds a command among what was committed, but not among what is being committed with it. */
const writesTwice: Broken['wrap'] = (store) => {
  const inFlight = new Set<string>()
  return {
    ...store,
    append: async (request) => {
      const { id } = request.context.command
      const twice = inFlight.has(id)
      inFlight.add(id)
      const appended = await store.append(request)
      inFlight.delete(id)
      if (!twice || !appended.again) return appended
      return store.append({ ...request, expected: appended.events.at(-1)!.version })
    },
  }
}

export const brokenCommands: BrokenStores = {
  'a retry is a conflict like any other': forgetful(
    [
      'the same command again is answered with its first result',
      'the command that made a stream is answered with its first result',
      'the same command twice in one commit group is written once',
      'a command that comes through two processes is written once',
    ],
    async (written, mine, store) =>
      !mine.has(commandOf(written)) || !(await isLastOfStream(written, store, written.length)),
  ),
  'the retry of what made a stream is a conflict': forgetful(
    [
      'the command that made a stream is answered with its first result',
      'the same command twice in one commit group is written once',
    ],
    async (written) => written[0]!.version > 1,
  ),
  'only the last command of a stream is remembered': forgetful(
    ['the same command again is answered with its first result after others have written'],
    (written, _mine, store) => isLastOfStream(written, store, written.length),
  ),
  'commands are remembered in memory only': forgetful(
    ['the same command again is answered with its first result after reopening'],
    async (written, mine) => mine.has(commandOf(written)),
  ),
  'a retry is not told from a first time': appendBreaks(
    [
      'the same command again is answered with its first result',
      'the command that made a stream is answered with its first result',
      'the same command again is answered with its first result after others have written',
      'the same command again is answered with its first result after reopening',
      'the same command twice in one commit group is written once',
      'a command that comes through two processes is written once',
    ],
    async (request, store) => ({ ...(await store.append(request)), again: false }),
  ),
  'a retry in the same commit group is written again': {
    breaks: [
      'the same command twice in one commit group is written once',
      'a command that comes through two processes is written once',
    ],
    wrap: writesTwice,
  },
  'prints are not compared': appendBreaks(
    [
      'a command id that stands for another request is refused',
      'a reused command id leaves its neighbours in the commit group untouched',
    ],
    async (request, store) => {
      try {
        return await store.append(request)
      } catch (error) {
        if (!(error instanceof CommandIdReused)) throw error
        const stream = await store.readStream(request.stream)
        return { events: stream.filter(({ header }) => header.includes(error.commandId)), again: true }
      }
    },
  ),
  'a conflict rejects the rest of its commit group': {
    breaks: ['a refused append leaves its neighbours in the commit group untouched'],
    wrap: sharesFate((error) => error instanceof VersionConflict),
  },
  'a reused command id rejects the rest of its commit group': {
    breaks: ['a reused command id leaves its neighbours in the commit group untouched'],
    wrap: sharesFate((error) => error instanceof CommandIdReused),
  },
}
