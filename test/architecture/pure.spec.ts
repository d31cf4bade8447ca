import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { isSource, isSpec, ROOT, walk } from './support/files.js'
import { compilePure, fixturesIn, pureFiles, type Finding } from './support/tools.js'
import { filesOf, workspaceWith, type Workspace } from './support/workspace.js'

const fixtures = fixturesIn('pure')
const PURE = /^(services\/[^/]+\/(domain|projections)|libs\/(kernel|calendar|statistics))\//
const isPure = (file: string): boolean => PURE.test(file) && isSource(file) && !isSpec(file)

describe('domain, projections and the libs they stand on compile without a machine around them', () => {
  let workspace: Workspace
  let findings: readonly Finding[]
  beforeAll(() => {
    workspace = workspaceWith(fixtures.map(({ name }) => `pure/${name}`))
    findings = compilePure(workspace.root)
  })
  afterAll(() => workspace.remove())

  test.each(fixtures)('$name does not exist there', ({ name, files }) => {
    const missing = expect.stringMatching(
      new RegExp(`^Cannot find (name|module)( or .*?)? '${name.replace('_', ':')}'`),
    )
    const found = files.map((file) => findings.filter((finding) => finding.file === file).map(({ says }) => says))
    expect(found).toStrictEqual(files.map(() => [missing]))
  })
  test('each of the five folders has a fixture, so that none of them can drop out', () => {
    const folders = fixtures.flatMap(({ files }) => files).map((file) => PURE.exec(file)?.slice(2).find(Boolean) ?? '')
    expect([...new Set(folders)].sort()).toStrictEqual(['calendar', 'domain', 'kernel', 'projections', 'statistics'])
  })
  test('pure code compiles', () => {
    const good = new Set(filesOf('good'))
    expect(findings.filter(({ file }) => good.has(file))).toStrictEqual([])
    expect(filesOf('good').filter(isPure).length).toBeGreaterThan(5)
  })
})

describe('the pure compile of this repository', () => {
  const compiled = pureFiles(ROOT)

  test('takes in every file of domain, projections, kernel, calendar and statistics', () => {
    const expected = walk(ROOT).filter(isPure)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.filter((file) => !compiled.includes(`${ROOT}/${file}`))).toStrictEqual([])
  })
  test('has neither Node nor a browser smuggled in by the types of a package', () => {
    const smuggled = compiled.filter((file) => /@types\/node\/|\/lib\.(dom|webworker|scripthost)/.test(file))
    expect(smuggled).toStrictEqual([])
  })
})
