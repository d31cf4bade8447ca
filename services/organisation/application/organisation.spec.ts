import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Clock } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import { commandGate, type CommandAnswer, type SendCommand } from '@huiyin/messaging'
import {
  lineAbove,
  organisationCommands,
  rolesOn,
  scopeAt,
  type OrganisationInput,
} from '@huiyin/contracts/organisation'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { organisationFromLog, type OrganisationLookUp } from './look-up.js'
import { organisationHandlers } from './organisation.js'

let store: EventStore
let lookUp: OrganisationLookUp
let send: SendCommand
let commands: number

const started = (log: EventStore, clock: Clock) =>
  commandGate({
    ports: [
      {
        definitions: organisationCommands,
        handlers: organisationHandlers({ store: log, lookUp: organisationFromLog(log) }),
      },
    ],
    clock,
    zoneOf: () => 'Asia/Shanghai',
    print: (text) => text,
  })

beforeEach(() => {
  const clock = settableClock('2026-03-01T02:00:00.000Z')
  store = memoryEventStore({ clock, log: memoryLog() })
  lookUp = organisationFromLog(store)
  send = started(store, clock)
  commands = 0
})

type Name = keyof typeof organisationCommands
const ask = <N extends Name>(
  name: N,
  input: OrganisationInput<N>,
  tenant = 'city',
  by = 'admin',
): Promise<CommandAnswer> => {
  commands += 1
  return send({
    name,
    input,
    commandId: `command-${commands}`,
    tenant,
    actor: { person: by, post: null, unit: null },
    occurred: null,
    correlation: 'spec',
    causation: 'spec',
  })
}
const does = async <N extends Name>(name: N, input: OrganisationInput<N>, tenant = 'city') => {
  const answer = await ask(name, input, tenant)
  expect(answer).toMatchObject({ ok: true })
}
const codeOf = (answer: CommandAnswer) => (answer.ok ? 'accepted' : answer.refusal)

const FIRST = '2026-01-01'
const create = (unitId: string, parentId: string | null) =>
  does('CreateUnit', { unitId, name: unitId, nameEn: null, parentId, level: 'bureau', validFrom: FIRST })
const city = async () => {
  await create('city', null)
  await create('b1', 'city')
  await create('b2', 'city')
  await create('s1', 'b1')
}
const post = (postId: string, unitId: string, rank: 'principal' | 'member' = 'principal') => ({
  ...{ postId, postTitle: '负责人', unitId, rank, validFrom: FIRST, validTo: null },
})

describe('the tree', () => {
  test('is put together command by command, each seeing what the one before wrote', async () => {
    await city()
    const { units } = await lookUp.latest()
    expect([...units.keys()]).toStrictEqual(['city', 'b1', 'b2', 's1'])
  })
  test('never goes round, whoever asks first and however many ask at once', async () => {
    await city()
    const move = (unitId: string, parentId: string) => ask('MoveUnit', { unitId, parentId, validFrom: '2026-04-01' })
    const answers = await Promise.all([move('b1', 'b2'), move('b2', 's1'), move('b2', 'b1')])
    expect(answers.map(codeOf)).toStrictEqual(['accepted', 'ParentIsBelow', 'ParentIsBelow'])
  })
  test('does not let two units be merged into each other', async () => {
    await city()
    const merge = (unitId: string, intoUnitId: string) =>
      ask('MergeUnit', { unitId, intoUnitId, validFrom: '2026-04-01' })
    const answers = await Promise.all([merge('b1', 'b2'), merge('b2', 'b1')])
    expect(answers.map(codeOf)).toStrictEqual(['accepted', 'TargetEnded'])
  })
  test('does not let a unit be closed while another is put below it', async () => {
    await city()
    const answers = await Promise.all([
      ask('MoveUnit', { unitId: 's1', parentId: 'b2', validFrom: '2026-05-01' }),
      ask('CloseUnit', { unitId: 'b2', reason: '机构改革', validFrom: '2026-04-01' }),
      ask('CloseUnit', { unitId: 'b1', reason: '机构改革', validFrom: '2026-05-01' }),
    ])
    expect(answers.map(codeOf)).toStrictEqual(['accepted', 'UnitsBelow', 'accepted'])
  })
  test('of one tenant has no place for units of another', async () => {
    await city()
    await does(
      'CreateUnit',
      { unitId: 'town', name: 'town', nameEn: null, parentId: null, level: 'county', validFrom: FIRST },
      'town',
    )
    const input = { unitId: 's2', name: 's2', nameEn: null, level: 'section', validFrom: FIRST } as const
    expect(codeOf(await ask('CreateUnit', { ...input, parentId: 'town' }))).toBe('ParentUnknown')
    expect(codeOf(await ask('MoveUnit', { unitId: 's1', parentId: 'town', validFrom: FIRST }))).toBe('ParentUnknown')
    expect(codeOf(await ask('MergeUnit', { unitId: 's1', intoUnitId: 'town', validFrom: FIRST }))).toBe('TargetUnknown')
  })
  test('is refused nothing because of a command that failed before', async () => {
    await city()
    expect(codeOf(await ask('MoveUnit', { unitId: 'nothing', parentId: 'b2', validFrom: FIRST }))).toBe('UnitUnknown')
    await does('RenameUnit', { unitId: 'b2', name: '第二局', nameEn: null, validFrom: FIRST })
    await does('MoveUnit', { unitId: 's1', parentId: 'b2', validFrom: '2026-04-01' })
  })
})

