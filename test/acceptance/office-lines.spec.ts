import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { commandsByContext, OFFICE_LINES, type OfficeLine, type Role } from '@huiyin/contracts'
import type { Viewer } from '@huiyin/nest-platform'
import { inputsAbout, openCounty } from './authorisation-inputs.js'
import { expectSameInEveryMode } from './every-mode.js'
import { contextOf, gateOver, viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { ADMINISTRATOR, at, createUnits, MODES, world, type BusMode, type World } from './world.js'

/** The office sits in a unit of its own; K1 and K2 are units it watches over. */
const officer = (line: OfficeLine, person: string = line) => viewerWith([line], { person, unitIds: ['commission'] })
const [OF_K1, OF_K2] = [inputsAbout('K1'), inputsAbout('K2')]

/** Every command somebody with this role may send at all. */
const commandsOf = (role: Role) =>
  Object.values(commandsByContext).flatMap((definitions) =>
    Object.entries(definitions)
      .filter(([, { roles }]) => roles.includes(role))
      .map(([name]) => name),
  )

describe('what a line of the campaign office may send', () => {
  let here: World
  beforeEach(async () => {
    here = await openCounty({ files: true })
  })
  afterEach(() => here.close())
  const tries = async (viewer: Viewer, name: string, input: object = OF_K2[name] ?? {}) => {
    const answer = await gateOver(here.send)(viewer, { context: contextOf(name), name, input })
    await here.drain()
    return answer.ok ? 'accepted' : answer.refusal
  }
  const asks = async (viewer: Viewer, name: string, args: object = {}) => {
    const answer = await askingOver(here)(viewer, name, args)
    return answer.ok ? 'told' : answer.refusal
  }

  test('S1-12 publicity and supervision presses for the work of any unit, and accepts or returns none of it', async () => {
    const publicity = officer('publicityOfficer')
    expect(await tries(publicity, 'RecordSupervision')).toBe('accepted')
    for (const name of ['PassAcceptance', 'ReturnForRework', 'DecideExtension', 'OrderReRectification', 'ClaimDone'])
      expect([name, await tries(publicity, name)]).toStrictEqual([name, 'RoleMissing'])
  })
  test('S1-12 publicity drafts what is public, and a second person publishes it', async () => {
    const [publicity, second] = [officer('publicityOfficer'), officer('publicityOfficer', 'second')]
    expect(await tries(publicity, 'DraftPublication')).toBe('accepted')
    expect(await tries(publicity, 'PublishEntry')).toBe('OwnDraft')
    expect(await tries(second, 'PublishEntry')).toBe('accepted')
    expect(await tries(publicity, 'WithdrawPublication')).toBe('accepted')
  })
  test('S1-12 publicity neither proposes nor decides a measure, and learns of none, nor of covert checks', async () => {
    const publicity = officer('publicityOfficer')
    for (const name of ['ProposeSanction', 'DecideSanction', 'ClarifySanction', 'PlanInspection'])
      expect([name, await tries(publicity, name)]).toStrictEqual([name, 'RoleMissing'])
    expect([await asks(publicity, 'sanctions'), await asks(publicity, 'inspections')]).toStrictEqual([
      ...['RoleMissing', 'RoleMissing'],
    ])
    expect(await asks(publicity, 'rankings')).toBe('told')
  })
  test('S1-13 performance asks those who were answered, and reads figures and rankings of every unit', async () => {
    const performance = officer('performanceOfficer')
    expect(await tries(performance, 'RecordCallBack')).toBe('accepted')
    expect(await tries(performance, 'RateReport', OF_K1['RateReport'])).toBe('accepted')
    for (const name of ['figures', 'rankings'])
      expect([name, await asks(performance, name)]).toStrictEqual([name, 'told'])
  })
  test('S1-13 performance publishes or corrects no ranking alone: the evaluation office does', async () => {
    const performance = officer('performanceOfficer')
    for (const name of ['PublishRanking', 'CorrectRanking', 'ProposeSanction', 'RecordSupervision', 'PublishEntry'])
      expect([name, await tries(performance, name)]).toStrictEqual([name, 'RoleMissing'])
    expect(await asks(performance, 'sanctions')).toBe('RoleMissing')
  })
  test('S1-14 coordination opens work for any unit, and keeps the ledgers of its own unit only', async () => {
    const coordination = officer('coordinationOfficer')
    expect(await tries(coordination, 'OpenWork')).toBe('accepted')
    const own = { ...OF_K2['OpenLedger'], unitId: 'commission', year: 2020 }
    expect(await tries(coordination, 'OpenLedger', own)).toBe('accepted')
    for (const name of ['OpenLedger', 'ReportLedger', 'ClearLedger', 'EnterWorkRecord', 'EnterInLedger'])
      expect([name, await tries(coordination, name)]).toStrictEqual([name, 'NotYourUnit'])
    expect(await asks(coordination, 'recurrences')).toBe('told')
  })
  test('S1-14 coordination audits no ledger, and neither hands out, accepts nor publishes anything', async () => {
    const coordination = officer('coordinationOfficer')
    const others = [
      'AuditLedger',
      'ReconcileLedger',
      'DeclineProgramme',
      'AssignItem',
      'PassAcceptance',
      'PublishEntry',
    ]
    for (const name of [...others, 'ActivateCampaign', 'ConfigureCampaign'])
      expect([name, await tries(coordination, name)]).toStrictEqual([name, 'RoleMissing'])
  })
  test('S1-15 accountability looks into any unit and proposes a measure, which somebody else decides', async () => {
    const accountability = officer('accountabilityOfficer')
    const inspection = { ...OF_K2['PlanInspection'], inspectionId: 'another' }
    expect(await tries(accountability, 'PlanInspection', inspection)).toBe('accepted')
    const proposal = { ...OF_K2['ProposeSanction'], sanctionId: 'another' }
    expect(await tries(accountability, 'ProposeSanction', proposal)).toBe('accepted')
    const decision = { ...OF_K2['DecideSanction'], sanctionId: 'another' }
    expect(await tries(accountability, 'DecideSanction', decision)).toBe('RoleMissing')
    const supervisor = viewerWith(['supervisor'], { unitIds: ['supervision'] })
    expect(await tries(supervisor, 'DecideSanction', decision)).toBe('accepted')
    expect([await asks(accountability, 'sanctions'), await asks(accountability, 'findings')]).toStrictEqual([
      ...['told', 'told'],
    ])
  })
  test('S1-15 a line together with a role that decides still decides nothing that it proposed', async () => {
    const both = viewerWith(['accountabilityOfficer', 'disciplineOfficer'], { person: 'b', unitIds: ['commission'] })
    const sanction = { sanctionId: 'another' }
    expect(await tries(both, 'ProposeSanction', { ...OF_K2['ProposeSanction'], ...sanction })).toBe('accepted')
    expect(await tries(both, 'DecideSanction', { ...OF_K2['DecideSanction'], ...sanction })).toBe('OwnProposal')
  })
  test('no line sends what it was not given: everything else is refused, and writes nothing', async () => {
    for (const line of OFFICE_LINES) {
      const allowed = commandsOf(line)
      const before = here.log.events.length
      const others = Object.values(commandsByContext)
        .flatMap((definitions) => Object.keys(definitions))
        .filter((name) => !allowed.includes(name))
      const said = new Set(await Promise.all(others.map((name) => tries(officer(line), name))))
      expect([line, [...said], here.log.events.length]).toStrictEqual([line, ['RoleMissing'], before])
      // what opens data of a reporter, gives out rights or decides about a consequence is no line's
      const never = [
        'OpenReporter',
        'ConsentToOpening',
        'GrantRole',
        'DecideSanction',
        'PassAcceptance',
        'VoidItemFact',
      ]
      expect(never.filter((name) => allowed.includes(name))).toStrictEqual([])
    }
  })
})

const THREE = [
  ['publicityOfficer', 'wang'],
  ['performanceOfficer', 'li'],
  ['coordinationOfficer', 'zhao'],
] as const
const account = (login: string, more: object) => ({ login, validFrom: '2020-03-02', ...more })

/** c2.2: three people, and a line each. */
const givenToThree = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-03-02', '09:00:00.000') })
  await createUnits(here, '2020-03-01', { office: 'county' })
  for (const [line, personId] of THREE) {
    await here.does(ADMINISTRATOR, 'AddPerson', { personId, name: `示例${personId}`, validFrom: '2020-03-01' })
    await here.does(ADMINISTRATOR, 'OpenAccount', account(personId, { personId, roles: [line] }))
  }
  return here
}
interface Told {
  readonly setUp: boolean
  readonly open: readonly string[]
  readonly lines: readonly { readonly line: string; readonly holders: readonly object[] }[]
}

