import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cnCalendar, recheck } from '@huiyin/calendar'
import { FAULT_KINDS, OUTCOME_CODES, REOPEN_TRIGGERS } from '@huiyin/contracts/rectification'
import { entryEvents, type EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand, type EntryState } from './entry.js'

const opening = { type: 'OpenEntry', ...example.EntryOpened.data } as const
const by = fc.constantFrom('handler-1', 'handler-2', 'person-k1', 'officer-1')
const text = fc.constantFrom('甲', '乙')
const evidence = fc.constantFrom([], example.CompletionClaimed.data.evidence)
const ofType = <N extends EntryCommand['type']>(type: N) => fc.constant(type)

const open = fc.record({
  type: ofType('OpenEntry'),
  ...{ itemId: fc.constant('item-1'), unitId: fc.constantFrom('K1', 'T1') },
  ...{ personId: fc.constant('person-k1'), category: text, campaign: fc.constant(null) },
  registeredAt: fc.constant(opening.registeredAt),
  deadline: fc.constantFrom(opening.deadline, null),
})
const claim = fc.record({
  ...{ type: ofType('ClaimDone'), by, imported: fc.boolean(), evidence },
  ...{ outcome: fc.constantFrom(...OUTCOME_CODES), outcomeText: text },
})
const answer = fc.record({ type: ofType('RecordAnswers'), reports: fc.nat(3) })
const pass = fc.record({ type: ofType('PassAcceptance'), finding: text, by })
const any: fc.Arbitrary<EntryCommand> = fc.oneof(
  open,
  claim,
  answer,
  pass,
  fc.record({ type: ofType('HandOverEntry'), toUnitId: fc.constantFrom('T1', 'T2') }),
  fc.record({ type: ofType('PlanRemedies'), fix: text, establish: text }),
  fc.record({ type: ofType('RequestExtension'), workingDays: fc.integer({ min: 1, max: 60 }), reason: text, by }),
  fc.record({
    ...{ type: ofType('DecideExtension'), granted: fc.boolean(), reason: text, by },
    calendar: fc.constant(cnCalendar),
  }),
  fc.record({ type: ofType('RecordReplyOwed'), reportId: text }),
  fc.record({ type: ofType('ReturnForRework'), fault: fc.constantFrom(...FAULT_KINDS), reason: text, by }),
  fc.record({
    ...{ type: ofType('RecordObjection'), reportId: text, repliedBy: fc.option(by) },
    deadlineUnder: fc.constant(() => example.ObjectionRecorded.data.deadline),
  }),
  fc.record({ type: ofType('RecordObjectionLapse'), reportId: text }),
  fc.record({ type: ofType('DecideObjection'), reportId: text, upheld: fc.boolean(), reason: text, by }),
  fc.record({ type: ofType('ReopenEntry'), trigger: fc.constantFrom(...REOPEN_TRIGGERS), reason: text }),
)
const some = fc.array(any, { maxLength: 12 })
/** Half of the histories go by the way to a close-out, so that what comes after it is reached too. */
const history = fc.oneof(
  fc.array(any, { maxLength: 25 }),
  fc
    .tuple(some, claim, answer, pass, some)
    .map(([before, done, told, accepted, after]) => [opening, ...before, done, told, accepted, ...after]),
)

interface Life {
  readonly state: EntryState
  readonly events: readonly EntryEvent[]
}
const born: Life = { state: entry.initialState, events: [] }
const live = (life: Life, command: EntryCommand): Life => {
  const decided = entry.decide(command, life.state)
  if (!decided.ok) return life
  return { state: decided.events.reduce(entry.evolve, life.state), events: [...life.events, ...decided.events] }
}
const lifeOf = (commands: readonly EntryCommand[]): Life => commands.reduce(live, born)
const always = (holds: (life: Life) => void) =>
  fc.assert(
    fc.property(history, (commands) => holds(lifeOf(commands))),
    { numRuns: 2_000 },
  )
/** Every close-out with what had happened before it. */
const closeOuts = ({ events }: Life): readonly (readonly EntryEvent[])[] =>
  events.flatMap(({ type }, index) => (type === 'EntryClosedOut' ? [events.slice(0, index)] : []))
const lastOf = (events: readonly EntryEvent[], ...types: readonly EntryEvent['type'][]) =>
  events.findLast(({ type }) => types.includes(type))?.type

/** What is still said of an entry that was handed over. */
const STILL_SAID = [
  ...['EntryOpened', 'AnswersRecorded', 'ReplyOwedRecorded'],
  ...['ObjectionRecorded', 'ObjectionLapseRecorded', 'ObjectionUpheld', 'ObjectionRejected'],
]

describe('whatever happens to an entry', () => {
  test('any command repeated changes nothing the second time', () => {
    fc.assert(
      fc.property(history, any, (commands, last) => {
        const once = live(lifeOf(commands), last)
        expect(live(once, last)).toStrictEqual(once)
      }),
      { numRuns: 3_000 },
    )
  })
  test('S0-78 no entry is closed out whose work was not claimed with an outcome since it last began', () =>
    always((life) => {
      for (const before of closeOuts(life)) {
        const turn = lastOf(before, 'EntryOpened', 'CompletionClaimed', 'EntryReturned', 'EntryReopened')
        expect(turn).toBe('CompletionClaimed')
      }
    }))
  test('S0-79 no entry is closed out while a reply is owed', () =>
    always((life) => {
      for (const before of closeOuts(life)) {
        expect(lastOf(before, 'EntryOpened', 'AnswersRecorded', 'ReplyOwedRecorded')).toBe('AnswersRecorded')
      }
    }))
  test('S0-60 every close-out has an acceptance of its own', () =>
    always((life) => {
      for (const before of closeOuts(life)) expect(before.at(-1)?.type).toBe('AcceptancePassed')
      const accepted = life.events.filter(({ type }) => type === 'AcceptancePassed')
      expect(accepted).toHaveLength(closeOuts(life).length)
    }))
  test('S3-79 nobody accepts or sends back his own work', () =>
    always(({ events }) => {
      const hands = new Set<string | null>()
      for (const event of events) {
        if (event.type === 'EntryOpened') hands.add(event.data.personId)
        if (event.type === 'CompletionClaimed') hands.add(event.data.claimedBy)
        if (event.type === 'AcceptancePassed') expect(hands.has(event.data.acceptedBy)).toBe(false)
        if (event.type === 'EntryReturned') expect(hands.has(event.data.returnedBy)).toBe(false)
      }
    }))
  test('S3-14 nobody decides on his own request, and every deadline can be counted again', () =>
    always(({ events }) => {
      let asker = ''
      for (const event of events) {
        if (event.type === 'ExtensionRequested') asker = event.data.requestedBy
        if (event.type === 'ExtensionRefused') expect(event.data.decidedBy).not.toBe(asker)
        if (event.type !== 'DeadlineExtended') continue
        expect(event.data.decidedBy).not.toBe(asker)
        expect(recheck(event.data.deadline).verdict).toBe('equal')
        expect(event.data.deadline.derivation.from).toBe(opening.registeredAt)
      }
    }))
  test('S4-90 after a hand-over nothing is done until the item comes back; what was objected to is still decided', () =>
    always(({ events }) => {
      let away = false
      for (const { type } of events) {
        if (away) expect(STILL_SAID).toContain(type)
        if (type === 'EntryOpened') away = false
        if (type === 'EntryHandedOver') away = true
      }
    }))
  test('every fact fits its definition', () =>
    always(({ events }) => {
      for (const { type, data } of events) expect(entryEvents.defs[type].data.parse(data)).toStrictEqual(data)
    }))
})
