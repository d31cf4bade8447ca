import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { commandsByContext, type Role } from '@huiyin/contracts'
import { ACCOUNT_ROLES } from '@huiyin/contracts/organisation'
import type { CommandAnswer } from '@huiyin/messaging'
import type { Viewer } from '@huiyin/nest-platform'
import { inputsAbout, itemOf, openCounty } from './authorisation-inputs.js'
import { contextOf, gateOver, viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { type World } from './world.js'

const ITEM_QUESTIONS = ['items', 'item', 'entries', 'history', 'figures', 'cases']
const INPUTS = inputsAbout('K1')
const FOREIGN = inputsAbout('K2')

let here: World
let send: ReturnType<typeof gateOver>
let ask: ReturnType<typeof askingOver>
beforeEach(async () => {
  here = await openCounty()
  send = gateOver(here.send)
  ask = askingOver(here)
})
afterEach(() => here.close())

const codeOf = (answer: CommandAnswer) => (answer.ok ? 'accepted' : answer.refusal)
/** Sends a command about K1, or with another input, and says what came of it. */
const tries = async (viewer: Viewer, name: string, input: object = INPUTS[name] ?? {}) => {
  const { entryId } = input as { readonly entryId?: string }
  const evidence = name === 'ClaimDone' && entryId ? { evidence: await here.evidenceFor(entryId) } : {}
  const answer = await send(viewer, { context: contextOf(name), name, input: { ...input, ...evidence } })
  await here.drain()
  return codeOf(answer)
}
const told = async <T>(viewer: Viewer, name: string, args: object = {}) => {
  const answer = await ask(viewer, name, args)
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  return answer.answer as T
}
interface Page {
  readonly total: number
  readonly rows: readonly object[]
}
interface Figures {
  readonly overall: { readonly denominator: number }
  readonly tiles: readonly { readonly key: string; readonly value: number }[]
  readonly ranking: readonly { readonly unitId: string; readonly rankHighest: number }[]
  readonly rankedAgainst: object | null
}
const commandNames = (may: (roles: readonly Role[]) => boolean) =>
  Object.values(commandsByContext).flatMap((definitions) =>
    Object.entries(definitions)
      .filter(([, { roles }]) => may(roles))
      .map(([name]) => name),
  )
const handler = viewerWith(['handler'])
const answersAll = (names: readonly string[], viewer: Viewer) =>
  Promise.all(names.map((name) => tries(viewer, name, {})))

describe('nobody judges himself', () => {
  test('S3-79 S3-80 nobody accepts or sends back his own work, whatever his roles', async () => {
    const both = viewerWith(['handler', 'acceptanceOfficer'], { person: 'both' })
    expect(await tries(both, 'ClaimDone')).toBe('accepted')
    expect(await tries(viewerWith(['operator']), 'ReplyToReport')).toBe('accepted')
    expect(await tries(both, 'PassAcceptance')).toBe('OwnWork')
    expect(await tries(both, 'ReturnForRework')).toBe('OwnWork')
    expect(await tries(viewerWith(['acceptanceOfficer']), 'PassAcceptance')).toBe('accepted')
  })
  test('S3-14 nobody decides his own extension; the principal of his unit does', async () => {
    const both = viewerWith(['handler', 'unitPrincipal'], { person: 'both' })
    expect(await tries(both, 'RequestExtension')).toBe('accepted')
    expect(await tries(both, 'DecideExtension')).toBe('OwnRequest')
    expect(await tries(viewerWith(['unitPrincipal']), 'DecideExtension')).toBe('accepted')
  })
  test('S1-83 nobody decides a sanction of his own unit or of one above it', async () => {
    const inside = (unitId: string) => viewerWith(['supervisor'], { person: `of-${unitId}`, unitIds: [unitId] })
    expect(await tries(inside('K1'), 'DecideSanction')).toBe('OwnUnit')
    expect(await tries(inside('K11'), 'DecideSanction')).toBe('OwnUnit')
    expect(await tries(inside('supervision'), 'DecideSanction')).toBe('accepted')
  })
  test('S1-83 who proposed a sanction does not decide it', async () => {
    const supervisor = viewerWith(['supervisor'], { unitIds: ['supervision'] })
    const proposal = { ...INPUTS['ProposeSanction'], sanctionId: 'another' }
    expect(await tries(supervisor, 'ProposeSanction', proposal)).toBe('accepted')
    const decision = { ...INPUTS['DecideSanction'], sanctionId: 'another' }
    expect(await tries(supervisor, 'DecideSanction', decision)).toBe('OwnProposal')
  })
  test('nobody gives himself a right, not by another account of his either', async () => {
    const administrator = viewerWith(['administrator'], { person: 'clerk-K1' })
    expect(await tries(administrator, 'GrantRole', { ...INPUTS['GrantRole'], role: 'leader' })).toBe('OwnAccount')
    const second = { login: 'second.login', personId: 'clerk-K1', roles: ['leader'], validFrom: '2020-01-02' }
    expect(await tries(administrator, 'OpenAccount', second)).toBe('OwnAccount')
  })
})

describe('every unit keeps to its own', () => {
  test('S2-08 a handler of another bureau cannot plan, claim or ask for more time', async () => {
    for (const name of ['PlanRemedies', 'ClaimDone', 'RequestExtension']) {
      expect(await tries(handler, name, FOREIGN[name])).toBe('NotYourUnit')
    }
    expect(here.facts('RemediesPlanned', 'CompletionClaimed', 'ExtensionRequested')).toStrictEqual([])
  })
  test('S1-81 only the unit concerned states its view', async () => {
    expect(await tries(viewerWith(['unitPrincipal']), 'StateOwnView', FOREIGN['StateOwnView'])).toBe('NotYourUnit')
    expect(await tries(viewerWith(['unitPrincipal']), 'StateOwnView')).toBe('accepted')
  })
  test('the administrator of a bureau neither takes a unit from another nor hands one over to it', async () => {
    const ofK1 = viewerWith(['administrator'], { unitIds: ['K1', 'K11', 'K1-A', 'K1-B'] })
    const move = (unitId: string, parentId: string) =>
      tries(ofK1, 'MoveUnit', { unitId, parentId, validFrom: '2020-01-02' })
    expect(await move('K2-A', 'K1')).toBe('NotYourUnit')
    expect(await move('K1-A', 'K2')).toBe('NotYourUnit')
    expect(await tries(ofK1, 'MergeUnit', { unitId: 'K1-A', intoUnitId: 'K2-A', validFrom: '2020-01-02' })).toBe(
      'NotYourUnit',
    )
    expect(await move('K1-A', 'K1-B')).toBe('accepted')
  })
  test('a unit that is yet to come is in the hands of the one it will stand under', async () => {
    const later = { unitId: 'K1-later', name: '新科室', nameEn: null, validFrom: '2020-06-01' }
    const of = (unitId: string) => viewerWith(['administrator'], { unitIds: [unitId] })
    expect(await tries(of('K1'), 'CreateUnit', { ...later, parentId: 'K1', level: 'section' })).toBe('accepted')
    expect(await tries(of('K2'), 'RenameUnit', { ...later, name: '他科室' })).toBe('NotYourUnit')
    expect(await tries(of('K1'), 'RenameUnit', { ...later, name: '他科室' })).toBe('accepted')
  })
  test('an item that was handed on is shown to the unit that has it, and to no other', async () => {
    const ofK2 = viewerWith(['handler'], { person: 'of-K2', unitIds: ['K2'] })
    const handOn = { itemId: itemOf('K1'), unitId: 'K2', personId: null, reason: '不属本单位职责' }
    expect(await tries(viewerWith(['dispatcher']), 'TransferItem', handOn)).toBe('accepted')
    expect(await told(handler, 'item', { itemId: itemOf('K1') })).toBeNull()
    expect(await told(ofK2, 'item', { itemId: itemOf('K1') })).toMatchObject({ row: { unitId: 'K2' } })
    expect(await tries(handler, 'ClaimDone')).toBe('EntryHandedOverAlready')
  })
})

describe('who sees what', () => {
  test('an administrator sees no items in any list, count or figure, also with every unit in reach', async () => {
    const administrator = viewerWith(['administrator'], { unitIds: ['county', 'K1', 'K11', 'K2'] })
    for (const name of ITEM_QUESTIONS) {
      expect(await ask(administrator, name, { itemId: itemOf('K1'), filter: {} })).toMatchObject({
        ok: false,
        refusal: 'RoleMissing',
      })
    }
  })
  test('a handler’s counts equal his rows, in lists and in figures', async () => {
    const [items, entries, cases, figures] = [
      await told<Page>(handler, 'items'),
      await told<Page>(handler, 'entries'),
      await told<Page>(handler, 'cases', { filter: {} }),
      await told<Figures>(handler, 'figures'),
    ]
    for (const { total, rows } of [items, entries, cases]) expect([total, rows.length]).toStrictEqual([1, 1])
    expect(figures.overall.denominator).toBe(1)
    expect(figures.tiles.find(({ key }) => key === 'received')).toMatchObject({ value: 1 })
  })
  test('S3-29 a handler sees his own unit’s row of the ranking, with the rank it has among all', async () => {
    const { ranking, rankedAgainst } = await told<Figures>(handler, 'figures')
    expect(ranking.map(({ unitId }) => unitId)).toStrictEqual(['K1'])
    expect(rankedAgainst).toBeNull()
    const all = await told<Figures>(viewerWith(['unitPrincipal']), 'figures')
    expect(all.ranking.map(({ unitId }) => unitId).toSorted()).toStrictEqual(['K1', 'K2'])
    expect(all.overall.denominator).toBe(1)
  })
  test('nobody sees anything of another tenant, however far his role reaches', async () => {
    const elsewhere = viewerWith(['leader', 'auditor'], { tenant: 'elsewhere', unitIds: ['K1', 'K2'] })
    expect(await told(elsewhere, 'items')).toMatchObject({ total: 0, rows: [] })
    expect(await told(elsewhere, 'entries')).toMatchObject({ total: 0, rows: [] })
    expect(await told(elsewhere, 'cases', { filter: {} })).toMatchObject({ total: 0, rows: [] })
    expect(await told(elsewhere, 'item', { itemId: itemOf('K1') })).toBeNull()
    expect(await told(elsewhere, 'history', { itemId: itemOf('K1') })).toBeNull()
    expect(await told(elsewhere, 'units')).toStrictEqual([])
  })
})

describe('who changes nothing', () => {
  test('an auditor changes nothing: no command is his, and the log stays as it was', async () => {
    const before = here.log.events.length
    const names = commandNames(() => true)
    expect(new Set(await answersAll(names, viewerWith(['auditor'])))).toStrictEqual(new Set(['RoleMissing']))
    expect(here.log.events).toHaveLength(before)
  })
  test('S0-72 a citizen reports, takes back, objects and rates, and sends nothing of the staff', async () => {
    expect(commandNames((roles) => roles.includes('citizen'))).toStrictEqual([
      'ReceiveReport',
      'WithdrawReport',
      'RaiseObjection',
      'RateReport',
    ])
    const staff = commandNames((roles) => !roles.includes('citizen'))
    const citizen = viewerWith(['citizen'], { unitIds: [] })
    expect(new Set(await answersAll(staff, citizen))).toStrictEqual(new Set(['RoleMissing']))
  })
  test('what only the product may say, nobody with an account can say', async () => {
    const own = commandNames((roles) => roles.length === 1 && roles[0] === 'system')
    expect(own.length).toBeGreaterThan(5)
    const everybody = viewerWith([...ACCOUNT_ROLES, 'citizen'])
    expect(new Set(await answersAll(own, everybody))).toStrictEqual(new Set(['RoleMissing']))
  })
  test('whose role is missing is told the same of an item that exists and of one that does not', async () => {
    const unknown = { ...INPUTS['AssignItem'], itemId: 'nowhere' }
    expect(await tries(handler, 'AssignItem')).toBe('RoleMissing')
    expect(await tries(handler, 'AssignItem', unknown)).toBe('RoleMissing')
  })
})
