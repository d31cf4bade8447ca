import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { FIXTURES, projectsOf, ROOT, walk } from './files.js'

/** A small workspace in a temporary folder, with the real configuration at its root, in which the real tools run. */
export interface Workspace {
  readonly root: string
  write(file: string, text: string): void
  remove(): void
}

const CONFIGURATION = [
  ...['.oxlintrc.json', '.dependency-cruiser.mjs', '.swcrc', 'jest.config.mjs', 'package.json', 'tools'],
  ...['tsconfig.base.json', 'tsconfig.lib.json', 'tsconfig.pure.json'],
]
/** Packages that fixtures import and that stand in here whether they are installed or not. */
const STUBS = [
  ...['@nestjs/common', '@nestjs/graphql', '@apollo/server', 'kafkajs', 'libsql', 'chdb', '@clickhouse/client'],
  ...['react', 'recharts'],
]
const ENTRIES = ['index.ts', 'edge/index.ts', 'main.ts']

const writeFile = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** The installed packages as links, our own as links into the workspace, the stubs as empty packages. */
const install = (root: string): void => {
  const link = (name: string) => symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name))
  const stubbed = new Set(STUBS.map((name) => name.split('/')[0]))
  mkdirSync(join(root, 'node_modules/@huiyin'), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@huiyin' && !stubbed.has(name)) link(name)
  }
  for (const name of STUBS) {
    const folder = join(root, 'node_modules', name)
    writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: './index.js' }))
    for (const file of ['index.js', 'index.d.ts', 'connection.js']) writeFile(join(folder, file), '')
  }
}

/** What a project folder has besides its sources: its names, its compiler settings and something built. */
const equip = (root: string, project: string): void => {
  const folder = join(root, project)
  const entry = ENTRIES.find((file) => existsSync(join(folder, file))) ?? 'index.ts'
  const built = `./dist/${entry.replace('.ts', '')}`
  writeFile(
    join(folder, 'package.json'),
    JSON.stringify({
      name: `@huiyin/${basename(project)}`,
      type: 'module',
      exports: {
        '.': { '@huiyin/source': `./${entry}`, types: `${built}.d.ts`, default: `${built}.js` },
        './*': { '@huiyin/source': './*/index.ts', types: './dist/*/index.d.ts', default: './dist/*/index.js' },
      },
      nx: { tags: ['type:fixture'] },
    }),
  )
  const extended = relative(folder, join(root, 'tsconfig.lib.json'))
  writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ extends: extended }))
  // The entries of good fixtures hold nothing but types, so each is its own declaration.
  for (const file of walk(folder).filter((name) => name.endsWith('.ts') && !name.includes('.spec.'))) {
    cpSync(join(folder, file), join(folder, 'dist', file.replace(/[.]ts$/, '.d.ts')))
    writeFile(join(folder, 'dist', file.replace(/[.]ts$/, '.js')), '')
  }
  symlinkSync(folder, join(root, 'node_modules/@huiyin', basename(project)))
}

/** Copies fixture folders over each other. Specs are kept as `*.spec.ts.fixture` so that no other run takes them for ours. */
const layOver = (root: string, fixture: string): void => {
  for (const file of walk(join(ROOT, FIXTURES, fixture))) {
    const target = join(root, file.replace(/[.]fixture$/, ''))
    if (existsSync(target)) throw new Error(`${fixture} overwrites ${file}: give its file another name`)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(ROOT, FIXTURES, fixture, file), target)
  }
}

/** Lays these fixture folders into a fresh workspace, over the good one. */
export const workspaceWith = (fixtures: readonly string[]): Workspace => {
  const root = mkdtempSync(join(tmpdir(), 'huiyin-architecture-'))
  for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(root, file), { recursive: true })
  install(root)
  for (const fixture of ['good', ...fixtures]) layOver(root, fixture)
  for (const project of projectsOf(root)) equip(root, project)
  return {
    root,
    write: (file, text) => writeFile(join(root, file), text),
    remove: () => rmSync(root, { recursive: true }),
  }
}

/** The files that a fixture folder contributes, as they are named in the workspace. */
export const filesOf = (fixture: string): readonly string[] =>
  walk(join(ROOT, FIXTURES, fixture)).map((file) => file.replace(/[.]fixture$/, ''))
