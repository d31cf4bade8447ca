import { describe, expect, test } from '@jest/globals'
import { decodeEvent } from '@huiyin/event-sourcing'
import { SANCTION_KINDS } from '@huiyin/contracts/accountability'
import { accountabilityRefusals } from '@huiyin/contracts'
import { specFor } from '@huiyin/testing'
import { sanctionEvents, type SanctionEvent } from './events.js'
import { sanctionExamples as example } from './examples.js'
import { sanction, type Asker, type SanctionCommand, type SanctionRefusal } from './sanction.js'

const given = specFor(sanction)
const { SanctionProposed: proposed, ViewStated: stated, SanctionIssued: issued, SanctionDismissed: dismissed } = example
const { FaultTolerated: tolerated, SanctionClarified: clarified, EffectExpired: expired } = example
const { proposedBy, ...proposal } = proposed.data

const named = (person: string, ...units: readonly string[]): Asker => ({ person, named: true, units })
const supervisor = named('supervisor-1', 'office', 'city')
const officer = named('officer-1', 'commission', 'city')
const ofUnit = named('person-k1', 'K1', 'city')
const ofUnitBelow = named('clerk-k11', 'K11', 'K1', 'city')
const product: Asker = { person: 'system', named: false, units: [] }

const propose = { type: 'ProposeSanction', ...proposal, kind: 'reminder', by: proposedBy } as const
const state = { type: 'StateOwnView', text: stated.data.text, by: ofUnit } as const
const decideOn = (at: string, today: string, by: Asker) =>
  ({
    type: 'DecideSanction',
    decision: 'issue',
    reason: issued.data.reason,
    effectUntil: '2020-11-30',
    by,
    at,
    today,
  }) as const
const issue = decideOn('2020-05-18T02:00:00.000Z', '2020-05-18', supervisor)
const dismiss = { ...issue, decision: 'dismiss', reason: dismissed.data.reason, effectUntil: null } as const
const tolerate = { ...issue, decision: 'tolerate', reason: tolerated.data.reason, effectUntil: null } as const
const clarify = { type: 'ClarifySanction', reason: clarified.data.reason, by: officer } as const
const expire = { type: 'NoteEffectExpired', effectUntil: '2020-11-30', today: '2020-12-01' } as const

const aboutPerson: SanctionEvent = { type: 'SanctionProposed', data: { ...proposed.data, personId: 'person-k1' } }

describe('a measure is proposed', () => {
  test('S1-81 with its facts, its rule and version, and until when the other side may speak', () =>
    given().when(propose).thenEvents(proposed))
  test('S2-20 three working days after the proposal of 2020-05-15 end on 05-20', () =>
    expect(proposed.data.statementDeadline.dueOn).toBe('2020-05-20'))
  test('proposed again in the same way, nothing changes', () => given(proposed).when(propose).thenNothing())
  test('also after it was decided', () => given(proposed, stated, issued).when(propose).thenNothing())
  test('one id stands for one proposal', () => {
    const others: readonly Partial<typeof propose>[] = [
      { unitId: 'K2' },
      { itemId: 'item-2' },
      { entryId: 'item-2:K1' },
      { basis: { rule: 'overdue', version: 2 } },
      { basis: { rule: 'ladder', version: 1 } },
      { by: 'supervisor-2' },
    ]
    for (const other of others) {
      given(proposed)
        .when({ ...propose, ...other })
        .thenRefused('SanctionAlreadyProposed')
    }
    given(proposed)
      .when({ ...propose, kind: 'circular' })
      .thenRefused('SanctionAlreadyProposed')
    given(proposed)
      .when({ ...propose, personId: 'person-k1' })
      .thenRefused('SanctionAlreadyProposed')
  })
  for (const kind of SANCTION_KINDS) {
    test(`S1-81 ${kind} can be proposed`, () =>
      given()
        .when({ ...propose, kind })
        .thenEvents({ type: 'SanctionProposed', data: { ...proposed.data, kind } }))
  }
})

