import { describe, expect, jest, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { isMap, isNode, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml'
import { readCampaign } from './read-campaign.js'

/** A key with its value, where it stands in the text of its file. */
interface Place {
  readonly name: string
  readonly text: string
  /** `measures[].deadline`: the same in every file and at every index. */
  readonly group: string
  readonly key: string
  readonly map: YAMLMap
  readonly index: number
  /** Where a reader looks for the group: the key it stands under, or its own first character. */
  readonly head: number
}

const start = (node: Node): number => node.range?.[0] ?? 0
const keyOf = (pair: Pair): Node => {
  if (!isNode(pair.key)) throw new Error('a key without a place')
  return pair.key
}

const placesIn = (file: Pick<Place, 'name' | 'text'>, node: unknown, group: string, head: number): readonly Place[] => {
  if (isSeq(node)) {
    return node.items.flatMap((item) => (isNode(item) ? placesIn(file, item, `${group}[]`, start(item)) : []))
  }
  if (!isMap(node)) return []
  return node.items.flatMap((pair, index) => {
    const key = String(keyOf(pair))
    const inner = placesIn(file, pair.value, `${group}.${key}`, start(keyOf(pair)))
    return [{ ...file, group, key, map: node, index, head }, ...inner]
  })
}

const IDS = ['s0', 's1', 's2', 's3', 's4']
const TEXTS = new Map(
  IDS.flatMap((id) => [`${id}.yaml`, `${id}.parameters.yaml`]).map((name) => [
    name,
    readFileSync(fileURLToPath(new URL(`../../../campaigns/${name}`, import.meta.url)), 'utf8'),
  ]),
)
const PLACES = [...TEXTS].flatMap(([name, text]) => placesIn({ name, text }, parseDocument(text).contents, '', 0))
const CAMPAIGNS = PLACES.filter(({ name }) => !name.includes('.parameters.'))
const count = (wanted: (place: Place) => boolean): number =>
  new Set(CAMPAIGNS.filter(wanted).map(({ map }) => map)).size

/**
 * Keys that every group of their kind has, in all five campaigns (a kind that occurs only once proves nothing), and the
 * marks of the parameters.
 */
const NEEDED = (() => {
  const kinds = new Map(CAMPAIGNS.map(({ group, key }) => [`${group} ${key}`, { group, key }]))
  const needed = [...kinds].filter(([, { group, key }]) => {
    const groups = count((place) => place.group === group)
    return groups > 1 && groups === count((place) => place.group === group && place.key === key)
  })
  const names = new Set(needed.map(([name]) => name))
  const inCampaigns = CAMPAIGNS.filter(({ group, key }) => names.has(`${group} ${key}`))
  const marks = PLACES.filter(
    ({ name, key }) => name.includes('.parameters.') && ['value', 'assumption', 'why'].includes(key),
  )
  return [...inCampaigns, ...marks].filter(({ map }) => map.items.length > 1)
})()

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
const fileOf = (name: string, text: string | undefined) => ({ name, bytes: new TextEncoder().encode(text) })
/** The lines that are complained of when one file of a pair has this text. */
const linesRefused = (name: string, text: string): readonly number[] => {
  const [id] = name.split('.')
  const campaign = `${id}.yaml`
  const reading =
    name === campaign
      ? readCampaign(fileOf(name, text), null)
      : readCampaign(fileOf(campaign, TEXTS.get(campaign)), fileOf(name, text))
  return reading.ok ? [] : [...new Set(reading.mistakes.map(({ line }) => line))]
}

/** Where a pair ends, without the line end after it. */
const endOf = (text: string, pair: Pair): number => {
  const end = (isNode(pair.value) ? pair.value : keyOf(pair)).range?.[1] ?? 0
  return text.slice(0, end).trimEnd().length
}
/** The text without one pair: up to the next pair, or from the end of the one before. */
const without = ({ text, map: { items }, index }: Place): string => {
  const [before, pair, after] = [items[index - 1], items[index], items[index + 1]]
  if (!pair) return text
  if (after) return text.slice(0, start(keyOf(pair))) + text.slice(start(keyOf(after)))
  return text.slice(0, before ? endOf(text, before) : start(keyOf(pair))) + text.slice(endOf(text, pair))
}

/** Any of these places; what fast-check prints of it is only its number. */
const anyOf = (places: readonly Place[]) => fc.nat(places.length - 1)
const at = (places: readonly Place[], index: number): Place => {
  const place = places[index]
  if (!place) throw new Error('no such place')
  return place
}
const RUNS = { numRuns: 100 }
jest.setTimeout(30_000)

describe('a campaign file that was damaged anywhere is refused with the right line', () => {
  test('the ten files as they stand are not refused, and there is enough to damage', () => {
    expect([...TEXTS].flatMap(([name, text]) => linesRefused(name, text))).toStrictEqual([])
    expect(TEXTS.size).toBe(10)
    expect(NEEDED.length).toBeGreaterThan(1_500)
  })

  test('a key that every such group has, taken out: the line of its group', () =>
    fc.assert(
      fc.property(anyOf(NEEDED), (index) => {
        const place = at(NEEDED, index)
        expect(linesRefused(place.name, without(place))).toContain(lineAt(place.text, place.head))
      }),
      RUNS,
    ))

  test('a key that no group has, put in: its own line, and nothing else is complained of', () =>
    fc.assert(
      fc.property(anyOf(PLACES), (index) => {
        const { name, text, map } = at(PLACES, index)
        const offset = start(map)
        const indent = ' '.repeat(offset - text.lastIndexOf('\n', offset - 1) - 1)
        const damaged = map.flow
          ? `${text.slice(0, offset + 1)}zz_new: 1, ${text.slice(offset + 1)}`
          : `${text.slice(0, offset)}zz_new: 1\n${indent}${text.slice(offset)}`
        expect(linesRefused(name, damaged)).toStrictEqual([lineAt(damaged, damaged.indexOf('zz_new'))])
      }),
      RUNS,
    ))

  test('a value of a kind that cannot stand there: the line of its key', () =>
    fc.assert(
      fc.property(anyOf(PLACES), fc.boolean(), (index, other) => {
        const { name, text, map, index: which } = at(PLACES, index)
        const pair = map.items[which]
        if (!pair) return
        const wrong = isScalar(pair.value) ? (other ? '{zz_new: 1}' : '[[1]]') : other ? '-7.5' : 'true'
        const damaged = `${text.slice(0, keyOf(pair).range?.[1])}: ${wrong}${text.slice(endOf(text, pair))}`
        expect(linesRefused(name, damaged)).toContain(lineAt(text, start(keyOf(pair))))
      }),
      RUNS,
    ))

  test('one key written twice: the line of the second', () =>
    fc.assert(
      fc.property(anyOf(PLACES), (index) => {
        const { name, text, map, index: which } = at(PLACES, index)
        const pair = map.items[which]
        if (!pair || !isScalar(pair.value)) return
        const offset = start(keyOf(pair))
        const own = text.slice(offset, endOf(text, pair))
        const indent = ' '.repeat(offset - text.lastIndexOf('\n', offset - 1) - 1)
        const damaged = text.slice(0, offset) + own + (map.flow ? ', ' : `\n${indent}`) + text.slice(offset)
        expect(linesRefused(name, damaged)).toStrictEqual([lineAt(text, offset) + (map.flow ? 0 : 1)])
      }),
      RUNS,
    ))
})
