// Bundles the compiled program, and what each process of an installation of services begins with, with their packages into
// apps/huiyin/dist/bundle, where the launcher and infra/local take them from while they are fresh
// (apps/huiyin/bin/bundle.js). Packages with native parts, or files that a thread begins with, stay where they are; so do
// those that nobody installed, which Nest and others ask for in case they are there. Prints nothing when all is well.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { BUNDLE, isFresh, processFile } from '../apps/huiyin/bin/bundle.js'
import { PROGRAMS } from '../infra/local/plan.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const APART = [
  /^piscina$/,
  /^libsql($|\/)/,
  /^@libsql\//,
  /^chdb($|\/)/,
  /^@chdb\//,
  /^@node-rs\//,
  /^sharp($|\/)/,
  /^@img\//,
]
const entry = (file) => `${root}apps/huiyin/dist/${file}`

if (!isFresh()) {
  rmSync(BUNDLE, { recursive: true, force: true })
  const bundle = await rolldown({
    input: {
      ...{ main: entry('cli/main.js'), 'projector-child': entry('host/projector-child.js') },
      'reading-thread': `${root}libs/adapters/lists-sqlite/dist/reading-thread.js`,
      'storing-thread': `${root}libs/adapters/files-local/dist/storing-thread.js`,
      ...Object.fromEntries(
        Object.entries(PROGRAMS).map(([kind, program]) => [processFile(kind), `${root}${program}`]),
      ),
    },
    cwd: root,
    platform: 'node',
    external: APART,
    onLog: (level, log, handle) => level !== 'warn' && handle(level, log),
  })
  await bundle.write({ dir: BUNDLE, format: 'esm', keepNames: true })
  await bundle.close()
}
