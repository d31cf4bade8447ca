import { describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import { dayIn, instantOfWall, type Day } from '@huiyin/kernel'
import type { SanctionKind } from '@huiyin/contracts/accountability'
import type { SanctionEvent } from './events.js'
import { sanction, type Asker, type SanctionCommand, type SanctionRefusal } from './sanction.js'

const zone = 'Asia/Shanghai'
const morning = (day: Day) => instantOfWall(zone, `${day}T09:00:00.000Z`)
const named = (person: string, ...units: readonly string[]): Asker => ({ person, named: true, units })

/** Whom a proposal is about. */
interface Concern {
  readonly unitId: string
  readonly personId: string | null
}

/** A measure as it is told: what is done on which day, what came of it, and what was refused. */
const story = (kind: SanctionKind, concern: Concern, basis = { rule: 'slow-acting', version: 1 }) => {
  let state = sanction.initialState
  const events: SanctionEvent[] = []
  const refusals: SanctionRefusal[] = []
  const send = (command: SanctionCommand) => {
    const decided = sanction.decide(command, state)
    if (!decided.ok) refusals.push(decided.refusal)
    else {
      events.push(...decided.events)
      state = decided.events.reduce(sanction.evolve, state)
    }
    return here
  }
  const here = {
    propose: (day: Day, by = 'system') =>
      send({
        ...{ type: 'ProposeSanction', kind, ...concern, itemId: null, entryId: null, basis, by },
        facts: [{ fact: 'slowActing', at: morning(day), number: null, text: '重点工作推进迟缓', source: null }],
        statementDeadline: deriveDeadline({
          ...{ rule: { kind: 'workingDays', n: 3 }, calendar: cnCalendar, zone },
          from: morning(day),
        }),
      }),
    state: (by: Asker, text = '情况属实，已整改') => send({ type: 'StateOwnView', text, by }),
    decide: (day: Day, by: Asker, decision: 'issue' | 'dismiss' | 'tolerate', effectUntil: Day | null = null) => {
      const at = morning(day)
      return send({
        ...{ type: 'DecideSanction', decision, reason: '经集体研究', effectUntil, by, at, today: dayIn(zone, at) },
      })
    },
    clarify: (by: Asker) => send({ type: 'ClarifySanction', reason: '经核实反映失实', by }),
    expire: (effectUntil: Day, today: Day) => send({ type: 'NoteEffectExpired', effectUntil, today }),
    types: () => events.map(({ type }) => type),
    last: () => events.at(-1),
    refusals: () => refusals,
  }
  return here
}

describe('c2.10 a head of division is found slow-acting three times', () => {
  const headOfD5 = named('head-d5', 'D5', 'bureau')
  const office = named('office-accountability', 'campaign-office', 'bureau')
  const rungs = [
    { kind: 'accountabilityInterview', found: '2020-07-10', decided: '2020-07-16' },
    { kind: 'circular', found: '2020-08-14', decided: '2020-08-20' },
    { kind: 'organisationalHandling', found: '2020-09-18', decided: '2020-09-24' },
  ] as const

  for (const { kind, found, decided } of rungs) {
    test(`S1-83 ${kind} is proposed on ${found} and decided by a named person with its basis`, () => {
      const told = story(kind, { unitId: 'D5', personId: 'head-d5' }).propose(found).state(headOfD5)
      told.decide(decided, office, 'issue', '2020-12-31')
      expect(told.types()).toStrictEqual(['SanctionProposed', 'ViewStated', 'SanctionIssued'])
      expect(told.last()).toMatchObject({
        data: { kind, personId: 'head-d5', basis: { rule: 'slow-acting', version: 1 }, decidedBy: office.person },
      })
    })
  }
  test('his own word is waited for; a colleague cannot give it', () => {
    const told = story('circular', { unitId: 'D5', personId: 'head-d5' }).propose('2020-08-14')
    told.state(named('deputy-d5', 'D5', 'bureau')).decide('2020-08-19', office, 'issue')
    expect(told.refusals()).toStrictEqual(['NotConcerned', 'StatementOutstanding'])
  })
  test('when he says nothing, it can be issued on the first day after the time for it', () => {
    const told = story('circular', { unitId: 'D5', personId: 'head-d5' }).propose('2020-08-14')
    told.decide('2020-08-20', office, 'issue', '2020-12-31')
    expect(told.last()).toMatchObject({ type: 'SanctionIssued', data: { statement: 'notGiven' } })
  })
  test('the bureau above him may decide, his own division may not', () => {
    const told = story('circular', { unitId: 'D5', personId: 'head-d5' }).propose('2020-08-14').state(headOfD5)
    told.decide('2020-08-17', named('deputy-d5', 'D5', 'bureau'), 'dismiss')
    told.decide('2020-08-17', named('director', 'bureau'), 'dismiss')
    expect(told.refusals()).toStrictEqual(['OwnUnit'])
    expect(told.types()).toStrictEqual(['SanctionProposed', 'ViewStated', 'SanctionDismissed'])
  })
})

describe('c2.11 c5.19 a fault in trying', () => {
  test('S1-71 is excused on 2020-08-03: the decision is on file and there is no measure', () => {
    const told = story('accountabilityInterview', { unitId: 'D2', personId: 'head-d2' }).propose('2020-07-31')
    told.decide('2020-08-03', named('office-accountability', 'campaign-office'), 'tolerate')
    expect(told.types()).toStrictEqual(['SanctionProposed', 'FaultTolerated'])
    expect(told.refusals()).toStrictEqual([])
  })
})

describe('c4.18 a removal', () => {
  test('S3-33 is a proposal until the county committee decides, however long that takes', () => {
    const told = story('removal', { unitId: 'X1', personId: 'B8' }, { rule: 'consecutive-bottom', version: 1 })
    told.propose('2023-01-05')
    expect(told.types()).toStrictEqual(['SanctionProposed'])
    told.state(named('B8', 'X1', 'county'), '服从组织决定')
    told.decide('2023-03-20', named('committee-member', 'county-committee', 'county'), 'issue')
    expect(told.last()).toMatchObject({ type: 'SanctionIssued', data: { kind: 'removal', effectUntil: null } })
  })
})

describe('c5.6 c5.13 a section that drags', () => {
  test('S4-14 a circular on it is decided by the Party group, counts until its last day and then no longer', () => {
    const told = story('circular', { unitId: 'EN1', personId: null }).propose('2022-07-04')
    told.state(named('head-en1', 'EN1', 'office'))
    told.decide('2022-07-08', named('L1', 'office'), 'issue', '2022-12-31')
    told.expire('2022-12-31', '2022-12-31').expire('2022-12-31', '2023-01-01').expire('2022-12-31', '2023-01-02')
    expect(told.types()).toStrictEqual(['SanctionProposed', 'ViewStated', 'SanctionIssued', 'EffectExpired'])
  })
})

describe('c5.18 a report that was false', () => {
  const officer = named('officer-1', 'discipline-office')
  test('S4-83 L3 is cleared and carries nothing from then on', () => {
    const told = story('admonitionTalk', { unitId: 'leaders', personId: 'L3' }).propose('2022-07-04', 'supervisor-2')
    told.decide('2022-07-22', officer, 'dismiss').clarify(officer)
    expect(told.types()).toStrictEqual(['SanctionProposed', 'SanctionDismissed', 'SanctionClarified'])
  })
  test('L3 does not clear himself, and nobody clears before it was decided', () => {
    const told = story('admonitionTalk', { unitId: 'leaders', personId: 'L3' }).propose('2022-07-04', 'supervisor-2')
    told.clarify(officer).decide('2022-07-22', officer, 'dismiss').clarify(named('L3', 'leaders'))
    expect(told.refusals()).toStrictEqual(['SanctionUndecided', 'OwnUnit'])
  })
  test('what was issued and cleared does not expire any more', () => {
    const told = story('admonitionTalk', { unitId: 'leaders', personId: 'L3' }).propose('2022-07-04', 'supervisor-2')
    told.state(named('L3', 'leaders')).decide('2022-07-08', officer, 'issue', '2022-09-30').clarify(officer)
    told.expire('2022-09-30', '2022-10-01')
    expect(told.last()?.type).toBe('SanctionClarified')
  })
})
