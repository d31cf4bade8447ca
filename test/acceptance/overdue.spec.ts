import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CommandAnswer } from '@huiyin/messaging'
import type { ListRow } from '@huiyin/read-model'
import { expectSameAnew, expectSameInEveryMode } from './every-mode.js'
import {
  beginCounty,
  clerk,
  entryOf,
  finish,
  handler,
  leader,
  principal,
  supervisor,
  takeOn,
  type Matter,
} from './matters.js'
import { at, MODES, person, type BusMode } from './world.js'

const late: Matter = { itemId: 'late', unitId: 'K1', campaign: 's3' }
const inTime: Matter = { itemId: 'in-time', unitId: 'K1', campaign: 's3' }
const extended: Matter = { itemId: 'extended', unitId: 'K1', campaign: 's3' }
const relapsed: Matter = { itemId: 'relapsed', unitId: 'K1', campaign: 's3' }

const refusalOf = (answer: CommandAnswer) => (answer.ok ? null : answer.refusal)
/** What the story saw on its way, for the tests below. */
interface Seen {
  readonly [moment: string]: readonly ListRow[]
}

/** c4.11: three matters of 2020-04-28 with ten working days, and what becomes of each by the end of 2022. */
const tell = async (bus: BusMode) => {
  const here = await beginCounty(bus)
  const { moveTo, does, ask, rows } = here
  const seen: Record<string, readonly ListRow[]> = {}
  const refused: Record<string, string | null> = {}
  const look = async (moment: string, list: string, fits = {}) => {
    seen[moment] = await rows(list, fits)
  }
  const entry = { entry_id: entryOf(late) }

  await moveTo(at('2020-04-28', '10:00:00.000'))
  for (const matter of [late, inTime, extended, relapsed]) await takeOn(here, matter)
  await finish(here, relapsed)
  await moveTo(at('2020-05-12', '16:00:00.000'))
  await finish(here, inTime)
  await does(handler, 'RequestExtension', { entryId: entryOf(extended), workingDays: 5, reason: '需外出取证' })
  await does(supervisor, 'DecideExtension', { entryId: entryOf(extended), granted: true, reason: '同意' })
  await moveTo(at('2020-05-12', '23:59:59.999'))
  await look('the evening two days before', 'entries', entry)
  await moveTo(at('2020-05-13', '09:00:00.000'))
  await look('the working day before', 'entries', entry)
  await moveTo(at('2020-05-14', '23:59:59.999'))
  await look('the last moment in time', 'entries', entry)
  await look('proposed in time', 'sanctions')

  await moveTo(at('2020-05-15'))
  await look('the first moment after', 'entries', entry)
  await look('proposed after', 'sanctions')
  const [proposal] = await rows('sanctions', entry)
  const sanctionId = proposal!['sanction_id'] as string
  const issue = { sanctionId, decision: 'issue', reason: '逾期属实，属首次', effectUntil: '2020-06-30' }
  await moveTo(at('2020-05-18', '09:30:00.000'))
  refused['before the statement'] = refusalOf(await ask(supervisor, 'DecideSanction', issue))
  refused['by the unit itself'] = refusalOf(await ask(principal, 'DecideSanction', issue))
  refused['by a unit below it'] = refusalOf(await ask(clerk, 'DecideSanction', issue))
  refused['by the product'] = refusalOf(await ask(person('system', null), 'DecideSanction', issue))
  refused['a view of another unit'] = refusalOf(await ask(leader, 'StateOwnView', { sanctionId, text: '情况属实' }))
  await does(principal, 'StateOwnView', { sanctionId, text: '因外出取证延误' })
  await does(supervisor, 'DecideSanction', issue)
  await look('decided', 'sanctions', entry)

  await moveTo(at('2020-05-21', '23:59:59.999'))
  await look('before the second look', 'entries', entry)
  await moveTo(at('2020-05-22'))
  await look('the second look', 'entries', entry)
  await look('of the extended matter', 'entries', { entry_id: entryOf(extended) })
  await moveTo(at('2020-07-01'))
  await look('after the effect', 'sanctions', entry)
  await does(supervisor, 'ReopenEntry', { entryId: entryOf(relapsed), trigger: 'relapse', reason: '问题反弹' })
  await look('just reopened', 'sanctions', { entry_id: entryOf(relapsed) })
  await moveTo(at('2020-07-08'))
  await look('five working days after reopening', 'sanctions', { entry_id: entryOf(relapsed) })
  await moveTo(at('2022-12-31'))
  await look('at the end', 'sanctions')
  return { here, seen: seen as Seen, refused }
}

