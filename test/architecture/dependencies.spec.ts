import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { filesOf, workspaceWith, type Workspace } from './support/workspace.js'
import { isSource, ROOT, walk } from './support/files.js'
import { cruise, fixturesIn, rulesIn, type Cruise, type Finding } from './support/tools.js'

interface Rule {
  readonly name: string
  readonly comment?: string
  readonly severity: string
}

const { default: config } = (await import(pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href)) as {
  default: { forbidden: readonly Rule[] }
}
const fixtures = fixturesIn('dependencies')
const findingsOf = ({ violations }: Cruise): readonly Finding[] =>
  violations.flatMap(({ rule, from, to, comment: says }) =>
    // A cycle is reported once, at one of its files.
    [from, ...(rule === 'no-cycles' ? to.split(' → ') : [])].map((file) => ({ rule, file, says })),
  )

/** Cruises without rules, with these options besides the real ones. */
const cruiseWith = ({ root, write }: Workspace, options: string): Cruise => {
  write(
    'blind.mjs',
    `import real from './.dependency-cruiser.mjs'\n` +
      `export default { forbidden: [], options: { ...real.options, ${options} } }\n`,
  )
  return cruise(root, '--config', 'blind.mjs')
}

describe('who imports whom', () => {
  let workspace: Workspace
  let seen: Cruise
  beforeAll(() => {
    workspace = workspaceWith(fixtures.map(({ name }) => `dependencies/${name}`))
    seen = cruise(workspace.root)
  })
  afterAll(() => workspace.remove())

  test('every rule has a fixture that must break it, and there is no fixture without a rule', () => {
    const names = config.forbidden.map(({ name }) => name)
    expect(fixtures.map(({ name }) => name).sort()).toStrictEqual([...names].sort())
    expect(new Set(names).size).toBe(names.length)
  })
  test('every rule is an error and says what to do instead', () => {
    expect(
      config.forbidden.filter(({ comment = '', severity }) => comment.length < 20 || severity !== 'error'),
    ).toStrictEqual([])
  })
  test.each(fixtures)('$name: each of its files breaks this rule and no other', ({ name, files }) => {
    expect(files.length).toBeGreaterThan(0)
    const found = files.map((file) => [file, rulesIn(file, findingsOf(seen))])
    expect(found).toStrictEqual(files.map((file) => [file, [name]]))
  })
  test('a workspace that keeps the rules breaks none', () => {
    const good = new Set(filesOf('good'))
    expect(findingsOf(seen).filter(({ file }) => good.has(file))).toStrictEqual([])
  })
  test('a cruiser that leaves out a folder is a failure, not a success', () => {
    const blind = cruiseWith(workspace, `exclude: { path: '^services/' }`)
    expect(blind.violations).toStrictEqual([])
    expect(blind.unseen).toContain('services/intake/domain/item/item.ts')
  })
  test('a cruiser that sees no type imports is a failure, not a success', () => {
    const blind = cruiseWith(workspace, 'tsPreCompilationDeps: false')
    expect(blind.violations).toStrictEqual([])
    expect(blind.unseen).toContain('services/intake/application/items.ts → @huiyin/kernel')
  })
})

describe('who imports whom in this repository', () => {
  const seen = cruise(ROOT)

  test('every source file was cruised, with every import that stands in it', () => {
    const sources = ['libs', 'services', 'apps', 'test'].flatMap((folder) => walk(ROOT, folder)).filter(isSource)
    expect(sources.length).toBeGreaterThan(0)
    expect(seen.cruised.length).toBeGreaterThanOrEqual(sources.length)
    expect(sources.filter((file) => !seen.cruised.includes(file))).toStrictEqual([])
    expect(seen.unseen).toStrictEqual([])
  })
  test('every rule is kept', () => {
    expect(seen.violations).toStrictEqual([])
  })
})
