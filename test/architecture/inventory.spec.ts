import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isSpec, projectsOf, ROOT, walk } from './support/files.js'
import { projectFaults, skippedIn, skippingSpecs, unlinted, unrunSpecs } from './support/inventory.js'
import { jestSpecs, readJson } from './support/tools.js'
import { workspaceWith, type Workspace } from './support/workspace.js'

// Skipping is spelt in two halves so that this file is no offender itself.
const [SKIP, ONLY, TODO] = ['.sk' + 'ip', '.on' + 'ly', '.to' + 'do']

describe('nothing escapes the checks of this repository', () => {
  test('every project has a package.json with a name of ours and an nx tag, a tsconfig and a README', () => {
    expect(projectsOf(ROOT).length).toBeGreaterThan(10)
    expect(projectFaults(ROOT)).toStrictEqual([])
  })
  test('every spec is run by Jest', () => {
    expect(walk(ROOT).filter(isSpec).length).toBeGreaterThan(10)
    expect(unrunSpecs(ROOT)).toStrictEqual([])
  })
  test('every source file is linted', () => {
    expect(unlinted(ROOT)).toStrictEqual([])
  })
  test('no spec is skipped, focused or only promised', () => {
    expect(skippingSpecs(ROOT)).toStrictEqual([])
  })
  test('no fixture that must fail is taken for a spec of ours', () => {
    expect(jestSpecs(ROOT).filter((file) => file.includes('/fixtures/'))).toStrictEqual([])
  })
})

describe('these checks can fail', () => {
  let workspace: Workspace
  beforeAll(() => {
    workspace = workspaceWith([])
  })
  afterAll(() => workspace.remove())

  test('a project without README, tag, tsconfig or a name of ours is named', () => {
    for (const project of projectsOf(workspace.root)) workspace.write(`${project}/README.md`, '# A project\n')
    expect(projectFaults(workspace.root)).toStrictEqual([])

    workspace.write('libs/adapters/store-new/index.ts', '')
    workspace.write('libs/charts/package.json', '{ "name": "charts", "nx": { "tags": [] } }')
    rmSync(join(workspace.root, 'apps/citizen/README.md'))
    rmSync(join(workspace.root, 'services/intake/tsconfig.json'))
    expect(projectFaults(workspace.root)).toStrictEqual([
      'libs/charts has no nx tag',
      'libs/charts is called charts',
      'libs/adapters/store-new has no package.json',
      'libs/adapters/store-new has no tsconfig.json',
      'libs/adapters/store-new has no README.md',
      'services/intake has no tsconfig.json',
      'apps/citizen has no README.md',
    ])
  })
  test('a spec that Jest does not match is named', () => {
    const spec = `import { expect, test } from '@jest/globals'\n\ntest('one', () => expect(1).toBe(1))\n`
    const escaped = ['infra/local/servers.spec.ts', 'libs/charts/visualise/bars.spec.tsx']
    for (const file of escaped) workspace.write(file, spec)
    expect([...unrunSpecs(workspace.root)].sort()).toStrictEqual(escaped)
  })
  test('a source file that the linter leaves out is named', () => {
    expect(unlinted(workspace.root)).toStrictEqual([])
    const config = readJson<{ ignorePatterns: readonly string[] }>('.oxlintrc.json')
    const blind = { ...config, ignorePatterns: [...config.ignorePatterns, '**/domain/**'] }
    workspace.write('.oxlintrc.json', JSON.stringify(blind))
    expect(unlinted(workspace.root)).toContain('services/intake/domain/item/item.ts')
  })
  test('every way to skip, focus or promise a test is found, and a word alone is not', () => {
    const offenders = [
      `test${SKIP}(`,
      `it${ONLY}(`,
      `describe${SKIP}.each(`,
      `test.concurrent${ONLY}.each(`,
      `test${TODO}(`,
    ]
    expect(offenders.map((text) => skippedIn(text).length)).toStrictEqual([1, 1, 1, 1, 1])
    expect(['xi' + 't(', 'fdes' + 'cribe(', 'xte' + 'st.each('].map((text) => skippedIn(text).length)).toStrictEqual([
      1, 1, 1,
    ])
    expect(skippedIn(`test('a day is skipped', () => list${SKIP}(1)) // fit for use`)).toStrictEqual([])
  })
})
