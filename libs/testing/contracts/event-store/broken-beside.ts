import { VersionConflict } from '@huiyin/event-sourcing'
import { appendBreaks, insisting, type BrokenStores } from './broken.js'
import { seenLate } from './seen-late.js'

/** Of two appends under way the later one may have the lower place: what is below is then seen too late. */
const lowerPlaceLater = seenLate(({ stream }) => stream.startsWith('a-b-late'))

export const brokenBeside: BrokenStores = {
  'the later transaction got the lower position': {
    breaks: ['a reader that follows writers of two processes skips no fact, whoever commits later'],
    wrap: lowerPlaceLater,
  },
  'another process does not know what this one wrote': appendBreaks(
    ['of writers of two processes at one version exactly one wins'],
    (request, store) => insisting(store, request, () => request.stream.startsWith('a-b-same')),
  ),
  'a command is known to its own process only': appendBreaks(
    ['a command that comes through two processes is written once'],
    async (request, store) => {
      const appended = await store.append(request)
      if (appended.again && request.stream.startsWith('a-b-twice')) throw new VersionConflict(request.stream, 1, 2)
      return appended
    },
  ),
  'only who wrote is told': {
    breaks: ['what one process wrote another reads at once, and is told of'],
    wrap: (store) => {
      let silent = false
      return {
        ...store,
        append: (request) => {
          silent ||= request.stream.startsWith('a-b-told')
          return store.append(request)
        },
        onAppended: (listener) => store.onAppended(() => silent || listener()),
      }
    },
  },
}
