// Who imports whom: runs dependency-cruiser over every module of the folder it is started in, prints what broke which
// rule and what to do instead. A module or an import that was not seen is a failure too: without a parser it accepts
// (the package `typescript` below version 7) dependency-cruiser has been seen to cruise no .ts file and report success.
// `--json` prints the findings as data; `--config` names other rules.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
const cruised = new Map(modules.map(({ source, dependencies }) => [source, dependencies]))

/** What a file says it imports, read as plain text: a second opinion that shares no parser with the first. */
const importsIn = (text) =>
  [...text.matchAll(/^(?:import|export)\b(?:[^'"`]*?\bfrom)?\s+'([^']+)'/gm)].map(([, name]) =>
    name.replace(/^node:/, ''),
  )

const unseen = files.flatMap((file) => {
  if (!cruised.has(file)) return [file]
  const names = new Set(cruised.get(file).map(({ module }) => module.replace(/^node:/, '')))
  return importsIn(readFileSync(file, 'utf8'))
    .filter((name) => !names.has(name))
    .map((name) => `${file} → ${name}`)
})
const violations = summary.violations.map(({ rule, from, to, cycle = [], comment }) => ({
  rule: rule.name,
  from,
  to: cycle.length > 0 ? cycle.map(({ name }) => name).join(' → ') : to,
  comment: comment ?? summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment,
}))

if (values.json) {
  console.log(JSON.stringify({ cruised: files.filter((file) => cruised.has(file)), unseen, violations }))
} else {
  for (const { rule, from, to, comment } of violations) console.log(`${rule}: ${from} → ${to}\n    ${comment}`)
  for (const one of unseen) console.log(`not seen: ${one}`)
  console.log(`${violations.length} violations, ${unseen.length} files or imports not seen, ${files.length} modules`)
}
process.exit(files.length === 0 || unseen.length > 0 || violations.length > 0 ? 1 : 0)
