import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { accountabilityCalls } from '@huiyin/accountability'
import { remoteHistories, type DashboardPorts } from '@huiyin/dashboard-api'
import { parseHeader } from '@huiyin/event-sourcing'
import { evaluationCalls } from '@huiyin/evaluation'
import { replayItem, sanctionHistory, type ReplaySources } from '@huiyin/host/replay'
import { intakeCalls } from '@huiyin/intake'
import { rectificationCalls } from '@huiyin/rectification'
import type { SignedCalls } from '@huiyin/nest-platform'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import {
  beginCounty,
  claim,
  entryOf,
  operator,
  reportOf,
  supervisor,
  takeOn,
  type Matter,
} from '../acceptance/matters.js'
import { at, person, type World } from '../acceptance/world.js'

jest.setTimeout(60_000)

const late: Matter = { itemId: 'late', unitId: 'K1', campaign: 's3' }
const [itemId, reportId] = [late.itemId, reportOf(late)]
const citizen = person('citizen', null)

/** A matter that was late, with the measure proposed for it, a rating of the reply, and a fact recorded wrongly. */
const tell = async (): Promise<World> => {
  const here = await beginCounty('plain')
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await takeOn(here, late)
  await here.moveTo(at('2020-05-15', '09:00:00.000'))
  await claim(here, late)
  await here.does(operator, 'ReplyToReport', { itemId, reportId, result: 'solved', text: '已办结。' })
  await here.moveTo(at('2020-05-16', '09:00:00.000'))
  const rating = { reportId, itemId, unitId: 'K1', rating: 'notSatisfied', remark: '没有解决' }
  await here.does(citizen, 'RateReport', rating)
  const entryId = entryOf(late)
  const facts = (await here.store.readStream(`rectification-entry-${entryId}`)).map(({ header }) => parseHeader(header))
  const factId = facts.find(({ type }) => type === 'CompletionClaimed')!.id
  await here.moveTo(at('2020-05-17', '09:00:00.000'))
  await here.does(supervisor, 'VoidEntryFact', { entryId, factId, reason: '录入有误' })
  return here
}

const CALLERS = ['dashboard-api', 'citizen', 'rectification', 'projector']

/** The owners of histories, each in a process of its own, over the log and the lists of a story. */
const ownersApart = async ({ store, lists, drain, kept }: World) => {
  const sources = { store, lists, settle: drain }
  const calls: Readonly<Record<string, SignedCalls>> = {
    intake: intakeCalls({ ...kept, store, lists }),
    rectification: rectificationCalls({ ...kept, ...sources }),
    accountability: accountabilityCalls(sources),
    evaluation: evaluationCalls(sources),
  }
  const started = Object.entries(calls).map(
    async ([self, all]) => [self, await answeringProcess({ self, callers: CALLERS, calls: all })] as const,
  )
  return new Map(await Promise.all(started))
}

let here: World
let owners: ReadonlyMap<string, AnsweringProcess>
beforeAll(async () => {
  here = await tell()
  owners = await ownersApart(here)
})
afterAll(async () => {
  for (const owner of owners.values()) await owner.stop()
  await here.close()
})

const sources = (): ReplaySources =>
  ({ store: here.store, settle: here.drain, lists: { query: here.lists } }) as unknown as ReplaySources
const apart = (from = 'dashboard-api') => remoteHistories((owner) => owners.get(owner)!.peer(from).client)
type AsOf = Parameters<DashboardPorts['historyOf']>[1]
const NOW: AsOf = { knownAt: null, happenedAt: null }

