import { listAt, mapAt, textAt, type Problem } from './problem.js'

type Path = Problem['path']

const codeOf = (entry: unknown): string | undefined => textAt(mapAt(entry)['code'])

/** A code may stand only once in its list. */
const twice = (list: readonly unknown[], path: Path): readonly Problem[] => {
  const seen = new Set<string>()
  return list.flatMap((entry, index) => {
    const code = codeOf(entry)
    if (code === undefined || !seen.has(code)) {
      if (code !== undefined) seen.add(code)
      return []
    }
    const says = `the code ${code} stands twice in this list`
    return [{ path: [...path, index, 'code'], says, zh: `代码 ${code} 在本清单中重复` }]
  })
}

/** Codes that stand twice in a list of the file, wherever the list stands. */
export const codesTwice = (value: unknown, path: Path = []): readonly Problem[] => {
  if (Array.isArray(value)) {
    return [...twice(value, path), ...value.flatMap((entry, index) => codesTwice(entry, [...path, index]))]
  }
  return Object.entries(mapAt(value)).flatMap(([key, inner]) => codesTwice(inner, [...path, key]))
}

/** The codes under C4 begin with `C4.`: they are told apart in the whole campaign by their code alone. */
const strayChildren = (file: unknown, list: string, children: string): readonly Problem[] =>
  listAt(mapAt(file)[list]).flatMap((parent, index) => {
    const code = codeOf(parent)
    if (code === undefined) return []
    return listAt(mapAt(parent)[children]).flatMap((child, place) => {
      const own = codeOf(child)
      if (own === undefined || own.startsWith(`${code}.`)) return []
      const says = `the code ${own} stands under ${code} and must begin with "${code}."`
      return [
        { path: [list, index, children, place, 'code'], says, zh: `代码 ${own} 列在 ${code} 之下，应以“${code}.”开头` },
      ]
    })
  })

const wrongWayRound = (span: unknown, path: Path): readonly Problem[] => {
  const from = textAt(mapAt(span)['from'])
  const to = textAt(mapAt(span)['to'])
  if (from === undefined || to === undefined || from.slice(0, to.length) <= to.slice(0, from.length)) return []
  return [
    {
      path: [...path, 'to'],
      says: `it ends (${to}) before it begins (${from})`,
      zh: `结束（${to}）早于开始（${from}）`,
    },
  ]
}

const phasesOutOfOrder = (phases: readonly unknown[]): readonly Problem[] =>
  phases.slice(1).flatMap((phase, index) => {
    const before = textAt(mapAt(phases[index])['to'])
    const from = textAt(mapAt(phase)['from'])
    if (before === undefined || from === undefined || before < from) return []
    const says = `the phase begins (${from}) before the one above it has ended (${before})`
    return [{ path: ['phases', index + 1, 'from'], says, zh: `本阶段开始（${from}）不晚于上一阶段结束（${before}）` }]
  })

/** A focus area names measures by number: 4 is M4. */
const unknownMeasures = (file: unknown): readonly Problem[] => {
  const codes = new Set(listAt(mapAt(file)['measures']).map(codeOf))
  return listAt(mapAt(file)['focus_areas']).flatMap((area, index) =>
    listAt(mapAt(area)['measures']).flatMap((number, place) => {
      if (typeof number !== 'number' || codes.has(`M${number}`)) return []
      const says = `there is no measure M${number}`
      return [{ path: ['focus_areas', index, 'measures', place], says, zh: `没有措施 M${number}` }]
    }),
  )
}

const cadenceProblems = (cadence: unknown, index: number): readonly Problem[] => {
  const { zh, due_zh: dueZh, min, max } = mapAt(cadence)
  const path = ['cadences', index]
  const silent = 'every' in mapAt(cadence) && zh === undefined && dueZh === undefined
  return [
    ...(silent ? [{ path: [...path, 'zh'], says: 'zh or due_zh is missing', zh: '缺少 zh 或 due_zh' }] : []),
    ...(typeof min === 'number' && typeof max === 'number' && min > max
      ? [
          {
            path: [...path, 'max'],
            says: `at most ${max} is less than at least ${min}`,
            zh: `上限 ${max} 小于下限 ${min}`,
          },
        ]
      : []),
  ]
}

/** What is wrong in a campaign file beyond single keys. Takes anything: parts that are malformed are skipped. */
export const fileProblems = (file: unknown): readonly Problem[] => {
  const phases = listAt(mapAt(file)['phases'])
  return [
    ...codesTwice(file),
    ...strayChildren(file, 'problem_categories', 'manifestations'),
    ...strayChildren(file, 'key_tasks', 'manifestations'),
    ...strayChildren(file, 'measures', 'programmes'),
    ...wrongWayRound(mapAt(file)['period'], ['period']),
    ...phases.flatMap((phase, index) => wrongWayRound(phase, ['phases', index])),
    ...phasesOutOfOrder(phases),
    ...unknownMeasures(file),
    ...listAt(mapAt(file)['cadences']).flatMap(cadenceProblems),
  ]
}
