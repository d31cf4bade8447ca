// `npm run cluster`: builds, starts every server and process on this machine (infra/local/up), plays the demonstration into
// them where nothing has happened yet, and prints where they are. They go on running; `infra/local/down` stops them.
// Arguments go to infra/local/up (--folder F, --instances N).
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = (args, options = {}) => {
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', ...options })
  if (status !== 0) process.exit(status ?? 1)
  return stdout
}
const SHOWN = { stdio: 'inherit' }
const ANSWER_ONLY = { stdio: ['ignore', 'pipe', 'inherit'] }

node(['tools/build.mjs'], SHOWN)
const given = process.argv.slice(2)
const up = ['infra/local/cluster.mjs', 'up', '--clock', 'shared', '--tenant', 'demo-city', ...given]
const { folder, addresses, operator, isNew } = JSON.parse(node(up, ANSWER_ONLY))
if (isNew) node([join('apps/huiyin/bin/huiyin.js'), 'cluster', 'demo', '--config', operator], SHOWN)

const [desk] = addresses['dashboard-api'] ?? []
const [citizens] = addresses.citizen ?? []
const [programs] = addresses.open311 ?? []
console.log(
  [
    '',
    `  回音 Huiyin   ${desk ?? '(dashboard-api is not started)'}`,
    `  群众入口      ${citizens ? `${citizens}/c` : '(citizen is not started)'}`,
    `  Open311       ${programs ? `${programs}/open311/discovery.xml` : '(open311 is not started)'}`,
    `  folder        ${folder} (configuration and logs of every process)`,
    `  operator      npx huiyin cluster --help; its configuration: ${operator}`,
    '',
    '  仅本机可访问 loopback only · infra/local/down stops it',
    '',
  ].join('\n'),
)
