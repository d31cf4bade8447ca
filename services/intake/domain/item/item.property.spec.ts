import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { RESULT_CODES } from '@huiyin/contracts/intake'
import { itemEvents, type ItemEvent } from './events.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'
import type { ItemState } from './state.js'

const reportId = fc.constantFrom('report-1', 'report-2', 'report-3', 'constructor')
const unitId = fc.constantFrom('K1', 'T1', 'T2')
const text = fc.constantFrom('甲', '乙')
const personId = fc.constantFrom('person-1', 'person-2')
const known = { channel: fc.constantFrom('letter', 'visit'), reporter: fc.constantFrom('named' as const, 'anonymous') }
const code = fc.constantFrom('C1', 'C5')
const at = fc.constantFrom('2022-03-01T01:00:00.000Z', '2022-03-09T01:00:00.000Z')
const outsideDeadline = fc.constantFrom(
  null,
  { kind: 'none' as const },
  { kind: 'given' as const, dueAt: '2022-03-08T04:00:00.000Z' },
)
const ofType = <N extends ItemCommand['type']>(type: N) => fc.constant(type)

const sealed = fc.constant({ subject: 's-1', name: 'sealed', contact: null, address: null, text: null })
const receive = fc.record({
  ...{ type: ofType('ReceiveReport'), reportId, ...known, summary: text, sealed: fc.option(sealed) },
  ...{ category: fc.option(code), place: fc.option(text), outsideNumber: fc.option(text) },
})
const register = fc.record({
  type: ofType('RegisterItem'),
  number: code,
  category: code,
  campaign: fc.option(code),
  at,
})
const assign = fc.record({ type: ofType('AssignItem'), unitId, personId: fc.option(personId), outsideDeadline })
const any: fc.Arbitrary<ItemCommand> = fc.oneof(
  receive,
  register,
  assign,
  fc.record({ type: ofType('LinkReport'), reportId, ...known }),
  fc.record({ type: ofType('WriteSummary'), summary: text }),
  fc.record({ type: ofType('ReadAndInstruct'), instruction: text, reader: personId, at }),
  fc.record({ type: ofType('DeclineItem'), reason: text }),
  fc.record({ type: ofType('TakeFirstContact'), personId, unitId }),
  fc.record({ type: ofType('TransferItem'), unitId, personId: fc.option(personId), reason: text }),
  fc.record({ type: ofType('WithdrawReport'), reportId, reason: text }),
  fc.record({ type: ofType('ReplyToReport'), reportId, result: fc.constantFrom(...RESULT_CODES), text }),
  fc.record({
    ...{ type: ofType('RaiseObjection'), reportId, at },
    sealed: fc.constant({ subject: 's-1', text: 'sealed text' }),
  }),
  fc.record({ type: ofType('RecordObjectionDecision'), reportId, upheld: fc.boolean() }),
  fc.record({ type: ofType('MarkDuplicate'), originalItemId: fc.option(code) }),
  fc.record({
    type: ofType('RequestOpening'),
    reportId,
    reason: text,
    by: personId,
    at,
    until: fc.constant('2022-03-09T01:00:00.000Z'),
  }),
  fc.record({ type: ofType('ConsentToOpening'), reportId, askedBy: personId, by: personId, at }),
  fc.record({ type: ofType('OpenReporter'), reportId, by: personId, at }),
)
/** Half of the histories begin like a life of an item, so that what comes late is reached too. */
const history = fc.oneof(
  fc.array(any, { maxLength: 25 }),
  fc
    .tuple(receive, register, assign, fc.array(any, { maxLength: 25 }))
    .map(([first, second, third, rest]): ItemCommand[] => [first, second, third, ...rest]),
)

interface Life {
  readonly state: ItemState
  readonly events: readonly ItemEvent[]
}
/** What may be said of an item also after its end. */
const BESIDE = new Set(['DuplicateMarked', 'OpeningRequested', 'OpeningConsented', 'ReporterOpened'])
const born: Life = { state: item.initialState, events: [] }
const live = (life: Life, command: ItemCommand): Life => {
  const decided = item.decide(command, life.state)
  if (!decided.ok) return life
  return { state: decided.events.reduce(item.evolve, life.state), events: [...life.events, ...decided.events] }
}
const lifeOf = (commands: readonly ItemCommand[]): Life => commands.reduce(live, born)
type Data<N extends ItemEvent['type']> = Extract<ItemEvent, { type: N }>['data']
const dataOf = <N extends ItemEvent['type']>({ events }: Life, wanted: N): readonly Data<N>[] =>
  events.filter(({ type }) => type === wanted).map(({ data }) => data as Data<N>)