describe('the posts', () => {
  beforeEach(async () => {
    await city()
    for (const personId of ['wang', 'li']) await does('AddPerson', { personId, name: personId, validFrom: FIRST })
  })
  test('of two persons asked for at once go to the first', async () => {
    const answers = await Promise.all([
      ask('AppointPerson', { personId: 'wang', ...post('p1', 'b1') }),
      ask('AppointPerson', { personId: 'li', ...post('p1', 'b1', 'member') }),
      ask('AppointPerson', { personId: 'li', ...post('p2', 'b1') }),
    ])
    expect(answers.map(codeOf)).toStrictEqual(['accepted', 'PostHeldByAnother', 'UnitHasPrincipal'])
  })
  test('S4-92 are handed over from one day to the next', async () => {
    await does('AppointPerson', { personId: 'wang', ...post('p1', 'b1') })
    await does('EndAppointment', { personId: 'wang', postId: 'p1', validTo: '2026-06-30' })
    await does('AppointPerson', { personId: 'li', ...post('p1', 'b1'), validFrom: '2026-07-01' })
    const snapshot = await lookUp.latest()
    const heads = ['2026-06-30', '2026-07-01'].map((day) =>
      lineAbove(snapshot, { unitId: 's1' }, day)[0]?.leaders.map(({ personId }) => personId),
    )
    expect(heads).toStrictEqual([['wang'], ['li']])
  })
  test('are only in units that exist', async () => {
    await does('CloseUnit', { unitId: 'b2', reason: '机构改革', validFrom: '2026-02-01' })
    expect(codeOf(await ask('AppointPerson', { personId: 'wang', ...post('p1', 'b2') }))).toBe('UnitEnded')
    expect(codeOf(await ask('AppointPerson', { personId: 'wang', ...post('p1', 'b9') }))).toBe('UnitUnknown')
  })
})

describe('the accounts', () => {
  const open = (personId: string, validFrom = '2026-03-01') => ({
    ...{ login: 'wang.li', personId, roles: ['handler' as const], validFrom },
  })
  test('belong to persons who were added', async () => {
    await city()
    expect(codeOf(await ask('OpenAccount', open('wang')))).toBe('PersonUnknown')
    await does('AddPerson', { personId: 'wang', name: '王力', validFrom: FIRST })
    await does('OpenAccount', open('wang'))
    const { accounts } = await lookUp.latest()
    expect(rolesOn(accounts.get('wang.li')!, '2026-03-01')).toStrictEqual(['handler'])
  })
  test('give with the posts the scope of a person', async () => {
    await city()
    await does('AddPerson', { personId: 'wang', name: '王力', validFrom: FIRST })
    await does('AppointPerson', { personId: 'wang', ...post('p1', 'b1') })
    await does('OpenAccount', open('wang'))
    const scope = scopeAt(await lookUp.latest(), 'wang', '2026-03-01')
    expect(scope).toStrictEqual({ unitIds: ['b1', 's1'], roles: ['handler'] })
  })
  test('change from today on, and today is the day of the tenant', async () => {
    await does('AddPerson', { personId: 'wang', name: '王力', validFrom: FIRST })
    expect(codeOf(await ask('OpenAccount', open('wang', '2026-02-28')))).toBe('RightInThePast')
    const evening = settableClock('2026-03-01T16:00:00.000Z') // midnight in Shanghai: it is the second of March there
    send = started(store, evening)
    expect(codeOf(await ask('OpenAccount', open('wang', '2026-03-01')))).toBe('RightInThePast')
    expect(codeOf(await ask('OpenAccount', open('wang', '2026-03-02')))).toBe('accepted')
  })
  test('are not widened by their own person', async () => {
    await does('AddPerson', { personId: 'wang', name: '王力', validFrom: FIRST })
    expect(codeOf(await ask('OpenAccount', open('wang'), 'city', 'wang'))).toBe('OwnAccount')
    await does('OpenAccount', open('wang'))
    const grant = { login: 'wang.li', role: 'leader', validFrom: '2026-03-01' } as const
    expect(codeOf(await ask('GrantRole', grant, 'city', 'wang'))).toBe('OwnAccount')
    await does('GrantRole', grant)
    await does('RevokeRole', grant)
    await does('CloseAccount', { login: 'wang.li', reason: '调离', validFrom: '2026-03-01' })
  })
})

describe('the look-up', () => {
  test('of a log that was there before is the same as of one that was followed', async () => {
    await city()
    await does('AddPerson', { personId: 'wang', name: '王力', validFrom: FIRST })
    await does('AppointPerson', { personId: 'wang', ...post('p1', 'b1') })
    await does('MoveUnit', { unitId: 's1', parentId: 'b2', validFrom: '2026-04-01' })
    await does('OpenAccount', { login: 'wang', personId: 'wang', roles: ['leader'], validFrom: '2026-03-01' })
    expect(await organisationFromLog(store).latest()).toStrictEqual(await lookUp.latest())
  })
  test('asked by many at once counts nothing twice', async () => {
    await city()
    await does('AddPerson', { personId: 'wang', name: '王力', validFrom: FIRST })
    await does('AppointPerson', { personId: 'wang', ...post('p1', 'b1') })
    const fresh = organisationFromLog(store)
    const [one] = await Promise.all(Array.from({ length: 5 }, () => fresh.latest()))
    expect(one?.appointments.get('wang')).toHaveLength(1)
  })
  test('goes on after a fault of the store', async () => {
    await city()
    let faults = 1
    const failing: EventStore = Object.assign(Object.create(store) as EventStore, {
      readLog: (...asked: Parameters<EventStore['readLog']>) => {
        faults -= 1
        return faults >= 0 ? Promise.reject(new Error('the disk is away')) : store.readLog(...asked)
      },
    })
    const shaken = organisationFromLog(failing)
    await expect(shaken.latest()).rejects.toThrow('the disk is away')
    expect((await shaken.latest()).units.size).toBe(4)
  })
})
