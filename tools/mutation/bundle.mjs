// Stryker runs this in its sandbox once the code is changed: every spec of one domain, with all that it stands on, as one
// test file. Each mutant loads it anew, and several hundred modules took longer to load than most specs to fail.
// `npm run mutation` says which specs by HUIYIN_MUTATION_SPECS.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const ENTRY = 'tools/mutation/entry.ts'
const specs = process.env.HUIYIN_MUTATION_SPECS.split(',').map((spec) => `../../${spec}`)
writeFileSync(ENTRY, ['./seeded.js', ...specs].map((one) => `import '${one}'\n`).join(''))
/** A file that looks for others beside itself still finds them. */
const whereItWas = {
  name: 'where-it-was',
  transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
}
const bundle = await rolldown({
  ...{ input: ENTRY, platform: 'node', external: ['@jest/globals'], treeshake: false },
  ...{ plugins: [whereItWas], tsconfig: false },
  resolve: {
    conditionNames: ['@huiyin/source', 'node', 'import'],
    extensionAlias: { '.js': ['.ts', '.js'] },
  },
})
await bundle.write({ file: 'tools/mutation/all-specs.mjs', format: 'esm', keepNames: true })
await bundle.close()
