// `npm test`: Jest once over the whole workspace. Arguments are passed on. Its last line is `N passed, N failed`; a suite
// that could not be run at all counts as one failed. A suite without its service adds a line `suite: reason` to the file
// named in HUIYIN_NOT_RUN_FILE; with REQUIRE_SERVICES=1 each such line counts as failed, but for those of `boston`,
// whose data is not ours to ship.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'huiyin-test-'))
const resultFile = join(folder, 'jest.json')
const notRunFile = join(folder, 'not-run.txt')

const { status } = spawnSync(
  process.execPath,
  [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
    ...['--json', '--outputFile', resultFile, ...process.argv.slice(2)],
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, HUIYIN_NOT_RUN_FILE: notRunFile } },
)
const result = existsSync(resultFile)
  ? JSON.parse(readFileSync(resultFile, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }
const notRun = existsSync(notRunFile) ? readFileSync(notRunFile, 'utf8').split('\n').filter(Boolean) : []
rmSync(folder, { recursive: true })

for (const line of notRun) console.log(`NOT RUN ${line}`)
const required = process.env.REQUIRE_SERVICES === '1' ? notRun.filter((line) => !line.startsWith('boston:')) : []
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + required.length
console.log(`${result.numPassedTests} passed, ${failed} failed`)
process.exit(failed > 0 ? status || 1 : (status ?? 1))
