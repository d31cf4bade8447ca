import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pagesOf, missingPaths } from './support/doc-paths.js'
import { ROOT } from './support/files.js'
import { workspaceWith, type Workspace } from './support/workspace.js'

describe('what the pages say', () => {
  test('every path that a page of docs or a README names is there', () => {
    const pages = pagesOf(ROOT)
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.flatMap((page) => missingPaths(ROOT, page))).toStrictEqual([])
  })
  test('every block of code in the guides is what a spec runs', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/guides.mjs'), '--check'])
    expect([status, stderr.toString()]).toStrictEqual([0, ''])
  })
})

describe('these checks can fail', () => {
  let workspace: Workspace
  beforeAll(() => {
    workspace = workspaceWith([])
  })
  afterAll(() => workspace.remove())

  test('on a path and on a link that lead nowhere, not on a pattern or a page of another site', () => {
    const [there, gone] = ['`libs/kernel/clock.ts`', '`libs/kernel/nowhere.ts`']
    workspace.write('docs/a.md', `${there} ${gone} \`libs/*/x\` [b](b.md) [a](a.md#top) [c](https://example.org/c)`)
    expect(missingPaths(workspace.root, 'docs/a.md')).toStrictEqual([
      'docs/a.md: libs/kernel/nowhere.ts',
      'docs/a.md: b.md',
    ])
  })
  test.each([
    ['is out of date', '<!-- from: x.ts#one -->\n\n```ts\nold\n```\n\n<!-- end -->\n', 'out of date'],
    ['names no region', '<!-- from: x.ts#two -->\n<!-- end -->\n', 'no region two in x.ts'],
    ['names no file', '<!-- from: y.ts#one -->\n<!-- end -->\n', 'no region one in y.ts'],
    ['is not ended', '<!-- from: x.ts#one -->\n', 'not ended'],
  ])('on a block that %s', async (_, guide, says) => {
    const { checkGuide } = await guides()
    expect(checkGuide(guide)).toMatch(says)
  })
})

/** What the tool says of a guide over one file with one region. */
const guides = async () => {
  const tool: string = join(ROOT, 'tools/guides.mjs')
  const { filled } = (await import(tool)) as {
    filled: (guide: string, sourceOf: (path: string) => string | null) => string
  }
  const source = 'const before = 0\n  // #region one\n  const shown = 1\n  // #endregion\n'
  const sourceOf = (path: string) => (path === 'x.ts' ? source : null)
  const checkGuide = (guide: string): string => {
    try {
      return filled(guide, sourceOf) === guide ? 'as it is' : 'out of date'
    } catch (error) {
      return (error as Error).message
    }
  }
  return { checkGuide, filled: (guide: string) => filled(guide, sourceOf) }
}

test('a block has its source without the indentation, and filling it again changes nothing', async () => {
  const { filled, checkGuide } = await guides()
  const once = filled('# Guide\n\n<!-- from: x.ts#one -->\n<!-- end -->\n')
  expect(once).toBe('# Guide\n\n<!-- from: x.ts#one -->\n\n```ts\nconst shown = 1\n```\n\n<!-- end -->\n')
  expect(checkGuide(once)).toBe('as it is')
})