describe('the other side speaks first', () => {
  test('somebody of the unit concerned', () => given(proposed).when(state).thenEvents(stated))
  test('or of a unit below it', () =>
    given(proposed)
      .when({ ...state, by: ofUnitBelow })
      .thenEvents({ type: 'ViewStated', data: { ...stated.data, statedBy: 'clerk-k11' } }))
  test('as often as there is something to say', () =>
    given(proposed, stated)
      .when({ ...state, text: '补充：附当日外出记录' })
      .thenEvents({ type: 'ViewStated', data: { ...stated.data, text: '补充：附当日外出记录' } }))
  test('the same words twice are one statement', () => given(proposed, stated).when(state).thenNothing())
  test('nobody from elsewhere speaks for the unit', () => {
    given(proposed)
      .when({ ...state, by: supervisor })
      .thenRefused('NotConcerned')
    given(proposed)
      .when({ ...state, by: named('nobody') })
      .thenRefused('NotConcerned')
  })
  test('the product speaks for nobody', () =>
    given(proposed)
      .when({ ...state, by: { ...product, units: ['K1'] } })
      .thenRefused('NotConcerned'))
  test('where it is about a person, that person speaks and no colleague', () => {
    given(aboutPerson).when(state).thenEvents(stated)
    given(aboutPerson)
      .when({ ...state, by: ofUnitBelow })
      .thenRefused('NotConcerned')
  })
  test('not after the decision', () => {
    for (const decision of [issued, dismissed, tolerated]) {
      given(proposed, decision).when(state).thenRefused('SanctionAlreadyDecided')
    }
  })
  test('about nothing that was not proposed', () => given().when(state).thenRefused('SanctionUnknown'))
})

describe('S1-83 a named person decides', () => {
  test('issued after the statement', () => given(proposed, stated).when(issue).thenEvents(issued))
  test('issued without one only when the time for it is over, and the decision says that none was given', () => {
    const late = decideOn('2020-05-20T16:00:00.000Z', '2020-05-21', supervisor)
    given(proposed)
      .when({ ...issue, at: '2020-05-20T15:59:59.999Z' })
      .thenRefused('StatementOutstanding')
    given(proposed)
      .when(late)
      .thenEvents({ type: 'SanctionIssued', data: { ...issued.data, statement: 'notGiven' } })
  })
  test('dismissed or excused at once: nobody has to speak against himself being let off', () => {
    given(proposed).when(dismiss).thenEvents(dismissed)
    given(proposed).when(tolerate).thenEvents(tolerated)
  })
  test('S1-71 S3-68 c2.11 what is excused is on file and no measure', () =>
    given(proposed, stated).when(tolerate).thenEvents(tolerated))
  test('nobody of the unit concerned, nor of a unit below it, decides', () => {
    for (const by of [ofUnit, ofUnitBelow]) {
      for (const command of [issue, dismiss, tolerate]) {
        given(proposed, stated)
          .when({ ...command, by })
          .thenRefused('OwnUnit')
      }
    }
  })
  test('nobody decides on himself, wherever he belongs now', () =>
    given(aboutPerson, stated)
      .when({ ...issue, by: named('person-k1', 'T9') })
      .thenRefused('OwnUnit'))
  test('the product issues nothing, dismisses nothing and excuses nothing', () => {
    for (const command of [issue, dismiss, tolerate]) {
      given(proposed, stated)
        .when({ ...command, by: product })
        .thenRefused('NoNamedPerson')
    }
  })
  test('who proposed it does not decide', () => {
    const own: SanctionEvent = { type: 'SanctionProposed', data: { ...proposed.data, proposedBy: 'supervisor-1' } }
    given(own, stated).when(issue).thenRefused('OwnProposal')
    given(own, stated)
      .when({ ...issue, by: officer })
      .thenEvents({ type: 'SanctionIssued', data: { ...issued.data, decidedBy: 'officer-1' } })
  })
  test('an effect cannot be over before it began; its last day may be today', () => {
    given(proposed, stated)
      .when({ ...issue, effectUntil: '2020-05-17' })
      .thenRefused('EffectAlreadyOver')
    given(proposed, stated)
      .when({ ...issue, effectUntil: '2020-05-18' })
      .thenEvents({ type: 'SanctionIssued', data: { ...issued.data, effectUntil: '2020-05-18' } })
  })
  test('an effect may have no end', () =>
    given(proposed, stated)
      .when({ ...issue, effectUntil: null })
      .thenEvents({ type: 'SanctionIssued', data: { ...issued.data, effectUntil: null } }))
  test('decided again in the same way, nothing changes', () => {
    given(proposed, stated, issued).when(issue).thenNothing()
    given(proposed, dismissed).when(dismiss).thenNothing()
    given(proposed, tolerated).when(tolerate).thenNothing()
  })
  test('decided once, it stays decided', () => {
    given(proposed, stated, issued).when(dismiss).thenRefused('SanctionAlreadyDecided')
    given(proposed, dismissed).when(issue).thenRefused('SanctionAlreadyDecided')
    given(proposed, stated, issued)
      .when({ ...issue, by: officer })
      .thenRefused('SanctionAlreadyDecided')
    given(proposed, stated, issued)
      .when({ ...issue, effectUntil: null })
      .thenRefused('SanctionAlreadyDecided')
    given(proposed, stated, issued)
      .when({ ...issue, reason: '另有理由' })
      .thenRefused('SanctionAlreadyDecided')
  })
  test('nothing is decided that was not proposed', () => given().when(issue).thenRefused('SanctionUnknown'))
})

