// `npm run generate` writes every file that is printed from something else; `--check` writes nothing and ends with 1
// when one is out of date. A new generator is one line here; it must understand `--check`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const GENERATORS = [
  'tools/sync-references.mjs', // TypeScript project references, from each package.json
  'libs/calendar/tools/import-chinese-days.mjs', // the calendar of China, from chinese-days
  'apps/dashboard-api/tools/print.mjs', // schema.graphql from the resolvers, openapi.json from the command definitions
  'tools/print-for-screens.mjs', // the dashboard's types of answers, words of refusals and names of codes
  'tools/complete-lock.mjs', // the lock file's entries for other platforms
  'tools/catalogue.mjs', // docs/catalogue, from the built definitions
  'tools/requirements.mjs', // the page of requirements, from the rows and what was noted of each spec
  'tools/topics.mjs', // infra/kafka/topics.yaml, from the built contracts
  'tools/guides.mjs', // the code in docs/guides, from the specs that run it
]

const root = fileURLToPath(new URL('..', import.meta.url))
const failed = GENERATORS.filter(
  (file) => spawnSync(process.execPath, [file, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status !== 0,
)
if (failed.length > 0) console.error(`out of date or broken: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
