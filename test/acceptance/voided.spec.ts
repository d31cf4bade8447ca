import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseHeader, type Occurred } from '@huiyin/event-sourcing'
import type { CommandAnswer } from '@huiyin/messaging'
import { streamHistory, type ListRow } from '@huiyin/read-model'
import { entries } from '@huiyin/rectification'
import { expectSameAnew, expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import {
  beginCounty,
  claim,
  entryOf,
  handler,
  officer,
  operator,
  principal,
  supervisor,
  takeOn,
  type Matter,
} from './matters.js'
import { askingOver } from './questions.js'
import { at, MODES, person, ZONE, type BusMode, type World } from './world.js'

const matter: Matter = { itemId: 'wrong-day', unitId: 'K1', campaign: 's3' }
const entryId = entryOf(matter)
const STREAM = `rectification-entry-${entryId}`
const another = person('supervisor-2', 'supervision')
const reasonOf = (answer: CommandAnswer) => (answer.ok ? null : answer.refusal)
const onDay = (day: string): Occurred => ({ at: at(day, '15:00:00.000'), zone: ZONE, precision: 'day' })

const idOf = async ({ store }: World, type: string) => {
  const facts = (await store.readStream(STREAM)).map(({ header }) => parseHeader(header))
  return facts.findLast((fact) => fact.type === type)!.id
}
const strike = async (here: World, by: typeof supervisor, type: string) => {
  const factId = await idOf(here, type)
  return here.ask(by, 'VoidEntryFact', { entryId, factId, reason: '完成日期录入有误' })
}

interface Seen {
  readonly entry: ListRow
  readonly sanctions: readonly ListRow[]
}

/** The work of 12 May 2020 is claimed on the 15th as of that day: overdue by one day, which is wrong. */
const tell = async (bus: BusMode) => {
  const here = await beginCounty(bus)
  const { moveTo, does, ask, rows } = here
  const seen: Record<string, Seen> = {}
  const refused: Record<string, string | null> = {}
  const look = async (moment: string) => {
    const [entry] = await rows('entries', { entry_id: entryId })
    seen[moment] = { entry: entry!, sanctions: await rows('sanctions', { entry_id: entryId }) }
  }

  await moveTo(at('2020-04-28', '10:00:00.000'))
  await takeOn(here, matter)
  await moveTo(at('2020-05-15', '09:00:00.000'))
  await claim(here, matter)
  const reply = { itemId: matter.itemId, reportId: `${matter.itemId}-report`, result: 'solved', text: '已办结。' }
  await does(operator, 'ReplyToReport', reply)
  await look('claimed on the wrong day')
  const [proposal] = await rows('sanctions', { entry_id: entryId })
  const sanctionId = proposal!['sanction_id'] as string
  await moveTo(at('2020-05-18', '09:00:00.000'))
  await does(principal, 'StateOwnView', { sanctionId, text: '12日已办结，录入日期有误' })
  await does(supervisor, 'DecideSanction', {
    sanctionId,
    decision: 'issue',
    reason: '逾期属实',
    effectUntil: '2020-06-30',
  })
  await look('issued')
  await moveTo(at('2020-05-18', '10:00:00.000'))
  await does(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
  refused['what was accepted'] = reasonOf(await strike(here, supervisor, 'CompletionClaimed'))
  refused['own acceptance'] = reasonOf(await strike(here, officer, 'EntryClosedOut'))
  await strike(here, supervisor, 'EntryClosedOut')
  await look('acceptance voided')
  await moveTo(at('2020-05-18', '11:00:00.000'))
  await strike(here, supervisor, 'CompletionClaimed')
  await look('claim voided')
  refused['a voiding'] = reasonOf(await strike(here, another, 'EntryFactVoided'))
  await moveTo(at('2020-05-19', '09:00:00.000'))
  const evidence = await here.evidenceFor(entryId, '办结单.png', '2020-05-12')
  const right = { entryId, outcome: 'solved', outcomeText: '已办结', evidence }
  await does(handler, 'ClaimDone', right, onDay('2020-05-12'))
  await does(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
  await strike(here, supervisor, 'DeadlinePassed')
  await look('recorded anew')
  await moveTo(at('2020-05-20', '09:00:00.000'))
  await ask(another, 'DecideSanction', { sanctionId, decision: 'dismiss', reason: '期限内办结', effectUntil: null })
  await look('decided anew')
  await moveTo(at('2022-12-31'))
  await look('at the end')
  return { here, seen, refused }
}

describe.each(MODES)('a claim of the wrong day is voided and recorded anew, on a bus that is $name', ({ bus }) => {
  let story: Awaited<ReturnType<typeof tell>>
  beforeAll(async () => {
    story = await tell(bus)
  })
  afterAll(() => story.here.close())
  const sanctionAt = (moment: string) => {
    const { sanctions } = story.seen[moment]!
    expect(sanctions).toHaveLength(1)
    return sanctions[0]
  }

  test('S2-20 by the wrong day the entry is overdue and a reminder is proposed and issued', () => {
    const { entry } = story.seen['claimed on the wrong day']!
    expect(entry).toMatchObject({
      overdue: 1,
      state: 'awaitingAcceptance',
      claimed_at: at('2020-05-15', '09:00:00.000'),
    })
    expect(sanctionAt('claimed on the wrong day')).toMatchObject({ state: 'proposed', review_owed: 0 })
    expect(sanctionAt('issued')).toMatchObject({ state: 'issued', review_owed: 0 })
  })
  test('nobody voids what he recorded himself, nor what a later fact rests on, nor a voiding', () =>
    expect(story.refused).toStrictEqual({
      'what was accepted': 'FactRestedOn',
      'own acceptance': 'OwnFact',
      'a voiding': 'FactNotVoidable',
    }))
  test('S3-79 without the acceptance the entry waits for one again; without the claim the work goes on', () => {
    expect(story.seen['acceptance voided']!.entry).toMatchObject({ state: 'awaitingAcceptance', closed_at: null })
    expect(story.seen['claim voided']!.entry).toMatchObject({
      ...{ state: 'handling', claimed_at: null, claimed_by: null, outcome: null, answered: 1, overdue: 1 },
    })
  })
  test('S1-81 the issued reminder stands, and is put before a person again', () => {
    for (const moment of ['acceptance voided', 'claim voided', 'recorded anew']) {
      expect(sanctionAt(moment)).toMatchObject({ state: 'issued', effect_until: '2020-06-30', review_owed: 1 })
    }
  })
  test('recorded anew with the right day it is done in time, and nothing is overdue any more', () =>
    expect(story.seen['recorded anew']!.entry).toMatchObject({
      ...{ state: 'closedOut', claimed_at: at('2020-05-12', '15:00:00.000'), overdue: 0 },
      due_at: at('2020-05-14', '23:59:59.999'),
    }))
  test('S1-83 a named person decides anew; nothing happens by itself, and nothing is proposed twice', () => {
    expect(sanctionAt('decided anew')).toMatchObject({
      ...{ state: 'dismissed', decided_by: 'supervisor-2', effect_until: null, review_owed: 0 },
    })
    expect(sanctionAt('at the end')).toStrictEqual(sanctionAt('decided anew'))
    expect(story.here.facts('EffectExpired')).toStrictEqual([])
  })
  test('as known before the voiding, the old state stands; as known now the old facts are struck through', async () => {
    const { store } = story.here
    const knownAt = async (instant: string) =>
      streamHistory(store, STREAM, entries, { position: await store.positionKnownAt(instant), happenedAt: null })
    const then = await knownAt(at('2020-05-18', '10:30:00.000'))
    const first = await knownAt(at('2020-05-16'))
    expect(first.row).toMatchObject({ state: 'awaitingAcceptance', overdue: 1 })
    expect(first.facts.map(({ voided }) => voided)).toStrictEqual(first.facts.map(() => null))
    expect(then.facts.filter(({ voided }) => voided).map(({ type }) => type)).toStrictEqual([
      ...['AcceptancePassed', 'EntryClosedOut'],
    ])
    const now = await knownAt(at('2022-12-31'))
    const gone = now.facts.filter(({ voided }) => voided)
    expect(gone.map(({ type, voided }) => [type, voided?.personId, voided?.reason])).toStrictEqual(
      ['DeadlinePassed', 'CompletionClaimed', 'AcceptancePassed', 'EntryClosedOut'].map((type) => [
        ...[type, 'supervisor-1', '完成日期录入有误'],
      ]),
    )
    expect(now.row).toMatchObject({ state: 'closedOut', overdue: 0 })
  })
  test('as it happened by the evening of that day, it was claimed and not overdue', async () => {
    const asOf = { position: null, happenedAt: at('2020-05-12', '23:59:59.999') }
    const { facts, row } = await streamHistory(story.here.store, STREAM, entries, asOf)
    expect(row).toMatchObject({ state: 'awaitingAcceptance', claimed_at: at('2020-05-12', '15:00:00.000') })
    expect(facts.map(({ type }) => type)).toStrictEqual(['EntryOpened', 'CompletionClaimed'])
  })
  test('a supervisor is offered the voiding on what may be voided, and nobody else is', async () => {
    const ask = askingOver(story.here)
    const offered = async (role: 'supervisor' | 'handler' | 'auditor', personId: string) => {
      const answer = await ask(viewerWith([role], { person: personId }), 'history', { itemId: matter.itemId })
      if (!answer.ok) throw new Error(answer.refusal)
      const { facts } = answer.answer as { facts: readonly { type: string; voiding: object | null }[] }
      return facts.filter(({ voiding }) => voiding).map(({ type, voiding }) => [type, voiding])
    }
    const target = { context: 'rectification', command: 'VoidEntryFact', target: entryId, allowed: true, refusal: null }
    expect(await offered('supervisor', 'supervisor-9')).toStrictEqual([
      ['CompletionClaimed', target],
      ['ReportReplied', { ...target, context: 'intake', command: 'VoidItemFact', target: matter.itemId }],
      ['ItemAnswered', { ...target, context: 'intake', command: 'VoidItemFact', target: matter.itemId }],
      ...['AcceptancePassed', 'EntryClosedOut'].map((type) => [type, target]),
    ])
    expect(await offered('supervisor', 'officer-1')).toContainEqual([
      ...['EntryClosedOut', { ...target, allowed: false, refusal: 'OwnFact' }],
    ])
    expect([await offered('handler', 'h'), await offered('auditor', 'a')]).toStrictEqual([[], []])
  })
  test('S0-79 a reply that is voided is owed again, and the entry waits for it', async () => {
    const { here } = story
    const [item] = await here.rows('items', { item_id: matter.itemId })
    expect(item).toMatchObject({ replies_owed: 0, state: 'replied' })
    const facts = (await here.store.readStream(`intake-item-${matter.itemId}`)).map(({ header }) => parseHeader(header))
    const factId = facts.find(({ type }) => type === 'ReportReplied')!.id
    await here.does(supervisor, 'VoidItemFact', { itemId: matter.itemId, factId, reason: '答复内容有误' })
    expect(await here.rows('items', { item_id: matter.itemId })).toMatchObject([{ replies_owed: 1, state: 'assigned' }])
    expect(await here.rows('entries', { entry_id: entryId })).toMatchObject([{ answered: 0 }])
  })
  test('the same log delivered and listed anew says nothing new and shows the same', () =>
    expectSameAnew(story.here, { bus, until: at('2022-12-31') }))
  test('whatever happened, no command of the product was refused and no event was left over', () =>
    expect(story.here.faults()).toStrictEqual([]))
})

describe('whatever the bus does', () => {
  test('the story ends with the same lists', () => expectSameInEveryMode(async (bus) => (await tell(bus)).here))
})
