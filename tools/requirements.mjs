// The page of requirements: which row is proven by which spec, and what that spec did.
//   node tools/requirements.mjs                 prints docs/catalogue/requirements.md from the two tables beside it
//   node tools/requirements.mjs --check         writes nothing; ends with 1 when the page or the evidence is out of date
//   node tools/requirements.mjs --merge FILE    first takes over what a run of specs noted (see tools/proof.mjs)
//   node tools/requirements.mjs --compare FILE  ends with 1 when a title did nothing in this run that counted before
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { evidenceCsv, evidenceIn, heardIn, merged, rowsIn, silenced } from './evidence/tables.mjs'
import { requirementsPage } from './evidence/page.mjs'
import { evidenceFaults, rowFaults, titleFaults } from './evidence/titles.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (name) => join(root, 'docs/catalogue', name)
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const [mode, file] = process.argv.slice(2)

const rows = rowsIn(read(at('requirement-rows.csv')))
const evidence = evidenceIn(read(at('requirements.csv')))

const fail = (faults) => {
  for (const fault of faults) console.error(fault)
  process.exit(faults.length > 0 ? 1 : 0)
}
/** Writes the text where it is another; true when it was. */
const write = (name, text) => {
  const isStale = read(at(name)) !== text
  if (isStale) writeFileSync(at(name), text)
  return isStale
}

if (mode === '--check') {
  const isStale = read(at('requirements.md')) !== requirementsPage(rows, evidence)
  fail([
    ...titleFaults(root, rows),
    ...rowFaults(rows, evidence),
    ...evidenceFaults(root, evidence),
    ...(isStale ? ['out of date: docs/catalogue/requirements.md (run npm run generate)'] : []),
  ])
} else if (mode === '--compare') {
  const heard = heardIn(read(file))
  const lost = silenced(evidence, heard)
  const proven = new Set(heard.filter((one) => one.counts).map(({ id }) => id)).size
  console.log(`requirements: ${proven} of ${rows.length} rows proven by this run`)
  fail(lost.map(({ spec, title }) => `proves nothing any more: ${spec}: ${title}`))
} else {
  const all =
    mode === '--merge' ? merged(evidence, heardIn(read(file)), (spec) => existsSync(join(root, spec))) : evidence
  if (mode === '--merge') write('requirements.csv', evidenceCsv(all))
  if (write('requirements.md', requirementsPage(rows, all))) console.log('written: docs/catalogue/requirements.md')
}