describe.each(MODES)('an entry that is not done in time, on a bus that is $name', ({ bus }) => {
  let story: Awaited<ReturnType<typeof tell>>
  beforeAll(async () => {
    story = await tell(bus)
  })
  afterAll(() => story.here.close())
  const only = (moment: string) => {
    const rows = story.seen[moment]!
    expect(rows).toHaveLength(1)
    return rows[0]
  }

  test('c4.11 ten working days from 2020-04-28 end on 05-14', () =>
    expect(only('the evening two days before')).toMatchObject({ due_at: at('2020-05-14', '23:59:59.999'), warned: 0 }))
  test('c0 S3-14 the unit is warned on the last working day before', () => {
    expect(only('the working day before')).toMatchObject({ warned: 1, overdue: 0 })
    const near = story.here.facts('DeadlineNear').filter(({ data }) => (data as { itemId: string }).itemId === 'late')
    expect(near).toMatchObject([{ at: at('2020-05-13'), by: 'system' }])
  })
  test('S2-20 it is overdue in the first moment after the last day, not before', () => {
    expect(only('the last moment in time')).toMatchObject({ overdue: 0 })
    expect(story.seen['proposed in time']).toStrictEqual([])
    expect(only('the first moment after')).toMatchObject({ overdue: 1, state: 'handling' })
  })
  test('S1-81 S2-20 a reminder to the unit is proposed, with the rule it rests on and time to speak', () =>
    expect(only('proposed after')).toMatchObject({
      ...{ kind: 'reminder', unit_id: 'K1', entry_id: entryOf(late), state: 'proposed', proposed_by: 'system' },
      ...{ rule: 'overdue', rule_version: 1, statement_due_at: at('2020-05-20', '23:59:59.999') },
    }))
  test('S1-83 nobody decides before the other side could speak, nobody of the unit, and never the product', () =>
    expect(story.refused).toStrictEqual({
      'before the statement': 'StatementOutstanding',
      'by the unit itself': 'OwnUnit',
      'by a unit below it': 'OwnUnit',
      'by the product': 'NoNamedPerson',
      'a view of another unit': 'NotConcerned',
    }))
  test('S1-83 a named person issues it after the statement', () => {
    expect(only('decided')).toMatchObject({ state: 'issued', statements: 1, decided_by: 'supervisor-1' })
    expect(story.here.facts('SanctionIssued')).toMatchObject([{ by: 'supervisor-1', data: { statement: 'given' } }])
  })
  test('S1-83 five working days later, still undone, an interview is proposed', () => {
    expect(only('before the second look')).toMatchObject({ overdue: 1 })
    expect(only('the second look')).toMatchObject({ overdue: 2 })
    const second = story.here.facts('DeadlinePassed').filter(({ data }) => (data as { count: number }).count === 2)
    expect(second[0]).toMatchObject({ at: at('2020-05-22'), by: 'system', data: { itemId: 'late' } })
    const kinds = story.seen['at the end']!.filter((row) => row['entry_id'] === entryOf(late)).map((row) => row['kind'])
    expect(new Set(kinds)).toStrictEqual(new Set(['accountabilityInterview', 'reminder']))
    expect(kinds).toHaveLength(2)
  })
  test('nothing is issued by itself: two years later the interview is still only proposed', () => {
    const interview = story.seen['at the end']!.filter((row) => row['kind'] === 'accountabilityInterview')
    expect(interview.map((row) => row['state'])).toStrictEqual(interview.map(() => 'proposed'))
    expect(interview.length).toBeGreaterThan(0)
    expect(story.here.facts('SanctionIssued', 'SanctionDismissed', 'FaultTolerated')).toHaveLength(1)
  })
  test('the effect of the reminder ends when its last day is over', () => {
    expect(story.seen['after the effect']!.find((row) => row['kind'] === 'reminder')).toMatchObject({
      state: 'expired',
    })
    expect(story.here.facts('EffectExpired')).toMatchObject([{ at: at('2020-07-01'), by: 'system' }])
  })
  test('c4.9 a matter that was done in time raises nothing, not even a warning', () => {
    const said = story.here.facts('DeadlineNear', 'DeadlinePassed', 'SanctionProposed')
    expect(said.filter(({ data }) => (data as { itemId: string }).itemId === 'in-time')).toStrictEqual([])
  })
  test('S3-14 an extension moves warning and deadline: missed on 05-21 for the first time', () => {
    expect(only('of the extended matter')).toMatchObject({ due_at: at('2020-05-21', '23:59:59.999'), overdue: 1 })
    const near = story.here
      .facts('DeadlineNear')
      .filter(({ data }) => (data as { itemId: string }).itemId === 'extended')
    expect(near.map((fact) => fact.at)).toStrictEqual([at('2020-05-20')])
  })
  test('S1-90 a reopened matter whose deadline is long over has five working days before anything is proposed', () => {
    expect(story.seen['just reopened']).toStrictEqual([])
    expect(only('five working days after reopening')).toMatchObject({ kind: 'reminder', state: 'proposed' })
  })
  test('whatever happened, no command of the product was refused and no event was left over', () =>
    expect(story.here.faults()).toStrictEqual([]))
  test('the same log delivered and listed anew says nothing new and shows the same', () =>
    expectSameAnew(story.here, { bus, until: at('2022-12-31') }))
})

describe('whatever the bus does', () => {
  test('the story ends with the same lists', () => expectSameInEveryMode(async (bus) => (await tell(bus)).here))
})
