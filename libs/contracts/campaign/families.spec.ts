import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { FAMILIES, FAMILIES_OF, familiesOf, FAMILY_ZH, type Family } from './families.js'
import { campaignFile, type CampaignFile } from './file.js'

const IDS = ['s0', 's1', 's2', 's3', 's4']
const FILES = IDS.map((id) =>
  campaignFile.parse(
    parse(readFileSync(fileURLToPath(new URL(`../../../campaigns/${id}.yaml`, import.meta.url)), 'utf8')),
  ),
)
const codes = (list: readonly { readonly code: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ code }) => code)

/** What an item can be filed under: areas and key tasks with what stands below them, violations, programmes, conduct. */
const headsOf = (file: CampaignFile): readonly string[] => [
  ...codes(file.problem_categories),
  ...codes(file.key_tasks),
  ...file.measures.flatMap(({ violation_codes: violations, programmes }) => [
    ...codes(violations),
    ...codes(programmes),
  ]),
  ...codes(file.conduct_kinds),
]
const below = (file: CampaignFile): readonly string[] =>
  [...file.problem_categories, ...(file.key_tasks ?? [])].flatMap(({ manifestations }) => codes(manifestations))

/** The rows of model a2, as it names them: family → codes of S0 … S4. */
const A2: Readonly<Record<Family, readonly (readonly string[])[]>> = {
  politicalDuty: [['C1', 'C2', 'C3'], ['C1', 'C7'], ['C1.1', 'C1.3'], ['C1'], ['C1']],
  formalism: [['C3'], ['C7'], ['C1'], ['C4', 'T3'], ['C1', 'C4']],
  burden: [['C4'], [], ['C1.8', 'C1.9'], ['T3'], ['C4']],
  shirking: [[], ['C5'], ['C2', 'C7'], ['C4'], ['C2']],
  idleness: [['C6'], ['C2', 'C3'], ['C4', 'C6'], ['C3'], ['C2']],
  ability: [[], ['C4'], ['C4.2'], [], ['C2.4b']],
  service: [[], ['C6'], ['C3'], ['C5'], ['C3']],
  discipline: [[], ['C2.3'], ['C5'], ['C2'], []],
  reportingFault: [[], [], ['C7.2'], [], []],
  integrity: [['C5', 'V1', 'V2', 'V3', 'V4'], ['misacting'], ['C8'], ['C6', 'T2', 'T5', 'T6'], ['C5']],
  businessEnvironment: [['A4.4'], [], ['C1.4', 'C1.5', 'C1.6'], ['T6'], ['C2.6a', 'C2.6b']],
  rules: [['C8'], [], [], [], []],
  culture: [['C7'], [], [], [], []],
  enforcementSlack: [['C6'], [], [], [], []],
  keyPolicy: [[], [], [], ['T4', 'T7', 'T8'], []],
  projectSafety: [[], [], [], [], []],
  rectificationFault: [[], [], [], ['T1', 'T4.2'], ['C2.7b']],
}

describe('the reviewed table of families', () => {
  test.each(FILES)('every code of $id maps or is empty on purpose', (file) => {
    const table = FAMILIES_OF[file.id] ?? {}
    expect(headsOf(file).filter((code) => !Object.hasOwn(table, code))).toStrictEqual([])
    expect(below(file).filter((code) => familiesOf(file.id, code).length === 0)).toStrictEqual([])
  })
  test.each(FILES)('no line of $id speaks of a code the file does not have', (file) => {
    const known = new Set([...headsOf(file), ...below(file)])
    expect(Object.keys(FAMILIES_OF[file.id] ?? {}).filter((code) => !known.has(code))).toStrictEqual([])
  })
  test.each(IDS.map((id, column) => ({ id, column })))('$id says what model a2 says, row by row', ({ id, column }) => {
    const table = FAMILIES_OF[id] ?? {}
    const rows = Object.fromEntries(
      FAMILIES.map((family) => [family, Object.keys(table).filter((code) => table[code]?.includes(family))]),
    )
    const said = Object.fromEntries(FAMILIES.map((family) => [family, [...(A2[family][column] ?? [])].sort()]))
    expect(Object.fromEntries(Object.entries(rows).map(([family, list]) => [family, [...list].sort()]))).toStrictEqual(
      said,
    )
  })
  test('the 17 families have Chinese words, no two the same', () => {
    expect(FAMILIES).toHaveLength(17)
    expect(new Set(Object.values(FAMILY_ZH)).size).toBe(17)
  })
})

describe('the families of a code', () => {
  test.each([
    ['a category', 's0', 'C4', ['burden']],
    ['one with two, the main one first', 's0', 'C6', ['enforcementSlack', 'idleness']],
    ['a manifestation has those of its category', 's0', 'C6.2', ['enforcementSlack', 'idleness']],
    ['one with its own has those as well, after its own', 's2', 'C1.8', ['burden', 'formalism']],
    ['a key task’s too', 's3', 'T4.2', ['rectificationFault', 'keyPolicy']],
    ['a code with letters behind the point', 's4', 'C2.6a', ['businessEnvironment', 'shirking', 'idleness']],
    ['none on purpose', 's1', 'slow-acting', []],
    ['a code nobody knows', 's0', 'C9', []],
    ['a campaign nobody knows', 's9', 'C1', []],
    ['a name every object has', 's0', 'constructor', []],
    ['a campaign named so', 'constructor', 'name', []],
  ])('%s', (_, document, code, families) => expect(familiesOf(document, code)).toStrictEqual(families))

  test('c6.4 integrity over all campaigns is the sum of the local codes mapped to it', () => {
    const counted = FILES.map(
      (file) => headsOf(file).filter((code) => familiesOf(file.id, code).includes('integrity')).length,
    )
    expect(counted).toStrictEqual([5, 1, 1, 4, 1])
  })
})
