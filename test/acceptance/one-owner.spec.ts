import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { readCampaignFrom } from '@huiyin/campaign'
import type { TransferRules } from '@huiyin/contracts/intake'
import { expectSameInEveryMode } from './every-mode.js'
import { dispatcher, operator } from './matters.js'
import { ADMINISTRATOR, at, createUnits, world, type BusMode, type World } from './world.js'

const CAMPAIGNS = fileURLToPath(new URL('../../campaigns/', import.meta.url))
const UNITS = { desk: 'county', supervision: 'county', K1: 'county', K11: 'K1', K2: 'county', K3: 'county' }
const ALL = ['complainedOf', 'successor', 'mergedUnit'] as const
const ONE_OWNER: TransferRules = { rule: 'withReason', byChannel: { reception: 'oneOwner' }, grounds: [...ALL] }

/** The fourth campaign, with this rule of handing on. */
const configure = async ({ does, ask }: World, value: unknown) => {
  const reading = readCampaignFrom(CAMPAIGNS, 's4')
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes))
  const { parameters, ...configuration } = reading.configuration
  const transfers = { value, assumption: true, why: '示例' }
  const input = { campaignId: 's4', ...configuration, parameters: { ...parameters, transfers } }
  const answer = await ask(ADMINISTRATOR, 'ConfigureCampaign', input)
  if (answer.ok) await does(ADMINISTRATOR, 'ActivateCampaign', { campaignId: 's4', from: '2022-01-01' })
  return answer
}

/** L1 heads K1 until the end of May and L2 after him; L3 is above nobody. */
const appoint = async ({ does }: World) => {
  const posts = [
    ['L1', 'K1', '2022-01-01', '2022-05-31'],
    ['L2', 'K1', '2022-06-01', null],
    ['L3', 'K3', '2022-01-01', null],
  ] as const
  for (const [personId, unitId, validFrom, validTo] of posts) {
    await does(ADMINISTRATOR, 'AddPerson', { personId, name: `示例${personId}`, validFrom })
    const post = { postId: `${unitId}-head`, postTitle: '负责人', unitId, rank: 'principal', validFrom, validTo }
    await does(ADMINISTRATOR, 'AppointPerson', { personId, ...post })
  }
}

const begin = async (bus: BusMode, rules: TransferRules): Promise<World> => {
  const here = await world({ bus, start: at('2022-01-01', '08:00:00.000') })
  await createUnits(here, '2022-01-01', UNITS)
  await appoint(here)
  await configure(here, rules)
  await here.moveTo(at('2022-03-01', '09:00:00.000'))
  return here
}

/** Comes in by a channel and is registered; a visit is received by a leader. */
const comesIn = async ({ does }: World, itemId: string, channel: string, leader: string | null = null) => {
  const report = { reportId: `${itemId}-report`, channel, reporter: 'anonymous', summary: '示例事项' }
  const fields = channel === 'visit' ? { fields: { people: 1, leader: leader ?? '值班领导' } } : {}
  const unknown = { category: null, place: null, outsideNumber: null, personal: null }
  await does(operator, 'ReceiveReport', { itemId, ...report, ...fields, ...unknown })
  await does(operator, 'RegisterItem', { itemId, number: itemId, category: 'C3', campaign: 's4' })
  if (leader !== null) await does(operator, 'TakeFirstContact', { itemId, personId: leader, unitId: 'K1' })
}
const assign = ({ ask }: World, itemId: string, unitId: string, personId: string | null = null) =>
  ask(dispatcher, 'AssignItem', { itemId, unitId, personId, outsideDeadline: null })
const handOn = ({ ask }: World, itemId: string, to: object, reason: string | null = '示例理由') =>
  ask(dispatcher, 'TransferItem', { itemId, personId: null, reason, ...to })
const takeOver = ({ ask }: World, itemId: string, personId: string, unitId = 'K1') =>
  ask(operator, 'TakeFirstContact', { itemId, personId, unitId })
const itemOf = async ({ rows }: World, itemId: string) => (await rows('items', { item_id: itemId }))[0]!
const said = (answer: Awaited<ReturnType<typeof handOn>>) => (answer.ok ? 'accepted' : answer.refusal)

/** A visit L1 received: given to nobody else, then he is complained of. */
const complained = async (bus: BusMode) => {
  const here = await begin(bus, ONE_OWNER)
  const answers: Record<string, string> = {}
  await comesIn(here, 'visit', 'visit', 'L1')
  answers['assigned to another unit'] = said(await assign(here, 'visit', 'K2'))
  answers['assigned to another person'] = said(await assign(here, 'visit', 'K1', 'L2'))
  answers['assigned to his unit'] = said(await assign(here, 'visit', 'K1'))
  answers['handed on'] = said(await handOn(here, 'visit', { unitId: 'K3', personId: 'L3' }))
  answers['taken over'] = said(await takeOver(here, 'visit', 'L3', 'K3'))
  const before = await itemOf(here, 'visit')
  await here.does(operator, 'NameComplainedOf', { itemId: 'visit', personIds: ['L1'] })
  answers['handed on, being about him'] = said(await handOn(here, 'visit', { unitId: 'K3', personId: 'L3' }))
  answers['handed on once more'] = said(await handOn(here, 'visit', { unitId: 'K2' }))
  return { here, answers, before, after: await itemOf(here, 'visit') }
}

