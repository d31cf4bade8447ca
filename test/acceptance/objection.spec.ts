import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseHeader } from '@huiyin/event-sourcing'
import { entryIdOf } from '@huiyin/rectification'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, finish, operator, supervisor, takeOn, type Matter } from './matters.js'
import { at, MODES, person, type BusMode, type World } from './world.js'

const matter: Matter = { itemId: 'one', unitId: 'K1', campaign: 's3' }
const REPORT = { itemId: 'one', reportId: 'one-report' }
const entryId = entryIdOf('one', 'K1')
const WORDS = '窗口仍然无人，答复与事实不符'
const citizen = person('citizen', null)
const raise = ({ ask }: World) => ask(citizen, 'RaiseObjection', { ...REPORT, text: WORDS })
const decision = (upheld: boolean) => ({ entryId, reportId: 'one-report', upheld, reason: '经复核，午间仍无人值守' })

const row = async (here: World, list: 'items' | 'entries') => (await here.rows(list, { item_id: 'one' }))[0]!
const refusalOf = (answer: Awaited<ReturnType<typeof raise>>) => (answer.ok ? 'accepted' : answer.refusal)

/** Answered, accepted, objected to; upheld; answered and accepted again; objected to again, and rejected. */
const tell = async (bus: BusMode) => {
  const here = await beginCounty(bus)
  const refused: Record<string, string> = {}
  const seen: Record<string, object> = {}
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
  await takeOn(here, matter)
  refused['before a reply'] = refusalOf(await raise(here))
  await here.moveTo(at('2020-04-29', '09:00:00.000'))
  await finish(here, matter)
  await here.moveTo(at('2020-05-14', '23:59:59.999'))
  refused['on the last day'] = refusalOf(await raise(here))
  refused['twice'] = refusalOf(await raise(here))
  seen['objected'] = { item: await row(here, 'items'), entry: await row(here, 'entries') }
  const deciding = (who: typeof operator, upheld = true) => here.ask(who, 'DecideObjection', decision(upheld))
  refused['by who replied'] = refusalOf(await deciding(operator))
  refused['by who claimed'] = refusalOf(await deciding(person('handler-k1', 'K1')))
  refused['by another'] = refusalOf(await deciding(supervisor))
  seen['upheld'] = { item: await row(here, 'items'), entry: await row(here, 'entries') }
  await here.moveTo(at('2020-05-18', '09:00:00.000'))
  await finish(here, matter)
  refused['to the second reply'] = refusalOf(await raise(here))
  await here.does(supervisor, 'DecideObjection', decision(false))
  refused['after a rejection'] = refusalOf(await raise(here))
  await here.moveTo(at('2020-06-30'))
  seen['rejected'] = { item: await row(here, 'items'), entry: await row(here, 'entries') }
  return { here, refused, seen }
}

describe('somebody is not satisfied with a reply', () => {
  let story: Awaited<ReturnType<typeof tell>>
  beforeAll(async () => {
    story = await tell('plain')
  })
  afterAll(() => story.here.close())

  test('S1-89 objects once to each reply, up to the end of the tenth working day after it', () =>
    expect(story.refused).toStrictEqual({
      ...{ 'before a reply': 'ReportNotReplied', 'on the last day': 'accepted', twice: 'ObjectionAlreadyRaised' },
      ...{ 'by who replied': 'OwnReply', 'by who claimed': 'OwnWork', 'by another': 'accepted' },
      ...{ 'to the second reply': 'accepted', 'after a rejection': 'ObjectionAlreadyRaised' },
    }))
  test('S1-89 the objection reopens nothing by itself: it waits for a person until the fifth working day', () =>
    expect(story.seen['objected']).toMatchObject({
      item: { objections: 1, state: 'replied' },
      entry: { objections: 1, state: 'closedOut', objection_due_at: at('2020-05-21', '23:59:59.999') },
    }))
  test('S1-90 upheld, the entry is taken up again, and a new reply is owed before it can be closed', () => {
    expect(story.seen['upheld']).toMatchObject({
      item: { objections: 0, state: 'assigned', replies_owed: 1 },
      entry: { objections: 0, state: 'reopened', answered: 0 },
    })
    expect(story.here.facts('EntryReopened')).toMatchObject([{ by: 'supervisor-1', data: { trigger: 'objection' } }])
  })
  test('S1-90 rejected, the second reply and its close-out stand', () =>
    expect(story.seen['rejected']).toMatchObject({
      item: { objections: 0, state: 'replied', replies_owed: 0 },
      entry: { objections: 0, state: 'closedOut', answered: 1 },
    }))
  test('what was said stands nowhere in clear', async () =>
    expect(JSON.stringify([story.here.log.events, await story.here.allRows()])).not.toContain(WORDS))
  test('all of it is the same however the bus carries it', () =>
    expectSameInEveryMode(async (bus) => (await tell(bus)).here, MODES))
})

/** Answered and objected to; the reply turns out wrong and is voided; the right one is given and objected to again. */
const tellVoided = async (bus: BusMode) => {
  const here = await beginCounty(bus)
  const seen: Record<string, object> = {}
  const look = async (moment: string) => {
    seen[moment] = { item: await row(here, 'items'), entry: await row(here, 'entries') }
  }
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
  await takeOn(here, matter)
  await here.moveTo(at('2020-04-29', '09:00:00.000'))
  await finish(here, matter)
  await raise(here)
  await look('objected')
  const facts = (await here.store.readStream('intake-item-one')).map(({ header }) => parseHeader(header))
  const factId = facts.find(({ type }) => type === 'ReportReplied')!.id
  await here.does(supervisor, 'VoidItemFact', { itemId: 'one', factId, reason: '答复内容有误' })
  await look('voided')
  const decided = refusalOf(await here.ask(supervisor, 'DecideObjection', decision(true)))
  await here.does(operator, 'ReplyToReport', { ...REPORT, result: 'solved', text: '已更正。' })
  const again = refusalOf(await raise(here))
  await look('objected again')
  await here.does(supervisor, 'DecideObjection', decision(false))
  await look('rejected')
  return { here, seen, decided, again }
}

describe('a reply is voided while an objection to it waits', () => {
  let story: Awaited<ReturnType<typeof tellVoided>>
  beforeAll(async () => {
    story = await tellVoided('plain')
  })
  afterAll(() => story.here.close())

  test('S1-90 the objection lapses in both contexts, and a new reply is owed', () => {
    expect(story.seen['objected']).toMatchObject({ item: { objections: 1 }, entry: { objections: 1 } })
    expect(story.seen['voided']).toMatchObject({
      item: { objections: 0, replies_owed: 1, state: 'assigned' },
      entry: { objections: 0, objection_due_at: null, answered: 0 },
    })
    expect(story.decided).toBe('NoObjectionOpen')
  })
  test('S1-89 the right reply may be objected to anew, and somebody decides about that', () => {
    expect(story.again).toBe('accepted')
    expect(story.seen['objected again']).toMatchObject({
      item: { objections: 1 },
      entry: { objections: 1, answered: 1 },
    })
    expect(story.seen['rejected']).toMatchObject({
      item: { objections: 0, state: 'replied' },
      entry: { objections: 0 },
    })
  })
  test('whatever happened, no command of the product was refused and no event was left over', () =>
    expect(story.here.faults()).toStrictEqual([]))
  test('all of it is the same however the bus carries it', () =>
    expectSameInEveryMode(async (bus) => (await tellVoided(bus)).here, MODES))
})
