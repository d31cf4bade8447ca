// `npm run verify`: everything a machine keeps besides the specs, in under a minute and without a server.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runSteps } from './steps.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name, command, args, after) => ({ name, command: join(root, 'node_modules/.bin', command), args, after })
const script = (name, file, args = [], after) => ({
  name,
  command: process.execPath,
  args: [file, ...args],
  after,
})

const steps = [
  bin('build', 'tsc', ['-b', 'tsconfig.build.json']),
  bin('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  // After the build: the linter finds the types of other projects in their dist, and so does the pure compile.
  bin('lint', 'oxlint', ['--format=unix'], 'build'),
  bin('pure domain and projections', 'tsc', ['-p', 'tsconfig.pure.json'], 'build'),
  bin('types of specs', 'tsc', ['-p', 'tsconfig.spec.json']),
  bin('types of the charts', 'tsc', ['-p', 'libs/charts/tsconfig.json']),
  bin('types of the screens', 'tsc', ['-p', 'apps/dashboard/tsconfig.json']),
  script('who imports whom', 'tools/dependencies.mjs'),
  // After the build: what is printed from decorators is printed from what was compiled.
  script('generated files', 'tools/generate.mjs', ['--check'], 'build'),
]

const start = performance.now()
const failed = await runSteps(steps, { cwd: root })
const took = `${((performance.now() - start) / 1000).toFixed(1)} s`
console.log(
  failed.length === 0 ? `verify: ${steps.length} steps passed in ${took}` : `verify FAILED: ${failed.join(', ')}`,
)
process.exit(failed.length === 0 ? 0 : 1)
