// Prints schema.graphql from the resolvers and openapi.json from the command definitions. `--check` writes nothing and
// ends with 1 when one is out of date. Builds first: what is printed comes from compiled decorators.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('..', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const built = spawnSync('node_modules/.bin/tsc', ['-b', folder], { cwd: root, stdio: 'inherit' })
if (built.status !== 0) process.exit(1)

const { openApi, schemaText } = await import('../dist/edge/index.js')
const check = process.argv.includes('--check')
const files = {
  'schema.graphql': await schemaText(),
  'openapi.json': `${JSON.stringify(openApi(), null, 1)}\n`,
}
let stale = 0
for (const [name, text] of Object.entries(files)) {
  const file = `${folder}${name}`
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  stale += 1
  if (check) console.error(`out of date: apps/dashboard-api/${name} (run npm run generate)`)
  else writeFileSync(file, text)
}
process.exit(check && stale > 0 ? 1 : 0)
