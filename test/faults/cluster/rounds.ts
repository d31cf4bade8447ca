import type { Found } from '../protocol.js'
import { checkGround } from './check-ground.js'
import type { Fault } from './fault.js'
import { recovered, type Ground } from './ground.js'
import { sleep } from './place.js'

/** What one fault did in all its rounds. */
export interface Row {
  readonly fault: string
  readonly rounds: number
  readonly acknowledged: number
  readonly lost: number
  readonly doubled: number
  /** From the end of the fault until everything is ready and settled, one number a round. */
  readonly seconds: readonly number[]
  readonly problems: readonly string[]
}

const BEFORE_MILLIS = 1_500
const AFTER_MILLIS = 500

const oneRound = async (fault: Fault, ground: Ground): Promise<{ seconds: number; found: Found }> => {
  ground.load.go()
  await sleep(BEFORE_MILLIS)
  await fault.begin(ground)
  const ended = performance.now()
  await fault.end(ground)
  await sleep(AFTER_MILLIS)
  const left = fault.left?.(ground) ?? ground
  const stilled = ground.load.still()
  await recovered(left) // meanwhile what had ended by itself is started, or those who send would wait for ever
  await stilled
  await recovered(left)
  const seconds = (performance.now() - ended) / 1_000
  if (fault.after) {
    await fault.after(ground)
    await recovered(ground)
  }
  return { seconds, found: await checkGround(ground) }
}

/** One round; a fault of the round itself is told like what was found. */
const tried = (fault: Fault, ground: Ground) =>
  oneRound(fault, ground).catch((error: unknown) => ({
    seconds: Number.NaN,
    found: { lost: 0, doubled: 0, problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] },
  }))

/** Plays a fault so many times, and ends where something is found. */
export const playFault = async (fault: Fault, rounds: number, ground: Ground): Promise<Row> => {
  const before = ground.load.acknowledged.length
  const seconds: number[] = []
  let found: Found = { lost: 0, doubled: 0, problems: [] }
  while (seconds.length < rounds && found.problems.length === 0) {
    const round = await tried(fault, ground)
    seconds.push(round.seconds)
    found = round.found
  }
  const acknowledged = ground.load.acknowledged.length - before
  return { fault: fault.name, rounds: seconds.length, acknowledged, ...found, seconds }
}

/** Whether something was lost or counted twice, or could not be found out. */
export const isBad = ({ problems }: Row): boolean => problems.length > 0
