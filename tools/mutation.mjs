// `npm run mutation -- [PATH…] [--anew]`: changes the pure code in small ways and looks whether a spec beside it fails.
// Without a path every domain of the services; a path is a folder or a file of a domain or of libs/calendar, kernel and
// statistics. Prints what no spec noticed and the score of each file; ends with 1 when a domain is below the floor.
// What was tried is remembered until a spec of the domain changes; `--anew` forgets it. Not part of `npm run verify`.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'
import { groupsFor, printOfSpecs } from './mutation/groups.mjs'
import { aliveLines, scoreLines, scoresOf } from './mutation/score.mjs'

const FLOOR = 80
/** Jest keeps the ES modules of every run: after so many mutants their process is begun anew. */
const REUSE = 25
const root = fileURLToPath(new URL('..', import.meta.url))
const remembered = join(root, 'node_modules/.cache/huiyin-mutation')

/** Where the answers of this group are kept while its specs stay as they are; those for other specs are removed. */
const memoryOf = (group, isAnew) => {
  mkdirSync(remembered, { recursive: true })
  const name = group.folder.replaceAll('/', '-')
  const file = `${name}@${printOfSpecs(root, group)}.json`
  for (const old of readdirSync(remembered)) {
    if (old.startsWith(`${name}@`) && (isAnew || old !== file)) rmSync(join(remembered, old))
  }
  return join(remembered, file)
}

const optionsFor = (group, isAnew) => ({
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  plugins: ['@stryker-mutator/jest-runner', join(root, 'tools/mutation/words.mjs')],
  ignorers: ['words'],
  mutate: group.changed,
  coverageAnalysis: 'perTest',
  ignorePatterns: [
    '**',
    ...[group.around, 'tools/mutation', 'campaigns'].map((kept) => `!${kept}/**`),
    '**/dist',
    '!package.json',
  ],
  buildCommand: 'node tools/mutation/bundle.mjs',
  jest: {
    ...{ projectType: 'custom', enableFindRelatedTests: false },
    config: {
      ...{ testMatch: ['<rootDir>/tools/mutation/all-specs.mjs'], moduleFileExtensions: ['mjs', 'js'], transform: {} },
      testEnvironment: join(root, 'tools/mutation/first-failure.cjs'),
    },
  },
  ...{ incremental: true, incrementalFile: memoryOf(group, isAnew) },
  ...{
    concurrency: availableParallelism(),
    reporters: ['progress-append-only'],
    logLevel: 'warn',
    checkers: [],
    allowConsoleColors: false,
  },
  ...{ thresholds: { high: 100, low: FLOOR, break: null }, timeoutMS: 20_000 },
  maxTestRunnerReuse: REUSE,
})

const arguments_ = process.argv.slice(2)
const wanted = arguments_.filter((one) => !one.startsWith('-'))
const groups = groupsFor(root, wanted)
if (groups.length === 0) {
  console.error(
    `nothing to change under ${wanted.join(' ')}: a domain of a service, libs/calendar, kernel or statistics`,
  )
  process.exit(2)
}
// Specs left in the sandbox of a run that broke or was interrupted would count as specs that nobody runs.
process.on('exit', () => rmSync(join(root, '.stryker-tmp'), { recursive: true, force: true }))
const below = []
for (const group of groups) {
  const start = performance.now()
  process.env.HUIYIN_MUTATION_SPECS = group.specs.join(',')
  const results = await new Stryker(optionsFor(group, arguments_.includes('--anew'))).runMutationTest()
  const ofThese = results
    .map((one) => ({ ...one, fileName: relative(root, one.fileName).replaceAll('\\', '/') }))
    .filter(({ fileName }) => group.changed.includes(fileName))
  const scores = scoresOf(ofThese)
  const took = `${((performance.now() - start) / 1000).toFixed(0)} s`
  console.log([`${group.folder} (${took})`, ...aliveLines(ofThese), ...scoreLines(scores), ''].join('\n'))
  if (scores.all.score < FLOOR) below.push(`${group.folder} ${scores.all.score.toFixed(1)} %`)
}
console.log(below.length === 0 ? `mutation: no domain below ${FLOOR} %` : `mutation FAILED: ${below.join(', ')}`)
process.exit(below.length === 0 ? 0 : 1)
