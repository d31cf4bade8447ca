import pg from 'pg'
import type { SharedPlace } from './place.js'

/** What of several processes at most one does at a time. */
export interface Turn {
  /** Whether it is this process's turn now. */
  isMine(): boolean
  /** Lets go; whoever waits takes over. */
  stop(): Promise<void>
}

export interface TurnOptions extends Pick<SharedPlace, 'url'> {
  /** What is done in turns, the same text in every process. */
  readonly name: string
  /** Called when this process gets its turn; what it resolves with is called when the turn is lost or let go. */
  readonly onMine: () => Promise<() => Promise<void>> | (() => Promise<void>)
  readonly onFault?: (error: unknown) => void
  /** How often one who waits asks again, and one who has it looks whether the connection stands, in milliseconds. */
  readonly askMillis?: number
  /** After so long without hearing of a process the server ends its session, and the turn with it, in milliseconds. */
  readonly silentMillis?: number
}

const ASK_MILLIS = 500
/** Longer than whoever has the turn waits for an answer: he lets go before another begins. */
const SILENT_MILLIS = 10_000

const connected = async ({ url, silentMillis = SILENT_MILLIS }: TurnOptions): Promise<pg.Client> => {
  const client = new pg.Client({
    ...{ connectionString: url, keepAlive: true, application_name: 'huiyin-turn' },
    ...{ connectionTimeoutMillis: 5_000, query_timeout: 5_000 },
    options: `-c idle_session_timeout=${silentMillis}`,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const asked = async (client: pg.Client, name: string): Promise<boolean> => {
  const { rows } = await client.query<{ mine: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
    [`huiyin turn ${name}`],
  )
  return rows[0]!.mine
}

const sleepUntil = (millis: number, stopping: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, millis)
  })
  return Promise.race([slept, stopping]).finally(() => clearTimeout(timer))
}

/** How a process stands that takes turns. */
interface Standing {
  stopped: boolean
  mine: boolean
}

/** Waits for the turn on a connection of its own, and has it for as long as that connection answers. */
const round = async (options: TurnOptions, at: Standing, rest: () => Promise<void>): Promise<void> => {
  const { name, onMine } = options
  const client = await connected(options)
  try {
    while (!at.stopped && !(await asked(client, name))) await rest()
    if (at.stopped) return
    at.mine = true
    const end = await onMine()
    try {
      while (!at.stopped) {
        await client.query('SELECT 1')
        await rest()
      }
    } finally {
      at.mine = false
      await end()
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Takes turns with the other processes by an advisory lock of a session of its own: the lock goes with the session, so a
 * process that dies loses it at once, and one that is cut off or paused when the server has not heard of it for a while.
 * For a moment two may think it is theirs; what is done in turns has to bear that (it saves work; what must not happen
 * twice is kept from it by ids and versions).
 */
export const takeTurns = (options: TurnOptions): Turn => {
  const { onFault = () => undefined, askMillis = ASK_MILLIS } = options
  const at: Standing = { stopped: false, mine: false }
  let stop: () => void = () => undefined
  const stopping = new Promise<void>((resolve) => {
    stop = resolve
  })
  const rest = () => sleepUntil(askMillis, stopping)
  const run = async (): Promise<void> => {
    while (!at.stopped) {
      await round(options, at, rest).catch((error: unknown) => {
        if (!at.stopped) onFault(error)
      })
      if (!at.stopped) await rest()
    }
  }
  const running = run()
  return {
    isMine: () => at.mine,
    stop: async () => {
      at.stopped = true
      stop()
      await running
    },
  }
}
