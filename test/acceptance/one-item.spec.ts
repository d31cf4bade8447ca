import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Role } from '@huiyin/contracts'
import { type Position } from '@huiyin/event-sourcing'
import { items } from '@huiyin/intake'
import type { Instant } from '@huiyin/kernel'
import { streamHistory, type ListRow } from '@huiyin/read-model'
import { entries, entryIdOf } from '@huiyin/rectification'
import { settableClock } from '@huiyin/testing'
import { expectSameInEveryMode } from './every-mode.js'
import { contextOf, gateOver, viewerWith } from './gate.js'
import { UNITS } from './matters.js'
import { activate, at, createUnits, MODES, world, type BusMode, type World } from './world.js'

const ITEM = 'one'
const REPORT = { itemId: ITEM, reportId: 'one-report' }
const AS_PRINTED = ['period', 'phases', 'key_task_year'] as const
const entryOf = (unitId: string) => entryIdOf(ITEM, unitId)

const staff = (role: Role, unitId = 'desk') => viewerWith([role], { person: `${role}-${unitId}`, unitIds: [unitId] })
const operator = staff('operator')
const dispatcher = staff('dispatcher')
const officer = staff('acceptanceOfficer')
const supervisor = staff('supervisor', 'supervision')
const handler = (unitId: string) => staff('handler', unitId)

/** What the lists showed when everything a step led to had happened, and where the log then ended. */
interface Look {
  readonly step: string
  readonly shownAt: Instant
  readonly position: Position
  readonly recordedAt: Instant
  readonly item: ListRow
  readonly entries: readonly ListRow[]
}

const looking = (here: World, now: () => Instant) => async (step: string) => {
  const head = (await here.store.head())!
  const [item] = await here.rows('items', { item_id: ITEM })
  const rows = await here.rows('entries', { item_id: ITEM })
  const byUnit = rows.toSorted((one, other) => (one['entry_id']! < other['entry_id']! ? -1 : 1))
  const { position, recordedAt } = head
  return { step, shownAt: now(), position, recordedAt, item: item!, entries: byUnit } satisfies Look
}

const report = { channel: 'letter', reporter: 'anonymous', summary: '窗口无人值守' }
const unknown = { category: null, place: null, outsideNumber: null }
const claim = { outcome: 'solved', outcomeText: '已增设值守' }

type Step = readonly [who: ReturnType<typeof staff>, name: string, input: object, when?: Instant]
const K1 = { entryId: entryOf('K1') }
const K2 = { entryId: entryOf('K2') }
/** The way of one item through five roles and two units; once somebody sets the clock back by a day. */
const WAY: readonly Step[] = [
  [operator, 'ReceiveReport', { ...REPORT, ...report, ...unknown }, at('2020-04-28', '09:00:00.000')],
  [operator, 'RegisterItem', { itemId: ITEM, number: 'N-1', category: 'C3', campaign: 's3' }],
  [dispatcher, 'AssignItem', { itemId: ITEM, unitId: 'K1', personId: null, outsideDeadline: null }],
  [handler('K1'), 'PlanRemedies', { ...K1, fix: '增设值守', establish: '轮班制度' }, at('2020-04-29')],
  [handler('K1'), 'ClaimDone', { ...K1, ...claim }, at('2020-04-30')],
  [officer, 'ReturnForRework', { ...K1, fault: 'surface', reason: '午间仍无人' }, at('2020-04-29', '08:00:00.000')],
  [handler('K1'), 'ClaimDone', { ...K1, ...claim, outcomeText: '午间轮班' }, at('2020-05-06')],
  [operator, 'ReplyToReport', { ...REPORT, result: 'solved', text: '已轮班值守。' }, at('2020-05-07')],
  [officer, 'PassAcceptance', { ...K1, finding: '现场核实' }, at('2020-05-08')],
  [supervisor, 'ReopenEntry', { ...K1, trigger: 'lookBack', reason: '回访发现反弹' }, at('2020-06-01')],
  [dispatcher, 'TransferItem', { itemId: ITEM, unitId: 'K2', personId: null, reason: '职责调整' }, at('2020-06-02')],
  [handler('K2'), 'ClaimDone', { ...K2, ...claim }, at('2020-06-03')],
  [officer, 'PassAcceptance', { ...K2, finding: '现场核实' }, at('2020-06-04')],
]

const walk = async (bus: BusMode) => {
  const clock = settableClock(at('2020-01-02', '09:00:00.000'))
  const here = await world({ bus, start: clock.now(), clock })
  await createUnits(here, '2020-01-01', UNITS)
  await activate(here, 's3', '2020-01-01', AS_PRINTED)
  const send = gateOver(here.send)
  /** A claim's evidence is uploaded before it is sent. */
  const asSent = async (name: string, input: object) =>
    name === 'ClaimDone' ? { ...input, evidence: await here.evidenceFor((input as typeof K1).entryId) } : input
  const does = async (...[who, name, input]: Step) => {
    const answer = await send(who, { context: contextOf(name), name, input: await asSent(name, input) })
    await here.drain()
    return answer.ok ? 'accepted' : answer.refusal
  }
  const look = looking(here, clock.now)
  const refused: Record<string, string> = {}
  const looks: Look[] = []
  for (const [who, name, input, when] of WAY) {
    if (when) clock.set(when)
    if (name === 'ReplyToReport') {
      refused['accepted without a reply'] = await does(officer, 'PassAcceptance', { ...K1, finding: '核实' })
      refused['claimed by another bureau'] = await does(handler('K2'), 'ClaimDone', { ...K1, ...claim })
      refused['accepted by a handler'] = await does(handler('K1'), 'PassAcceptance', { ...K1, finding: '核实' })
    }
    const said = await does(who, name, input)
    if (said !== 'accepted') throw new Error(`${who.login} could not ${name}: ${said}`)
    looks.push(await look(name))
  }
  return { here, looks, refused }
}