/** L1 leaves at the end of May; K2, which received another visit, becomes part of K3 in July. */
const succeeded = async (bus: BusMode) => {
  const here = await begin(bus, ONE_OWNER)
  const answers: Record<string, string> = {}
  await comesIn(here, 'left', 'visit', 'L1')
  await assign(here, 'left', 'K1')
  await comesIn(here, 'merged', 'visit')
  await assign(here, 'merged', 'K2')
  await here.moveTo(at('2022-05-31', '09:00:00.000'))
  answers['on his last day'] = said(await takeOver(here, 'left', 'L2'))
  await here.moveTo(at('2022-06-01', '09:00:00.000'))
  answers['on the day after'] = said(await takeOver(here, 'left', 'L2'))
  answers['before the merger'] = said(await handOn(here, 'merged', { unitId: 'K3' }))
  await here.does(ADMINISTRATOR, 'MergeUnit', { unitId: 'K2', intoUnitId: 'K3', validFrom: '2022-07-01' })
  await here.moveTo(at('2022-07-01', '09:00:00.000'))
  answers['to a third unit'] = said(await handOn(here, 'merged', { unitId: 'K1' }))
  answers['to the unit it became'] = said(await handOn(here, 'merged', { unitId: 'K3' }))
  answers['received anew in the unit it became'] = said(await takeOver(here, 'merged', 'L3', 'K3'))
  return { here, answers }
}

describe('who receives it keeps it', () => {
  test('S4-41 c5.9 the leader who received a visitor carries it out himself; only what is about him goes to another', async () => {
    const { here, answers, before, after } = await complained('plain')
    expect(answers).toStrictEqual({
      ...{ 'assigned to another unit': 'OneOwner', 'assigned to another person': 'OneOwner' },
      ...{ 'assigned to his unit': 'accepted', 'handed on': 'OneOwner', 'taken over': 'OneOwner' },
      ...{ 'handed on, being about him': 'accepted', 'handed on once more': 'OneOwner' },
    })
    expect(before).toMatchObject({ unit_id: 'K1', person_id: 'L1', contact_person_id: 'L1' })
    expect(after).toMatchObject({ unit_id: 'K3', person_id: 'L3', contact_person_id: 'L3', kicks: 0, misplaced: 0 })
    const [transferred] = here.facts('ItemTransferred')
    expect(transferred!.data).toMatchObject({ rule: 'oneOwner', ground: 'complainedOf' })
    await here.close()
    await expectSameInEveryMode(async (bus) => (await complained(bus)).here)
  })
  test('S4-41 S4-92 who comes after him takes it over when he has left, and the unit his was merged into', async () => {
    const { here, answers } = await succeeded('plain')
    expect(answers).toStrictEqual({
      ...{ 'on his last day': 'OneOwner', 'on the day after': 'accepted', 'before the merger': 'OneOwner' },
      ...{ 'to a third unit': 'OneOwner', 'to the unit it became': 'UnitHasItAlready' },
      'received anew in the unit it became': 'accepted',
    })
    expect(await itemOf(here, 'merged')).toMatchObject({ unit_id: 'K3', contact_person_id: 'L3', transfers: 0 })
    expect(await itemOf(here, 'left')).toMatchObject({ unit_id: 'K1', contact_person_id: 'L2' })
    await here.close()
    await expectSameInEveryMode(async (bus) => (await succeeded(bus)).here)
  })
  test('S4-41 S2-54 a rule of one owner that would leave him with what is about himself is refused', async () => {
    const here = await begin('plain', { rule: 'free' })
    const grounds = ['successor']
    const answer = await configure(here, { rule: 'oneOwner', grounds })
    expect(answer).toMatchObject({ ok: false })
    expect(JSON.stringify(answer)).toContain('complainedOf')
    await here.close()
  })
})

describe('how an item may be handed on is the campaign’s to say', () => {
  const sent = async (rules: TransferRules, reason: string | null) => {
    const here = await begin('plain', rules)
    await comesIn(here, 'letter', 'letter')
    await assign(here, 'letter', 'K1')
    const answer = said(await handOn(here, 'letter', { unitId: 'K2' }, reason))
    const row = await itemOf(here, 'letter')
    await here.close()
    return [answer, row['transfers'], row['kicks'], row['kick_faults']]
  }
  test('S2-14 S4-90 freely without a word, with a reason, or as a fault that is counted', async () => {
    expect(await sent({ rule: 'free' }, null)).toStrictEqual(['accepted', 1, 0, 0])
    expect(await sent({ rule: 'withReason' }, null)).toStrictEqual(['TransferReasonMissing', 0, 0, 0])
    expect(await sent({ rule: 'withReason' }, '职责交叉')).toStrictEqual(['accepted', 1, 1, 0])
    expect(await sent({ rule: 'kickIsFault' }, null)).toStrictEqual(['TransferReasonMissing', 0, 0, 0])
    expect(await sent({ rule: 'kickIsFault' }, '职责交叉')).toStrictEqual(['accepted', 1, 1, 1])
  })
})
