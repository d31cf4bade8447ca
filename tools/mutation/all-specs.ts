// Every spec of one domain in one test file: a mutant is tried against all of them, and loading the product once instead
// of once for each of a dozen files is most of what that costs. `npm run mutation` says which by HUIYIN_MUTATION_SPECS.
// Properties draw the same examples each time and do not look for the smallest one that fails: any will do.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_260_401, endOnFailure: true })

for (const spec of (process.env['HUIYIN_MUTATION_SPECS'] ?? '').split(',')) {
  await import(pathToFileURL(resolve(spec)).href)
}
