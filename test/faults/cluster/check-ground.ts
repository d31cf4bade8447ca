import { verifyLog } from '@huiyin/event-sourcing'
import { askPeer } from '@huiyin/nest-platform'
import { CONTEXTS, LETTERS } from '@huiyin/process-host'
import { postgresEventStore } from '@huiyin/store-postgres'
import { checkReactions, tally, wholeLog, type Tally } from '../checks.js'
import { checkAcknowledged, checkOnce } from './checks.js'
import type { Ground } from './ground.js'
import { untilAnswered } from './patience.js'
import { compareFactsAnew } from './rebuilt-facts.js'
import { compareListsAnew } from './rebuilt-lists.js'
import type { Found } from '../protocol.js'

const LAG = /^huiyin_consumer_lag_messages\{.*of="([^"]+)".*\} ([1-9][0-9]*)$/gm

const running = ({ place }: Ground) => CONTEXTS.filter((context) => place.kinds.includes(context))

/** What nobody could handle, in every context. */
export const lettersOf = async (ground: Ground) => {
  const asked = running(ground).map((of) => askPeer(LETTERS, ground.operator.instances[of][0]!)({}))
  return (await Promise.all(asked)).flat()
}

/** Nobody gave anything up, and nobody has anything left to handle. */
const checkDone = async (ground: Ground, tally: Tally): Promise<void> => {
  for (const { consumer, position, reason } of await lettersOf(ground)) {
    tally.lost(`the event at ${position} lies in the dead letters of ${consumer}: ${reason}`)
  }
  for (const of of running(ground)) {
    const [address] = ground.operator.config.peers[of]!
    const metrics = await (await fetch(`${address}/metrics`)).text()
    for (const [, consumer, lag] of metrics.matchAll(LAG)) tally.lost(`${consumer} has ${lag} messages left`)
  }
}

const [LAST_SHOWN, SHOWN_MILLIS] = [20, 10_000]

/** What was sent at the screens and on the pages of citizens last is shown there. */
const checkShown = async ({ load }: Ground, tally: Tally): Promise<void> => {
  const last = load.acknowledged.filter(({ isShown }) => isShown).slice(-LAST_SHOWN)
  for (const { says, isShown } of last) {
    const shown = async () => {
      if (!(await isShown!())) throw new Error('it is not there')
    }
    await untilAnswered(says, shown, { patienceMillis: SHOWN_MILLIS }).catch((error: unknown) =>
      tally.lost(`${says} is not shown where it was sent: ${String(error)}`),
    )
  }
}

/** What the log, the lists and the bus say of everything that was acknowledged up to now. */
export const checkGround = async (ground: Ground): Promise<Found> => {
  const { url, clickhouse, operator, load, apart, place } = ground
  const found = tally()
  const store = await postgresEventStore({ url, clock: operator.clock })
  try {
    const log = await wholeLog(store)
    checkAcknowledged(log, [...load.acknowledged, ...apart], found)
    checkOnce(log, found)
    checkReactions(log, found)
    const { findings } = await verifyLog({ store, trustedSeals: [], gapless: true })
    for (const { position, kind, says } of findings) found.lost(`the log at ${position}: ${kind}, ${says}`)
    await checkDone(ground, found)
    await checkShown(ground, found)
    await compareListsAnew(place.kinds, { url, store }, found)
    if (place.kinds.includes('projector')) await compareFactsAnew({ url, clickhouse, store }, found)
  } finally {
    await store.close()
  }
  for (const says of load.failed) found.lost(says)
  return found.found()
}