describe('the lines of the campaign office', () => {
  let here: World
  beforeEach(async () => {
    here = await givenToThree('plain')
  })
  afterEach(() => here.close())
  const asked = async (role: Role) => {
    const answer = await askingOver(here)(viewerWith([role], { unitIds: [] }), 'officeLines', {})
    return answer.ok ? (answer.answer as Told) : answer.refusal
  }
  const heldBy = async (line: OfficeLine) =>
    ((await asked('administrator')) as Told).lines.find((one) => one.line === line)?.holders

  test('c2.2 S1-12 S1-13 S1-14 S1-15 of four lines given to three people the open one is named to administrator and leader', async () => {
    for (const role of ['administrator', 'leader'] as const)
      expect(await asked(role)).toMatchObject({ setUp: true, open: ['accountabilityOfficer'] })
    expect(await heldBy('publicityOfficer')).toStrictEqual([{ personId: 'wang', since: '2020-03-02' }])
  })
  test('S1-15 the warning ends when the line is given, and comes back on the day it is taken', async () => {
    const role = 'accountabilityOfficer'
    await here.does(ADMINISTRATOR, 'GrantRole', account('zhao', { role, validFrom: '2020-03-03' }))
    expect(await asked('leader')).toMatchObject({ open: [role] })
    await here.moveTo(at('2020-03-03', '09:00:00.000'))
    expect(await asked('leader')).toMatchObject({ open: [] })
    expect(await heldBy(role)).toStrictEqual([{ personId: 'zhao', since: '2020-03-03' }])
    await here.does(ADMINISTRATOR, 'CloseAccount', account('zhao', { reason: '调离', validFrom: '2020-03-04' }))
    await here.moveTo(at('2020-03-04', '09:00:00.000'))
    expect(await asked('leader')).toMatchObject({ open: ['coordinationOfficer', role] })
  })
  test('the administrator gives no line to himself, and who handles or accepts is not told who holds them', async () => {
    const role = 'accountabilityOfficer'
    const own = { person: 'wang', post: null, unit: null }
    expect(await here.ask(own, 'GrantRole', account('wang', { role }))).toMatchObject({ refusal: 'OwnAccount' })
    expect([await asked('handler'), await asked('acceptanceOfficer')]).toStrictEqual(['RoleMissing', 'RoleMissing'])
  })
  test('a tenant whose accounts know no line is told so, and warned of nothing', async () => {
    const before = await openCounty()
    const viewer = viewerWith(['leader'], { unitIds: [] })
    expect(await askingOver(before)(viewer, 'officeLines', {})).toMatchObject({ ok: true, answer: { setUp: false } })
    await before.close()
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(givenToThree, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