const withStatus = ({ reports }: ItemState, wanted: string) =>
  Object.values(reports).filter(({ status }) => status === wanted).length

const always = (holds: (life: Life) => void) =>
  fc.assert(
    fc.property(history, (commands) => holds(lifeOf(commands))),
    { numRuns: 1_000 },
  )

describe('whatever happens to an item', () => {
  test('any command repeated changes nothing the second time', () => {
    fc.assert(
      fc.property(history, any, (commands, last) => {
        const once = live(lifeOf(commands), last)
        expect(live(once, last)).toStrictEqual(once)
      }),
      { numRuns: 3_000 },
    )
  })
  test('S4-90 the first clock never changes, however often the item is handed on', () =>
    always((life) => {
      const clocks = [...dataOf(life, 'ItemAssigned'), ...dataOf(life, 'ItemTransferred')]
      const [registered, ...more] = dataOf(life, 'ItemRegistered')
      expect(more).toStrictEqual([])
      for (const { registeredAt } of clocks) expect(registeredAt).toBe(registered?.registeredAt)
    }))
  test('S4-90 the hand-over chain has no gap: each hop begins where the one before ended', () =>
    always((life) => {
      const [assigned] = dataOf(life, 'ItemAssigned')
      const hops = dataOf(life, 'ItemTransferred')
      const holders = [assigned?.unitId, ...hops.map(({ unitId: to }) => to)]
      expect(hops.map(({ fromUnitId }) => fromUnitId)).toStrictEqual(holders.slice(0, hops.length))
      expect(life.state.assignment?.unitId).toBe(holders.at(-1))
    }))
  test('S0-79 an item counts as answered exactly when every report asking has its reply', () =>
    always(({ state }) => {
      const isAnswered = withStatus(state, 'owed') === 0 && withStatus(state, 'replied') > 0
      expect(state.answered).toBe(isAnswered)
    }))
  test('S0-79 answers are told to the unit that has the item, with the number of replies given', () =>
    always((life) => {
      const told = dataOf(life, 'ItemAnswered').at(-1)
      const wanted = { unitId: life.state.assignment?.unitId, reports: withStatus(life.state, 'replied') }
      expect(life.state.answered ? told : wanted).toStrictEqual(wanted)
    }))
  test('S0-79 a report gets one reply, one more for each objection upheld, and none after it was taken back', () =>
    always((life) => {
      const ended = [...dataOf(life, 'ReportReplied'), ...dataOf(life, 'ReportWithdrawn')].map((data) => data.reportId)
      const again = dataOf(life, 'ObjectionDecided').filter(({ upheld }) => upheld)
      for (const id of new Set(ended)) {
        const most = 1 + again.filter((data) => data.reportId === id).length
        expect(ended.filter((one) => one === id).length).toBeLessThanOrEqual(most)
      }
      const open = withStatus(life.state, 'owed') + ended.length - again.length
      expect(open).toBe(Object.keys(life.state.reports).length)
    }))
  test('S1-89 a reply is objected to at most once, and decided at most once', () =>
    always((life) => {
      const replies = dataOf(life, 'ReportReplied').length
      const raised = dataOf(life, 'ObjectionRaised').length
      expect(raised).toBeLessThanOrEqual(replies)
      expect(dataOf(life, 'ObjectionDecided').length).toBeLessThanOrEqual(raised)
    }))
  test('S3-51 a declined item has no number, and what has ended stays as it is', () =>
    always((life) => {
      const types = life.events.map(({ type }) => type)
      const end = types.findIndex((type) => type === 'ItemDeclined' || type === 'ItemWithdrawn')
      const after = end === -1 ? [] : types.slice(end + 1).filter((type) => !BESIDE.has(type))
      expect(after).toStrictEqual([])
      expect(types.includes('ItemDeclined') && types.includes('ItemRegistered')).toBe(false)
    }))
  test('S3-69 nobody looks at sealed words without a second person, and once for each consent', () =>
    always((life) => {
      const looks = dataOf(life, 'ReporterOpened')
      for (const { openedBy, consentedBy } of looks) expect([undefined, openedBy]).not.toContain(consentedBy)
      expect(looks.length).toBeLessThanOrEqual(dataOf(life, 'OpeningConsented').length)
    }))
  test('every fact fits its definition', () =>
    always(({ events }) => {
      for (const { type, data } of events) expect(itemEvents.defs[type].data.parse(data)).toStrictEqual(data)
    }))
})
