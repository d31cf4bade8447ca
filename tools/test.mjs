// `npm test`: Jest once over the whole workspace. Arguments are passed on. Its last line is `N passed, N failed`; a suite
// that could not be run at all counts as one failed. A suite without its service adds a line `suite: reason` to the file
// named in HUIYIN_NOT_RUN_FILE; with REQUIRE_SERVICES=1 each such line counts as failed, but for those of `boston`,
// whose data is not ours to ship. A run of the whole also notes what each spec sent and asked, and says how many
// requirements that proves; a title of docs/catalogue/requirements.csv that counted and now does nothing counts as failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'huiyin-test-'))
const resultFile = join(folder, 'jest.json')
const notRunFile = join(folder, 'not-run.txt')
const evidenceFile = join(folder, 'evidence.jsonl')
const isWhole = process.argv.length === 2
const noting = isWhole ? { HUIYIN_EVIDENCE_FILE: evidenceFile } : {}

const { status } = spawnSync(
  process.execPath,
  [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
    ...['--json', '--outputFile', resultFile, ...process.argv.slice(2)],
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, HUIYIN_NOT_RUN_FILE: notRunFile, ...noting } },
)
const result = existsSync(resultFile)
  ? JSON.parse(readFileSync(resultFile, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }
const notRun = existsSync(notRunFile) ? readFileSync(notRunFile, 'utf8').split('\n').filter(Boolean) : []
const comparing = ['tools/requirements.mjs', '--compare', evidenceFile]
const isSilenced = isWhole && spawnSync(process.execPath, comparing, { cwd: root, stdio: 'inherit' }).status !== 0
rmSync(folder, { recursive: true })

for (const line of notRun) console.log(`NOT RUN ${line}`)
const required = process.env.REQUIRE_SERVICES === '1' ? notRun.filter((line) => !line.startsWith('boston:')) : []
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + required.length + (isSilenced ? 1 : 0)
console.log(`${result.numPassedTests} passed, ${failed} failed`)
process.exit(failed > 0 ? status || 1 : (status ?? 1))