const withoutPosition = ({ position: _, ...row }: ListRow): ListRow => row
/** What the lists would show of a prefix of the log. */
const replayed = async ({ store }: World, position: Position | null) => {
  const asOf = { position, happenedAt: null }
  const item = await streamHistory(store, `intake-item-${ITEM}`, items, asOf)
  const ids = [K1, K2].map(({ entryId }) => `rectification-entry-${entryId}`)
  const others = await Promise.all(ids.map((stream) => streamHistory(store, stream, entries, asOf)))
  return {
    item: item.row && withoutPosition(item.row),
    entries: others.flatMap(({ row }) => (row ? [withoutPosition(row)] : [])),
  }
}

describe.each(MODES)('the way of one item, $name bus', ({ bus }) => {
  let story: Awaited<ReturnType<typeof walk>>
  beforeAll(async () => {
    story = await walk(bus)
  })
  afterAll(() => story.here.close())
  const states = () => story.looks.map(({ item, entries: rows }) => [item['state'], ...rows.map((row) => row['state'])])
  const entryAfter = (step: number, unitId = 'K1') =>
    story.looks[step]!.entries.find((row) => row['unit_id'] === unitId)

  test('S0-76 the lists show after each step where it stands, with the item’s desk and with each unit', () =>
    expect(states()).toStrictEqual([
      ['received'],
      ['registered'],
      ['assigned', 'handling'],
      ['assigned', 'handling'],
      ['assigned', 'awaitingAcceptance'],
      ['assigned', 'returned'],
      ['assigned', 'awaitingAcceptance'],
      ['replied', 'awaitingAcceptance'],
      ['replied', 'closedOut'],
      ['replied', 'reopened'],
      ['replied', 'handedOver', 'handling'],
      ['replied', 'handedOver', 'awaitingAcceptance'],
      ['replied', 'handedOver', 'closedOut'],
    ]))
  test('S0-79 nothing is accepted before the reply, by the handler or for another bureau', () =>
    expect(story.refused).toStrictEqual({
      'accepted without a reply': 'ReplyOutstanding',
      'claimed by another bureau': 'NotYourUnit',
      'accepted by a handler': 'RoleMissing',
    }))
  test('S3-80 what was sent back is counted, and who claimed it is forgotten until it is claimed again', () => {
    expect(entryAfter(5)).toMatchObject({ returns: 1, claimed_by: null, outcome: null })
    expect(entryAfter(6)).toMatchObject({ returns: 1, claimed_by: 'handler-K1', outcome: 'solved' })
  })
  test('S4-90 the first clock never resets: the second unit has the deadline the first one had', () => {
    expect(entryAfter(10, 'K2')).toMatchObject({ due_at: entryAfter(2)!['due_at'], answered: 1 })
    expect(entryAfter(2)).toMatchObject({ due_at: at('2020-05-14', '23:59:59.999') })
    expect(story.looks.at(-1)!.item).toMatchObject({
      ...{ unit_id: 'K2', transfers: 1, registered_at: story.looks[1]!.item['registered_at'] },
    })
  })
  test('S0-16 replayed to any step, history says what the lists showed then', async () => {
    for (const { position, item, entries: rows } of story.looks) {
      expect(await replayed(story.here, position)).toStrictEqual({ item, entries: rows })
    }
  })
  test('S0-16 known at a moment is the last thing recorded by then, also where the clock was set back', async () => {
    const { looks, here } = story
    for (const [index, { recordedAt, position }] of looks.entries()) {
      const last = looks.findLast((other) => other.recordedAt === recordedAt)!
      expect(await here.store.positionKnownAt(recordedAt)).toBe(last.position)
      if (index > 0) expect(position).toBeGreaterThan(looks[index - 1]!.position)
    }
    const [claimed, returned] = [looks[4]!, looks[5]!]
    expect(returned.shownAt < claimed.shownAt).toBe(true)
    expect(returned.recordedAt).toBe(claimed.recordedAt)
    const asKnown = await replayed(here, await here.store.positionKnownAt(returned.shownAt))
    expect(asKnown.entries).toStrictEqual(looks[3]!.entries)
  })
  test('nothing went wrong behind its back', () => expect(story.here.faults()).toStrictEqual([]))
})

describe('whatever the bus does', () => {
  test('one item ends with the same lists', () => expectSameInEveryMode(async (bus) => (await walk(bus)).here))
})
