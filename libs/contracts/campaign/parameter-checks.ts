import { codesTwice } from './file-checks.js'
import { listAt, mapAt, textAt, type Problem } from './problem.js'

const valueOf = (marked: unknown): string | undefined => textAt(mapAt(marked)['value'])

const wrongWayRound = (span: unknown, path: Problem['path']): readonly Problem[] => {
  const from = valueOf(mapAt(span)['from'])
  const to = valueOf(mapAt(span)['to'])
  if (from === undefined || to === undefined || from <= to) return []
  const says = `it ends (${to}) before it begins (${from})`
  return [{ path: [...path, 'to', 'value'], says, zh: `结束（${to}）早于开始（${from}）` }]
}

/** Whether one gets from a unit back to itself by going up. */
const isInCircle = (code: string, parents: ReadonlyMap<string, string | null>): boolean => {
  const seen = new Set<string>()
  for (let above = parents.get(code) ?? null; above !== null; above = parents.get(above) ?? null) {
    if (above === code) return true
    if (seen.has(above)) return false
    seen.add(above)
  }
  return false
}

/** One root, every parent there, no unit above itself, no code twice. */
const treeProblems = (tree: readonly unknown[]): readonly Problem[] => {
  const codes = tree.map((unit) => textAt(mapAt(unit)['code']))
  const parents = new Map(tree.map((unit, index) => [codes[index] ?? '', textAt(mapAt(unit)['parent']) ?? null]))
  const roots = tree.flatMap((unit, index) => (mapAt(unit)['parent'] === null ? [index] : []))
  const at = (index: number, key: string) => ['units', 'tree', index, key]
  return tree.flatMap((_, index): readonly Problem[] => {
    const code = codes[index]
    if (code === undefined) return []
    const parent = parents.get(code) ?? null
    if (codes.indexOf(code) < index) {
      return [{ path: at(index, 'code'), says: `the unit ${code} stands twice`, zh: `单位 ${code} 重复` }]
    }
    if (parent !== null && !parents.has(parent)) {
      return [{ path: at(index, 'parent'), says: `there is no unit ${parent}`, zh: `没有单位 ${parent}` }]
    }
    if (isInCircle(code, parents)) {
      return [
        { path: at(index, 'parent'), says: `the unit ${code} is above itself`, zh: `单位 ${code} 成了自己的上级` },
      ]
    }
    if (parent === null && roots.indexOf(index) > 0) {
      const says = `${code} has nobody above it, but the tree has a root already`
      return [{ path: at(index, 'parent'), says, zh: `${code} 没有上级单位，而单位树已有根` }]
    }
    return []
  })
}

/** What is wrong in a parameters file beyond single keys. Takes anything: parts that are malformed are skipped. */
export const parameterProblems = (parameters: unknown): readonly Problem[] => [
  ...wrongWayRound(mapAt(parameters)['period'], ['period']),
  ...Object.entries(mapAt(mapAt(parameters)['phases'])).flatMap(([code, phase]) =>
    wrongWayRound(phase, ['phases', code]),
  ),
  ...['violations', 'key_dates', 'inspection_kinds'].flatMap((part) => codesTwice(mapAt(parameters)[part], [part])),
  ...treeProblems(listAt(mapAt(mapAt(parameters)['units'])['tree'])),
]
