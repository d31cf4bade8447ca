// `npm run test:cluster`: the acceptance stories on a real PostgreSQL and a real Kafka, each beside the same story in
// memory: both must end with the same lists. Then the figures, and the contract of facts, on ClickHouse behind HTTP. Starts
// the servers on a folder of their own (infra/local) and removes them afterwards. Arguments are passed on to Jest in place of the stories. Where a server cannot be started this fails.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const STORIES = [
  'one-item',
  'overdue',
  'deadlines',
  'calendar-adopted',
  'objection',
  'voided',
  'handed-round',
  'complained-of',
  'channel-from-yaml',
  'mode-and-ledger-from-yaml',
  'joint-parts',
  'supervised',
  'work',
  'comings',
]
const ON_CLICKHOUSE = ['test/figures', 'libs/adapters/clickhouse']
const folder = mkdtempSync(join(tmpdir(), 'huiyin-cluster-'))
chmodSync(folder, 0o711) // PostgreSQL runs as a user of its own where root starts it

const server = (name, ...args) => {
  const at = ['--folder', join(folder, name)]
  const { status, stdout } = spawnSync(process.execPath, [`infra/local/${name}.mjs`, ...args, ...at], {
    ...{ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  })
  if (status !== 0) throw new Error(`${name} could not ${args.join(' ')}`)
  return stdout
}

const run = () => {
  const { url } = JSON.parse(server('postgres', 'start'))
  const { brokers } = JSON.parse(server('kafka', 'start'))
  const { url: clickhouse } = JSON.parse(server('clickhouse', 'start'))
  const given = process.argv.slice(2)
  const args = given.length > 0 ? given : [...STORIES.map((story) => `test/acceptance/${story}`), ...ON_CLICKHOUSE]
  const env = {
    ...process.env,
    HUIYIN_STORIES_POSTGRES: url,
    HUIYIN_STORIES_KAFKA: [brokers].flat().join(','),
    HUIYIN_STORIES_CLICKHOUSE: clickhouse,
  }
  return spawnSync(process.execPath, ['tools/test.mjs', '--testTimeout=300000', ...args], {
    ...{ cwd: root, stdio: 'inherit', env },
  }).status
}

let status = 1
try {
  status = run() ?? 1
} finally {
  for (const name of ['clickhouse', 'kafka', 'postgres']) server(name, 'stop', '--immediate')
  rmSync(folder, { recursive: true, force: true })
}
process.exit(status)
