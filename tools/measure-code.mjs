// `npm run measure:code`: how much of the code is specs, beside the bars of the design (section 6): 1.0 overall, 1.5 in
// domains, event sourcing and adapters. Lines count as they stand, blank ones too; what is printed from code does not.
// A file over its limit is the linter's to name. Exit code 1 when a bar is not reached.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { modulesOf } from './files.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const isSpec = (file) =>
  /[.]spec[.]tsx?$/.test(file) ||
  file.startsWith('test/') ||
  file.startsWith('libs/testing/') ||
  /\/fixtures\//.test(file)
const isPrinted = (file) => /[.]generated[.]ts$/.test(file)
const linesOf = (file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1

const files = modulesOf(root)
  .filter((file) => !isPrinted(file))
  .map((file) => ({ file, spec: isSpec(file), lines: linesOf(file) }))

const EVENT_STORE_SUITE = /^libs\/testing\/contracts\/event-store[./]/

const AREAS = [
  { name: 'overall', bar: 1, holds: () => true },
  { name: 'domain', bar: 1.5, holds: (file) => /^services\/[^/]+\/domain\//.test(file) },
  // The suite of the port it defines lies in libs/testing, and counts here only.
  {
    name: 'event sourcing',
    bar: 1.5,
    holds: (file) => file.startsWith('libs/event-sourcing/') || EVENT_STORE_SUITE.test(file),
  },
  {
    name: 'adapters',
    bar: 1.5,
    holds: (file) =>
      file.startsWith('libs/adapters/') ||
      (file.startsWith('libs/testing/contracts/') && !EVENT_STORE_SUITE.test(file)),
  },
]

const sum = (of) => of.reduce((total, { lines }) => total + lines, 0)

let short = false
console.log(`${'area'.padEnd(16)}${'source'.padStart(8)}${'tests'.padStart(8)}${'ratio'.padStart(8)}`)
for (const { name, bar, holds } of AREAS) {
  const area = files.filter(({ file }) => holds(file))
  const [source, tests] = [sum(area.filter(({ spec }) => !spec)), sum(area.filter(({ spec }) => spec))]
  const ratio = tests / source
  short ||= ratio < bar
  const verdict = ratio >= bar ? 'ok' : `SHORT by ${(bar - ratio).toFixed(2)}`
  const figures = [source, tests, ratio.toFixed(2)].map((figure) => String(figure).padStart(8)).join('')
  console.log(`${name.padEnd(16)}${figures}   bar ${bar}: ${verdict}`)
}
const longest = files.toSorted((one, other) => other.lines - one.lines)[0]
console.log(`longest file: ${longest.file}, ${longest.lines} lines (limit 300)`)
process.exit(short ? 1 : 0)
