// What `npm start` builds first: compiles what changed, and bundles the program and builds the dashboard only when
// something they are made of is newer than what was built; after `npm ci` all is fresh, so the product is up sooner.
// Prints nothing when all is well; exit code is that of the part that failed.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFresh as isBundled } from '../apps/huiyin/bin/bundle.js'
import { filesUnder } from './files.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the dashboard is made of besides its packages. */
const SOURCES = ['apps/dashboard', 'libs/charts', 'libs/contracts', 'libs/kernel']

const changedAt = (file) => statSync(join(root, file)).mtimeMs

const isFresh = () => {
  const built = 'apps/dashboard/dist/index.html'
  if (!existsSync(join(root, built))) return false
  const since = changedAt(built)
  const sources = [...SOURCES.flatMap((folder) => filesUnder(root, folder)), 'package-lock.json']
  return sources.every((file) => changedAt(file) <= since)
}

const run = (command, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}`)
  process.exit(status ?? 1)
}

run(join(root, 'node_modules/.bin/tsc'), ['-b', 'tsconfig.build.json'])
if (!isBundled()) run(process.execPath, ['tools/bundle.mjs'])
if (!isFresh()) run('npm', ['run', 'build', '--workspace', 'apps/dashboard'])
