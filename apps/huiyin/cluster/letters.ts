import type { DeadLetter } from '@huiyin/messaging'
import { askPeer, type Peer } from '@huiyin/nest-platform'
import { CONTEXTS, DROP_LETTER, LETTERS, REPLAY_LETTER, type Instances } from '@huiyin/process-host'
import { ProcessUnreachable } from '@huiyin/signed-http'
import { EXIT, NotPossible, type ExitCode } from '../cli/exit.js'
import type { Terminal } from '../cli/terminal.js'
import type { Given } from './deed.js'

/** What is done with a letter at one instance; false: it is none of its. */
type Letters = (peer: Peer, letter: DeadLetter) => Promise<boolean>

const replay: Letters = async (peer, { consumer, position }) =>
  (await askPeer(REPLAY_LETTER, peer)({ consumer, position }))?.handled === true

const dropFor =
  (reason: string): Letters =>
  (peer, { consumer, position }) =>
    askPeer(DROP_LETTER, peer)({ name: { consumer, position }, reason })

const lettersDeed = (about: string, reason: string | undefined): Letters => {
  if (about === 'list') return () => Promise.resolve(false)
  if (about === 'replay') return replay
  if (about !== 'drop') throw new NotPossible('cluster letters list, replay or drop')
  if (!reason) throw new NotPossible('Say why with --reason; it stands in the log for ever.')
  return dropFor(reason)
}

/** Null where nobody is there to answer. */
const unlessAway = async <T>(asked: Promise<T>): Promise<T | null> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ProcessUnreachable) return null
    throw error
  }
}

/** A letter belongs to a consumer that perhaps one instance alone has: they are asked until one has done it. */
const doneByOne = async (peers: readonly Peer[], letter: DeadLetter, deed: Letters): Promise<boolean> => {
  for (const peer of peers) if (await unlessAway(deed(peer, letter))) return true
  return false
}

/** What lies in one context, asked of whichever of its instances answers; null where none does. */
const lettersOf = async (peers: readonly Peer[]): Promise<readonly DeadLetter[] | null> => {
  for (const peer of peers) {
    const found = await unlessAway(askPeer(LETTERS, peer)({}))
    if (found) return found
  }
  return null
}

/** Does it with the letters of one context; says how many there were and are left, or null where nobody answers. */
const lettersIn = async (peers: readonly Peer[], deed: Letters, print: Terminal['print']) => {
  const found = await lettersOf(peers)
  if (!found) return null
  let left = 0
  for (const letter of found) {
    const isDone = await doneByOne(peers, letter, deed)
    if (!isDone) left += 1
    const { consumer, position, event, attempts } = letter
    const says = isDone ? 'done' : `tried ${attempts} times: ${letter.reason}`
    print(`#${position}  ${consumer}  ${event.name} about ${event.key}: ${says}`)
  }
  return { found: found.length, left }
}

/**
 * What nobody could handle, in every context; all of it delivered once more, or given up with a reason. A context that
 * does not answer is told of, and the others are done.
 */
export const lettersOfAll = async (
  { instances }: { readonly instances: Instances },
  { about = 'list', reason }: Pick<Given, 'about' | 'reason'>,
  { print, warn }: Pick<Terminal, 'print' | 'warn'>,
): Promise<ExitCode> => {
  const deed = lettersDeed(about, reason)
  const counts = { found: 0, left: 0, away: 0 }
  for (const context of CONTEXTS.filter((one) => instances[one].length > 0)) {
    const done = await lettersIn(instances[context], deed, print)
    if (!done) warn(`${context} does not answer: run this again when it does.`)
    counts.away += done ? 0 : 1
    counts.found += done?.found ?? 0
    counts.left += done?.left ?? 0
  }
  if (counts.found + counts.away === 0) print('No dead letters.')
  return counts.left + counts.away > 0 ? EXIT.found : EXIT.ok
}
