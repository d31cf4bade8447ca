import { commandOf, typeOf, type StoredEvent } from '@huiyin/event-sourcing'
import type { Tally } from '../checks.js'
import type { Acknowledged } from './acknowledged.js'

/** What one command wrote into one stream at once. */
interface Written {
  readonly stream: string
  readonly types: readonly string[]
  readonly first: number
  readonly last: number
}

/** What each command wrote, in the order of the log. */
const writtenBy = (log: readonly StoredEvent[]): ReadonlyMap<string, readonly Written[]> => {
  const written = new Map<string, Written[]>()
  for (const { header, position, stream } of log) {
    const { id } = commandOf(header)
    const { type } = typeOf(header)
    const places = written.get(id) ?? []
    const before = places.at(-1)
    const goesOn = before?.stream === stream && before.last === position - 1
    const place = goesOn
      ? { ...before, types: [...before.types, type], last: position }
      : { stream, types: [type], first: position, last: position }
    written.set(id, [...(goesOn ? places.slice(0, -1) : places), place])
  }
  return written
}

/** No command was carried out twice: in each stream its facts stand at one place. */
export const checkOnce = (log: readonly StoredEvent[], tally: Tally): void => {
  for (const [id, places] of writtenBy(log)) {
    const again = places.length - new Set(places.map(({ stream }) => stream)).size
    if (again === 0) continue
    const where = places.map(({ types, first }) => `${types.join(', ')} at ${first}`)
    tally.doubled(`the command ${id} was carried out more than once: ${where.join('; ')}`, again)
  }
}

/** Every acknowledged command has its facts in the log where it was told they are. */
export const checkAcknowledged = (
  log: readonly StoredEvent[],
  acknowledged: readonly Acknowledged[],
  tally: Tally,
): void => {
  const written = writtenBy(log)
  for (const { commandId, says, position, events } of acknowledged) {
    const there = written.get(commandId) ?? []
    const told = `${says}, acknowledged at ${position ?? 'an untold place'} with ${events.join(', ')}`
    const isTold = ({ types, last }: Written) =>
      (position === null || last === position) && types.join() === events.join()
    const isThere = there.some(isTold)
    const instead = there.map(({ types, last }) => `${types.join(', ')} at ${last}`).join('; ')
    if (!isThere) tally.lost(`${told}, is ${instead === '' ? 'not in the log' : `in the log as ${instead}`}`)
  }
}
