import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commandsByContext, questionsByContext, ROLES, type Role } from '@huiyin/contracts'
import type { CommandAnswer } from '@huiyin/messaging'
import type { QuestionAnswer, Viewer } from '@huiyin/nest-platform'
import { argumentsAbout, inputsAbout, itemOf, openCounty } from './authorisation-inputs.js'
import { gateOver, OWN_UNITS, viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import type { World } from './world.js'

const FILE = 'docs/catalogue/authorisation.csv'
const HEAD = 'kind,context,name,role,ownUnit,foreignUnit'

/** One reviewed row: what somebody with this role alone gets of his own units, and of a foreign one. */
interface Row {
  readonly kind: string
  readonly context: string
  readonly name: string
  readonly role: Role
  readonly ownUnit: string
  readonly foreignUnit: string
}

const [head, ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n')
const rows: readonly Row[] = lines.map((text) => {
  const [kind, context, name, role, ownUnit, foreignUnit] = text.split(',') as [
    string,
    string,
    string,
    Role,
    ...string[],
  ]
  return { kind, context, name, role, ownUnit: ownUnit ?? '', foreignUnit: foreignUnit ?? '' }
})

/** Every cell there has to be: each command and each question by each role. */
const everyCell = (): readonly string[] => [
  ...Object.entries(commandsByContext).flatMap(([context, definitions]) =>
    Object.keys(definitions).flatMap((name) => ROLES.map((role) => `command,${context},${name},${role}`)),
  ),
  ...Object.entries(questionsByContext).flatMap(([context, definitions]) =>
    Object.keys(definitions).flatMap((name) => ROLES.map((role) => `question,${context},${name},${role}`)),
  ),
]

const PERMISSION = ['RoleMissing', 'NotYourUnit']
/** A refusal that comes before permission is judged would make a cell pass unseen. */
const TOO_EARLY = ['CommandUnknown', 'InputInvalid', 'OccurredInTheFuture', 'RecordedTooLate']

/** What permission said; that the decider refuses later means that it had let the command pass. */
const permissionIn = (answer: CommandAnswer): string => {
  if (answer.ok) return 'allowed'
  if (TOO_EARLY.includes(answer.refusal)) throw new Error(`the input was never judged: ${JSON.stringify(answer)}`)
  return PERMISSION.includes(answer.refusal) ? answer.refusal : 'allowed'
}

let here: World
let send: ReturnType<typeof gateOver>
let ask: ReturnType<typeof askingOver>
const INPUTS = { own: inputsAbout('K1'), foreign: inputsAbout('K2') }

beforeAll(async () => {
  here = await openCounty({ files: true })
  send = gateOver(here.send)
  ask = askingOver(here)
})
afterAll(() => here.close())

const viewerOf = (role: Role): Viewer => viewerWith([role], { unitIds: [...OWN_UNITS, 'K1-A', 'K1-B', 'K1-C'] })

const commandCell = async ({ context, name, role, ...expected }: Row) => {
  const found = { ownUnit: '', foreignUnit: '' }
  const sending = (input: object | undefined) => send(viewerOf(role), { context, name, input })
  found.ownUnit = permissionIn(await sending(INPUTS.own[name]))
  found.foreignUnit = permissionIn(await sending(INPUTS.foreign[name]))
  return { found, expected: { ownUnit: expected.ownUnit, foreignUnit: expected.foreignUnit } }
}

/** Whether an answer tells of a unit: its item, its entry, its cases, or the unit itself. */
const tellsOf = (name: string, unitId: string, answer: unknown): boolean => {
  // of the whole tenant, of no unit
  if (['channels', 'handlingModes', 'ledgerKinds', 'catalogues', 'inspectionChoices', 'mapLayers'].includes(name))
    return (answer as readonly unknown[]).length > 0
  if (name === 'officeLines') return (answer as { readonly lines: readonly unknown[] }).lines.length > 0
  if (name === 'rankings') return (answer as { readonly rows: readonly unknown[] }).rows.length > 0
  if (
    [
      'item',
      'history',
      'replyTemplates',
      'ledgerStatement',
      'sanction',
      'openedReporter',
      'photos',
      'evidence',
      'inspection',
    ].includes(name)
  )
    return answer !== null
  if (name === 'evidenceFile' || name === 'findingFile')
    return (answer as { readonly bytes: Uint8Array }).bytes.length > 0
  if (name === 'figures') {
    const { overall, tiles } = answer as Figures
    expect(tiles[0]?.value).toBe(overall.denominator)
    return overall.denominator > (unitId === 'K1' ? 0 : 1)
  }
  const text = JSON.stringify(answer)
  return text.includes(`"${unitId}"`) || text.includes(itemOf(unitId))
}
interface Figures {
  readonly overall: { readonly denominator: number }
  readonly tiles: readonly { readonly value: number }[]
}

/** What was not opened just now, or is erased, was let pass by permission; a file that is not to be seen is not there. */
const REFUSED_AS: Readonly<Record<string, boolean>> = { NotOpenedByYou: true, FileErased: true, FileNotFound: false }
const seen = (name: string, unitId: string, answer: QuestionAnswer): boolean | string =>
  answer.ok ? tellsOf(name, unitId, answer.answer) : (REFUSED_AS[answer.refusal] ?? answer.refusal)

const questionCell = async ({ context, name, role, ...expected }: Row) => {
  const full = context === 'dashboard' ? name : `${context}/${name}`
  const asked = (unitId: string) => ask(viewerOf(role), full, argumentsAbout(unitId)[name] ?? {})
  const [own, foreign] = [seen(name, 'K1', await asked('K1')), seen(name, 'K2', await asked('K2'))]
  const reach = foreign === true ? 'all' : 'units'
  const found = {
    ownUnit: own === true ? reach : own === false ? 'none' : own,
    foreignUnit: foreign === true ? reach : foreign === false ? 'none' : foreign,
  }
  return { found, expected: { ownUnit: expected.ownUnit, foreignUnit: expected.foreignUnit } }
}

/** Every cell of these rows that is not as it was reviewed. */
const wrongCells = async (of: readonly Row[]): Promise<readonly string[]> => {
  const wrong: string[] = []
  for (const row of of) {
    const { found, expected } = await (row.kind === 'command' ? commandCell(row) : questionCell(row))
    const same = found.ownUnit === expected.ownUnit && found.foreignUnit === expected.foreignUnit
    if (!same) wrong.push(`${row.name} by ${row.role}: ${JSON.stringify({ expected, found })}`)
  }
  return wrong
}
const namesOf = (kind: string): readonly string[] => [
  ...new Set(rows.filter((row) => row.kind === kind).map(({ name }) => name)),
]

describe('the reviewed cells', () => {
  test('hold every command and every question by every role, once, and nothing else', () => {
    expect(head).toBe(HEAD)
    const cells = rows.map(({ kind, context, name, role }) => [kind, context, name, role].join(','))
    expect(cells.toSorted()).toStrictEqual(everyCell().toSorted())
  })
  test('use the words of permission only', () => {
    const words = { command: ['allowed', ...PERMISSION], question: ['all', 'units', 'none', 'RoleMissing'] }
    const isWorded = ({ kind, ownUnit, foreignUnit }: Row) =>
      [ownUnit, foreignUnit].every((cell) => words[kind as keyof typeof words]?.includes(cell))
    expect(rows.filter((row) => !isWorded(row))).toStrictEqual([])
  })
  test.each(namesOf('command'))('%s is let through for whom it was reviewed, and for nobody else', async (name) => {
    expect(await wrongCells(rows.filter((row) => row.name === name && row.kind === 'command'))).toStrictEqual([])
  })
  test.each(namesOf('question'))('%s tells of the units that were reviewed, and of no other', async (name) => {
    expect(await wrongCells(rows.filter((row) => row.name === name && row.kind === 'question'))).toStrictEqual([])
  })
})

describe('this check can fail', () => {
  const flipped = (name: string, role: Role, cells: Partial<Row>): readonly Row[] =>
    rows.filter((row) => row.name === name && row.role === role).map((row) => ({ ...row, ...cells }))

  test('on a cell that promises too much or too little', async () => {
    expect(await wrongCells(flipped('PlanRemedies', 'handler', { foreignUnit: 'allowed' }))).toHaveLength(1)
    expect(await wrongCells(flipped('AssignItem', 'auditor', { ownUnit: 'allowed' }))).toHaveLength(1)
    expect(await wrongCells(flipped('items', 'handler', { foreignUnit: 'all' }))).toHaveLength(1)
    expect(await wrongCells(flipped('figures', 'auditor', { foreignUnit: 'none' }))).toHaveLength(1)
  })
  test('on an input that is refused before permission is judged', () => {
    expect(() => permissionIn({ ok: false, refusal: 'InputInvalid', problems: [] })).toThrow('never judged')
  })
})
