import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { ROOT, walk } from './support/files.js'

interface Group {
  readonly folder: string
  readonly changed: readonly string[]
  readonly specs: readonly string[]
}
interface Result {
  readonly fileName: string
  readonly status: string
}
interface Tally {
  readonly file: string
  readonly killed: number
  readonly alive: number
  readonly score: number
}
const tool = async <T>(name: string): Promise<T> => {
  const file: string = join(ROOT, 'tools/mutation', `${name}.mjs`)
  return (await import(file)) as T
}
const groupsFor = async (...wanted: readonly string[]) => {
  const { groupsFor: find } = await tool<{ groupsFor(root: string, wanted: readonly string[]): readonly Group[] }>(
    'groups',
  )
  return find(ROOT, wanted)
}

describe('what is changed to see whether a spec fails', () => {
  test('without a path every domain of the services, each with all specs beside it and no other', async () => {
    const groups = await groupsFor()
    const domains = walk(ROOT, 'services').flatMap((file) => /^services\/[^/]+\/domain(?=\/)/.exec(file) ?? [])
    expect(new Set(groups.map(({ folder }) => folder))).toStrictEqual(new Set(domains))
    for (const { folder, specs } of groups) {
      const beside = walk(ROOT, folder).filter((file) => file.endsWith('.spec.ts'))
      expect([...specs].sort()).toStrictEqual([...beside].sort())
    }
  })
  test('a file that was asked for alone, still against every spec of its domain', async () => {
    const [group] = await groupsFor('services/intake/domain/item/channel.ts')
    expect(group?.changed).toStrictEqual(['services/intake/domain/item/channel.ts'])
    expect(group?.specs).toContain('services/intake/domain/numbering/numbering.spec.ts')
  })
  test('neither specs nor their examples, and nothing that is not pure', async () => {
    const changed = (await groupsFor('services', 'libs')).flatMap((group) => group.changed)
    expect(changed).toContain('libs/statistics/wilson.ts')
    expect(changed.filter((file) => /[.]spec[.]ts|examples|[/]edge[/]|libs[/]messaging/.test(file))).toStrictEqual([])
  })
})

test('the score is the share of what could be tried that a spec noticed; what ran without end was noticed', async () => {
  const { scoresOf } = await tool<{ scoresOf(of: readonly Result[]): { files: readonly Tally[]; all: Tally } }>('score')
  const results = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError', 'Killed']
  const scores = scoresOf([
    ...results.map((status) => ({ fileName: 'b.ts', status })),
    { fileName: 'a.ts', status: 'Survived' },
  ])
  expect(scores.files).toStrictEqual([
    { file: 'a.ts', killed: 0, alive: 1, score: 0 },
    { file: 'b.ts', killed: 3, alive: 2, score: 60 },
  ])
  expect(scores.all).toStrictEqual({ file: 'all', killed: 3, alive: 3, score: 50 })
})
