import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { FIXTURES, foldersIn, ROOT } from './support/files.js'
import { fixturesIn, lint, readJson, rulesIn, type Finding } from './support/tools.js'
import { filesOf, workspaceWith, type Workspace } from './support/workspace.js'

interface Configuration {
  readonly rules: Record<string, unknown>
  readonly overrides: readonly { readonly rules: Record<string, unknown> }[]
}

const { rules, overrides } = readJson<Configuration>('.oxlintrc.json')
const reliedOn = [rules, ...overrides.map((override) => override.rules)]
  .flatMap((some) => Object.entries(some))
  .filter(([, setting]) => setting !== 'off')
  .map(([name]) => (name.includes('/') ? name : `eslint/${name}`))

const fixtures = foldersIn(join(ROOT, FIXTURES), 'lint').flatMap((plugin) =>
  fixturesIn(`lint/${plugin}`).map(({ name, files }) => ({ name: `${plugin}/${name}`, files })),
)

const lines = (count: number): string => Array.from({ length: count }, (_, n) => `export const a${n} = ${n}\n`).join('')
const functionOf = (count: number): string =>
  `export const f = (): number => {\n  let n = 0\n${'  n += 1\n'.repeat(count - 4)}  return n\n}\n`
const parameters = (count: number): string =>
  `export const f = (${Array.from({ length: count }, (_, n) => `a${n}: number`).join(', ')}): number =>\n` +
  `  ${Array.from({ length: count }, (_, n) => `a${n}`).join(' + ')}\n`

/** Each budget with what just keeps it and what just breaks it. */
const budgets = [
  { name: 'eslint/max-lines', keeps: lines(300), breaks: lines(301) },
  { name: 'eslint/max-lines-per-function', keeps: functionOf(40), breaks: functionOf(41) },
  { name: 'eslint/max-params', keeps: parameters(4), breaks: parameters(5) },
]
const IN = 'services/intake/application'

describe('the linter', () => {
  let workspace: Workspace
  let findings: readonly Finding[]
  beforeAll(() => {
    workspace = workspaceWith(fixtures.map(({ name }) => `lint/${name}`))
    for (const { name, keeps, breaks } of budgets) {
      workspace.write(`${IN}/${name.slice(7)}.keeps.ts`, keeps)
      workspace.write(`${IN}/${name.slice(7)}.breaks.ts`, breaks)
    }
    workspace.write(`${IN}/long.spec.ts`, functionOf(41))
    workspace.write('test/acceptance/long.ts', functionOf(41))
    workspace.write(`${IN}/long.generated.ts`, lines(301))
    workspace.write(`${IN}/needless.ts`, '// oxlint-disable-next-line max-params\nexport const one = 1\n')
    findings = lint(workspace.root).findings
  })
  afterAll(() => workspace.remove())

  test('every rule we rely on has a fixture that must break it, and there is no fixture without a rule', () => {
    const shown = [...fixtures, ...budgets].map(({ name }) => name)
    expect([...new Set(shown)].sort()).toStrictEqual([...new Set(reliedOn)].sort())
  })
  test.each(fixtures)('$name: each of its files breaks this rule and no other', ({ name, files }) => {
    expect(files.length).toBeGreaterThan(0)
    expect(files.map((file) => [file, rulesIn(file, findings)])).toStrictEqual(files.map((file) => [file, [name]]))
  })
  test.each(budgets)('$name: the budget is kept at its edge and broken one beyond', ({ name }) => {
    expect(rulesIn(`${IN}/${name.slice(7)}.keeps.ts`, findings)).toStrictEqual([])
    expect(rulesIn(`${IN}/${name.slice(7)}.breaks.ts`, findings)).toStrictEqual([name])
  })
  test('specs and stories may be told in longer functions, and generated files are as long as they are', () => {
    const free = [`${IN}/long.spec.ts`, 'test/acceptance/long.ts', `${IN}/long.generated.ts`]
    expect(free.map((file) => rulesIn(file, findings))).toStrictEqual([[], [], []])
  })
  test('a comment that silences nothing is itself an error', () => {
    const said = findings.filter(({ file }) => file === `${IN}/needless.ts`).map(({ says }) => says)
    expect(said).toStrictEqual([expect.stringContaining('Unused')])
  })
  test('a workspace that keeps the rules breaks none', () => {
    const good = new Set(filesOf('good'))
    expect(findings.filter(({ file }) => good.has(file))).toStrictEqual([])
  })
})
