// Who imports whom: runs dependency-cruiser over every module of the folder it is started in, prints what broke which
// rule and what to do instead. A module that was not cruised is a failure too: dependency-cruiser with the wrong
// TypeScript sees no .ts file and reports success. `--json` prints the findings as data; `--config` names other rules.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { modulesOf } from './files.mjs'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    config: { type: 'string', default: '.dependency-cruiser.mjs' },
  },
})
const bin = fileURLToPath(new URL('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url))
const files = modulesOf(process.cwd())
const run = spawnSync(process.execPath, [bin, ...files, '--config', values.config, '-T', 'json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 30,
})
if (!run.stdout.startsWith('{')) {
  console.error(run.stdout + run.stderr)
  process.exit(2)
}

const { modules, summary } = JSON.parse(run.stdout)
const cruised = new Set(modules.map(({ source }) => source))
const unseen = files.filter((file) => !cruised.has(file))
const violations = summary.violations.map(({ rule, from, to, cycle = [], comment }) => ({
  rule: rule.name,
  from,
  to: cycle.length > 0 ? cycle.map(({ name }) => name).join(' → ') : to,
  comment: comment ?? summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment,
}))

if (values.json) {
  console.log(JSON.stringify({ files: files.length, cruised: files.length - unseen.length, unseen, violations }))
} else {
  for (const { rule, from, to, comment } of violations) console.log(`${rule}: ${from} → ${to}\n    ${comment}`)
  for (const file of unseen) console.log(`not cruised: ${file}`)
  console.log(`${violations.length} violations, ${files.length - unseen.length} of ${files.length} modules cruised`)
}
process.exit(files.length === 0 || unseen.length > 0 || violations.length > 0 ? 1 : 0)
