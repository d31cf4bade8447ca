import type { Fault } from './fault.js'
import { againFault } from './again-fault.js'
import { lettersFault } from './letters-fault.js'
import { networkFaults } from './network-faults.js'
import { sleep } from './place.js'
import { restoreFault } from './restore-fault.js'

const AWAY_MILLIS = 500
const SILENT_MILLIS = 5_000

/** A process is gone in the middle of whatever it does, and started again. */
const killed = (kind: string): Fault => ({
  name: `kill -9 ${kind}`,
  begin: async ({ place }) => {
    await place.kill(kind)
    await sleep(AWAY_MILLIS)
  },
  end: async ({ place }) => void (await place.up()),
})

const broker: Fault = {
  name: 'kill -9 the broker',
  begin: async ({ place }) => {
    await place.server('kafka', 'stop', ['--immediate'])
    await sleep(AWAY_MILLIS)
  },
  end: async ({ place }) => void (await place.server('kafka', 'start')),
}

const database: Fault = {
  name: 'PostgreSQL stopped at once',
  begin: async ({ place }) => {
    await place.server('postgres', 'stop', ['--immediate'])
    await sleep(AWAY_MILLIS)
  },
  end: async ({ place }) => void (await place.server('postgres', 'start')),
}

const figures: Fault = {
  name: 'kill -9 ClickHouse',
  begin: async ({ place }) => {
    await place.server('clickhouse', 'stop', ['--immediate'])
    await sleep(AWAY_MILLIS)
  },
  end: async ({ place }) => void (await place.server('clickhouse', 'start')),
}

/** Nothing comes back from the broker, and no connection is refused: what a network that swallows packets looks like. */
const silentBroker: Fault = {
  name: 'no answer from the broker',
  begin: async ({ place }) => {
    process.kill(place.brokerPid(), 'SIGSTOP')
    await sleep(SILENT_MILLIS)
  },
  end: async ({ place }) => void process.kill(place.brokerPid(), 'SIGCONT'),
}

/** What happens where one of each process runs, in the order in which it is played. */
export const faultsFor = (kinds: readonly string[]): readonly Fault[] => [
  ...kinds.map(killed),
  broker,
  database,
  ...(kinds.includes('projector') ? [figures] : []),
  silentBroker,
  ...networkFaults,
  againFault,
  lettersFault(),
  restoreFault(),
]