describe('S0-16 an item’s history told by owners in processes of their own', () => {
  test('is the one that is told in one process, now and as known at and happened by any moment', async () => {
    const moments = [
      null,
      ...[at('2020-01-01'), at('2020-04-28', '12:00:00.000'), at('2020-05-15', '12:00:00.000'), at('2030-01-01')],
    ]
    for (const knownAt of moments) {
      for (const happenedAt of moments) {
        const told = await apart().historyOf(itemId, { knownAt, happenedAt })
        expect(told).toStrictEqual(await replayItem(sources(), itemId, { knownAt, happenedAt }))
      }
    }
  })
  test('has what every context keeps about it, in the order in which it happened', async () => {
    const told = await apart().historyOf(itemId, NOW)
    const contexts = ['intake-item', 'rectification-entry', 'accountability-sanction', 'evaluation-rating']
    expect(told.chains.map(({ stream }) => contexts.find((one) => stream.startsWith(one)))).toStrictEqual(contexts)
    expect([told.entries, told.sanctions].map(({ length }) => length)).toStrictEqual([1, 1])
    expect([told.item?.['item_id'], told.chainIntact]).toStrictEqual([itemId, true])
    const moments = told.facts.map(({ occurred }) => occurred.at)
    expect(moments).toStrictEqual([...moments].sort())
    expect(told.facts.filter(({ voided }) => voided).map(({ type }) => type)).toStrictEqual(['CompletionClaimed'])
  })
  test('of an item nobody has heard of is empty, as in one process', async () => {
    const told = await apart().historyOf('never', NOW)
    expect(told).toStrictEqual(await replayItem(sources(), 'never', NOW))
    expect([told.facts, told.chains]).toStrictEqual([[], []])
  })
  test('has what was recorded a moment ago: each owner settles its own lists first', async () => {
    const other = { ...late, itemId: 'a-moment-ago' }
    await takeOn(here, other)
    const ids = { commandId: 'late-command', correlation: 'late-command', causation: 'late-command' }
    const input = { itemId: other.itemId, unitId: 'K2', personId: null, reason: '不属本单位' }
    const sent = {
      name: 'TransferItem',
      input,
      tenant: 'county',
      actor: person('dispatcher-1', 'desk'),
      occurred: null,
    }
    expect(await here.send({ ...sent, ...ids })).toMatchObject({ ok: true })
    const told = await apart().historyOf(other.itemId, NOW)
    expect(told.entries.map((row) => row['unit_id'])).toStrictEqual(['K1', 'K2'])
  })
  test('S1-81 the history of a measure is the one that is told in one process', async () => {
    const [row] = await here.rows('sanctions', { item_id: itemId })
    const sanctionId = row!['sanction_id'] as string
    const told = await apart().sanctionHistoryOf(sanctionId)
    expect(told).toStrictEqual(await sanctionHistory(sources(), sanctionId))
    expect([told.facts[0]?.type, told.chainIntact]).toStrictEqual(['SanctionProposed', true])
  })
})

describe('who may ask for histories', () => {
  const CALLS = [
    ['intake', 'known-position', { knownAt: null }],
    ...['intake', 'rectification', 'accountability', 'evaluation'].map(
      (owner) => [owner, 'item-history', { itemId: 'late', position: 1_000, happenedAt: null }] as const,
    ),
    ['accountability', 'sanction-history', { sanctionId: 'x' }],
  ] as const
  const asked = (owner: string, call: string, from: string, body: unknown) =>
    owners.get(owner)!.peer(from).client(`/internal/${call}`, body)

  test.each(CALLS)('%s tells %s to dashboard-api alone', async (owner, call, body) => {
    const callers = ['dashboard-api', 'citizen', 'rectification', 'projector', 'nobody']
    const answers = await Promise.all(callers.map((from) => asked(owner, call, from, body)))
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 403, 403, 403, 401])
  })
  test.each(CALLS)('%s answers no %s of another shape', async (owner, call, body) => {
    const wrong = [{}, null, { ...body, more: 1 }, Object.fromEntries(Object.keys(body).map((key) => [key, {}]))]
    const answers = await Promise.all(wrong.map((one) => asked(owner, call, 'dashboard-api', one)))
    expect(answers.map(({ status }) => status)).toStrictEqual(wrong.map(() => 400))
  })
})
