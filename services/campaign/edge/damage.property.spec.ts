import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { isMap, isNode, isPair, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml'
import { readCampaign } from './read-campaign.js'

const text = (id: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../campaigns/${id}.yaml`, import.meta.url)), 'utf8')
const TEXTS = ['s0', 's1', 's2', 's3', 's4'].map((id) => ({ id, text: text(id) }))

interface Spot {
  /** `measures[].deadline`: the same in every file and at every index. */
  readonly place: string
  readonly map: YAMLMap
  /** Where a reader looks for this group: the key it stands under, or its own first character. */
  readonly head: number
}

const start = (node: Node): number => node.range?.[0] ?? 0
const keyOf = (pair: Pair): Node => {
  if (!isNode(pair.key)) throw new Error('a key without a place')
  return pair.key
}

/** Every group of keys in a file. */
const spotsIn = (node: unknown, place: string, head: number): readonly Spot[] => {
  if (isSeq(node)) return node.items.flatMap((item) => (isNode(item) ? spotsIn(item, `${place}[]`, start(item)) : []))
  if (!isMap(node)) return []
  const inner = node.items.flatMap((pair) => spotsIn(pair.value, `${place}.${String(keyOf(pair))}`, start(keyOf(pair))))
  return [{ place, map: node, head }, ...inner]
}
const FILES = TEXTS.map(({ id, text: whole }) => {
  const { contents } = parseDocument(whole)
  return { id, whole, spots: spotsIn(contents, '', contents ? start(contents) : 0) }
})

/** The keys that stand in every group of a place, in all five files; a place that occurs only once proves nothing. */
const ALWAYS = new Map<string, ReadonlySet<string>>()
const occurrences = new Map<string, number>()
for (const { place, map } of FILES.flatMap(({ spots }) => spots)) {
  const keys = new Set(map.items.map((pair) => String(keyOf(pair))))
  const known = ALWAYS.get(place)
  ALWAYS.set(place, known ? new Set([...known].filter((key) => keys.has(key))) : keys)
  occurrences.set(place, (occurrences.get(place) ?? 0) + 1)
}
const isAlways = (place: string, key: string): boolean =>
  (occurrences.get(place) ?? 0) > 1 && ALWAYS.get(place)?.has(key) === true

const lineAt = (whole: string, offset: number): number => whole.slice(0, offset).split('\n').length
const linesRefused = (id: string, damaged: string): readonly number[] => {
  const reading = readCampaign({ name: `${id}.yaml`, bytes: new TextEncoder().encode(damaged) }, null)
  return reading.ok ? [] : reading.mistakes.map(({ line }) => line)
}

const valueEnd = (pair: Pair): number => {
  const end = isNode(pair.value) ? pair.value.range?.[1] : keyOf(pair).range?.[1]
  return end ?? 0
}
/** The text without one pair: up to the next pair, or from the end of the one before. */
const without = (whole: string, { items }: YAMLMap, index: number): string => {
  const [before, pair, after] = [items[index - 1], items[index], items[index + 1]]
  if (!pair) return whole
  if (after) return whole.slice(0, start(keyOf(pair))) + whole.slice(start(keyOf(after)))
  return whole.slice(0, before ? valueEnd(before) : start(keyOf(pair))) + whole.slice(valueEnd(pair))
}

const anyFile = fc.constantFrom(...FILES)
const spotOf = fc.nat()
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('nothing to pick')
  return found
}

describe('a campaign file that was damaged anywhere is refused with the right line', () => {
  test('the five files as they stand are not refused', () => {
    expect(FILES.map(({ id, whole }) => linesRefused(id, whole))).toStrictEqual([[], [], [], [], []])
    expect(FILES.flatMap(({ spots }) => spots).length).toBeGreaterThan(500)
  })

  test('a key that every such group has, taken out: the line of its group', () => {
    fc.assert(
      fc.property(anyFile, spotOf, fc.nat(), ({ id, whole, spots }, at, which) => {
        const damageable = spots.flatMap((spot) =>
          spot.map.items.flatMap((pair, index) =>
            spot.map.items.length > 1 && isAlways(spot.place, String(keyOf(pair))) ? [{ spot, index }] : [],
          ),
        )
        const { spot, index } = pick(damageable, at + which)
        // Without the first key of a list's entry the entry begins with its next key, where the first one stood.
        expect(linesRefused(id, without(whole, spot.map, index))).toContain(lineAt(whole, spot.head))
      }),
      { numRuns: 150 },
    )
  })

  test('a key that no such group has, put in: its own line', () => {
    fc.assert(
      fc.property(anyFile, spotOf, ({ id, whole, spots }, at) => {
        const { map } = pick(spots, at)
        const offset = start(map)
        const column = offset - whole.lastIndexOf('\n', offset - 1) - 1
        const damaged = map.flow
          ? `${whole.slice(0, offset + 1)}zz_new: 1, ${whole.slice(offset + 1)}`
          : `${whole.slice(0, offset)}zz_new: 1\n${' '.repeat(column)}${whole.slice(offset)}`
        expect(linesRefused(id, damaged)).toStrictEqual([lineAt(damaged, damaged.indexOf('zz_new'))])
      }),
      { numRuns: 150 },
    )
  })

  test('a value of a kind that cannot stand there: its own line', () => {
    fc.assert(
      fc.property(anyFile, spotOf, fc.nat(), fc.nat(), ({ id, whole, spots }, at, which, kind) => {
        const { map } = pick(spots, at)
        const pair = pick(
          map.items.filter(({ value }) => isNode(value)),
          which,
        )
        if (!isPair(pair) || !isNode(pair.value)) return
        const wrong = isScalar(pair.value) ? pick(['{zz_new: 1}', '[zz_new, [1]]'], kind) : pick(['-7.5', 'true'], kind)
        const damaged = whole.slice(0, start(pair.value)) + wrong + whole.slice(valueEnd(pair))
        const line = lineAt(damaged, isScalar(pair.value) ? start(pair.value) : start(keyOf(pair)))
        const shown =
          pair.value.range && whole.slice(start(keyOf(pair)), start(pair.value)).includes('\n') ? line + 1 : line
        expect(linesRefused(id, damaged)).toContain(isScalar(pair.value) ? line : shown)
      }),
      { numRuns: 150 },
    )
  })
})
