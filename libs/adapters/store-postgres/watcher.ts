import type { Client } from 'pg'
import { connected, dropped, type LogPlace } from './connection.js'
import { channelOf } from './write-statement.js'

/** Says that the log has grown, whoever wrote. */
export interface Watcher {
  stop(): Promise<void>
}

interface WatchOptions {
  readonly place: LogPlace
  readonly schema: string
  /** Whose appends are listened for; everybody's when left out. */
  readonly contexts?: readonly string[]
  readonly pollMillis: number
  /** The end of the log, whenever it was looked at, and the epoch it was found in. */
  readonly onEnd: (position: number, epoch: string) => void
  /** Somebody says that there is something new; by the server's number of his connection. */
  readonly onNotified: (processId: number) => void
  /** The database was away and is there again: whatever is kept in it without waiting for its disk may have gone back. */
  readonly onBack: () => void
}

const openListening = async ({ place, schema, contexts, onNotified }: WatchOptions): Promise<Client> => {
  const client = await connected(place)
  client.on('notification', ({ processId }) => onNotified(processId))
  const channels = contexts?.map((context) => channelOf(schema, context)) ?? [channelOf(schema)]
  for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
  return client
}

/** A pause that can be ended early, and keeps no process alive. */
const pauses = (millis: number) => {
  let wake = () => undefined as void
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, millis)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  return { pause, end: () => wake() }
}

/**
 * Looks at the end of the log again and again over a connection of its own, and listens meanwhile: a notification may be
 * lost with its connection, a look is the truth. What goes wrong is tried again with the next look.
 */
export const watchLog = (options: WatchOptions): Watcher => {
  const { pause, end } = pauses(options.pollMillis)
  let client: Client | null = null
  let [stopped, wasAway] = [false, false]

  const look = async (): Promise<void> => {
    try {
      client ??= await openListening(options)
      const text = `SELECT position, epoch FROM ${options.schema}.log`
      const { rows } = await client.query<{ position: number; epoch: string }>(text)
      if (stopped || !rows[0]) return
      options.onEnd(rows[0].position, rows[0].epoch)
      if (wasAway) options.onBack()
      wasAway = false
    } catch {
      wasAway = true
      if (client) dropped(client)
      client = null
    }
  }
  const watching = (async () => {
    for (; !stopped; await (stopped ? undefined : pause())) await look()
  })()
  return {
    stop: async () => {
      stopped = true
      end()
      await watching
      await client?.end().catch(() => undefined)
    },
  }
}
