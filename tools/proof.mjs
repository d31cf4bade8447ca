// `npm run proof -- PATH…`: runs these specs (all of them without a path) and takes what they did over into
// docs/catalogue/requirements.csv and the page printed from it. Other specs keep what they had. Nothing is taken over when
// a spec fails. A filter by title (`-t`) is refused: what it leaves out would count as gone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const paths = process.argv.slice(2)
if (paths.some((one) => one.startsWith('-'))) {
  console.error('npm run proof takes paths of spec files only')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'huiyin-proof-'))
const file = join(folder, 'evidence.jsonl')
const node = (...args) =>
  spawnSync(process.execPath, args, {
    ...{ cwd: root, stdio: 'inherit' },
    env: { ...process.env, HUIYIN_EVIDENCE_FILE: file, HUIYIN_EVIDENCE_SEEDED: '1' },
  }).status ?? 1

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '-i',
]
const status = node(...jest, ...paths)
const done = status === 0 && existsSync(file) ? node('tools/requirements.mjs', '--merge', file) : status
rmSync(folder, { recursive: true })
process.exit(done)