describe('S4-83 a wrong report is cleared in the open', () => {
  test('after the measure was issued, also when its effect is over', () => {
    given(proposed, stated, issued).when(clarify).thenEvents(clarified)
    given(proposed, stated, issued, expired).when(clarify).thenEvents(clarified)
  })
  test('also where nothing was issued, because it was talked about', () => {
    given(proposed, dismissed).when(clarify).thenEvents(clarified)
    given(proposed, tolerated).when(clarify).thenEvents(clarified)
  })
  test('not before anybody decided', () => given(proposed, stated).when(clarify).thenRefused('SanctionUndecided'))
  test('not by the unit itself and not by the product', () => {
    given(proposed, dismissed)
      .when({ ...clarify, by: ofUnitBelow })
      .thenRefused('OwnUnit')
    given(proposed, dismissed)
      .when({ ...clarify, by: product })
      .thenRefused('NoNamedPerson')
  })
  test('once', () => {
    given(proposed, dismissed, clarified).when(clarify).thenNothing()
    given(proposed, dismissed, clarified)
      .when({ ...clarify, by: supervisor })
      .thenRefused('SanctionAlreadyClarified')
  })
  test('nothing is cleared that was not proposed', () => given().when(clarify).thenRefused('SanctionUnknown'))
})

describe('the effect of a measure ends', () => {
  test('when its last day is over', () => given(proposed, stated, issued).when(expire).thenEvents(expired))
  test('not on its last day', () =>
    given(proposed, stated, issued)
      .when({ ...expire, today: '2020-11-30' })
      .thenNothing())
  test('once', () => given(proposed, stated, issued, expired).when(expire).thenNothing())
  test('not where it was cleared before, was never issued, or ends on another day', () => {
    given(proposed, stated, issued, clarified).when(expire).thenNothing()
    given(proposed, dismissed).when(expire).thenNothing()
    given(proposed).when(expire).thenNothing()
    given(proposed, stated, issued)
      .when({ ...expire, effectUntil: '2020-06-30' })
      .thenNothing()
  })
  test('nothing ends that was not proposed', () => given().when(expire).thenRefused('SanctionUnknown'))
})

describe('facts on disk', () => {
  for (const [type, { data }] of Object.entries(example)) {
    test(`${type} is read back from disk as it was written`, () => {
      const definition = sanctionEvents.defs[type as SanctionEvent['type']]
      const body = JSON.stringify(definition.data.parse(data))
      expect(decodeEvent(sanctionEvents, { type, schema: definition.schema, body })).toStrictEqual({ type, data })
    })
  }
  test('there is an example of every fact', () =>
    expect(Object.keys(example).sort()).toStrictEqual(Object.keys(sanctionEvents.defs).sort()))
})

const typed: readonly SanctionCommand[] = [propose, state, issue, dismiss, tolerate, clarify, expire]
test('every command of the aggregate is spoken of here', () =>
  expect([...new Set(typed.map(({ type }) => type))].sort()).toStrictEqual([
    ...['ClarifySanction', 'DecideSanction', 'NoteEffectExpired', 'ProposeSanction', 'StateOwnView'],
  ]))
test('every refusal of the aggregate is worded, and no other', () => {
  const worded: Readonly<Record<SanctionRefusal, object>> = accountabilityRefusals
  const refusals = Object.keys(worded).sort()
  expect(refusals).toStrictEqual([
    ...['EffectAlreadyOver', 'NoNamedPerson', 'NotConcerned', 'OwnProposal', 'OwnUnit', 'SanctionAlreadyClarified'],
    ...['SanctionAlreadyDecided', 'SanctionAlreadyProposed', 'SanctionUndecided', 'SanctionUnknown'],
    'StatementOutstanding',
  ])
})
