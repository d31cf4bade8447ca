import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cnCalendar, recheck } from '@huiyin/calendar'
import {
  FAULT_KINDS,
  OUTCOME_CODES,
  RE_RECTIFICATION_TRIGGERS,
  REOPEN_TRIGGERS,
  standardLedgers,
  standardModes,
  SUPERVISION_ACTIONS,
} from '@huiyin/contracts/rectification'
import { entryEvents, type EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand, type EntryState } from './entry.js'

const opening = { type: 'OpenEntry', ...example.EntryOpened.data } as const
const { openedBy, ...workData } = example.WorkOpened.data
const work: EntryCommand = {
  ...{ type: 'OpenWork', ...workData, dueOn: '2022-11-30', by: openedBy, knowsCampaign: true },
  ...{ ledger: standardLedgers[0]!, fields: { measure: '分段施工' } },
  counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' },
}
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
  lead: fc.option(fc.constant({ entryId: 'item-1:K0', part: '管线迁改' }), { nil: undefined, freq: 4 }),
})
const claim = fc.record({
  ...{ type: ofType('ClaimDone'), by, imported: fc.boolean(), evidence },
  ...{ outcome: fc.constantFrom(...OUTCOME_CODES), outcomeText: text },
})
const answer = fc.record({ type: ofType('RecordAnswers'), reports: fc.nat(3) })
const pass = fc.record({ type: ofType('PassAcceptance'), finding: text, by })
const counting = fc.constant({ calendar: cnCalendar, zone: 'Asia/Shanghai' })
const about = { by, counting, reason: text }
const joint = fc.constantFrom('K2', 'K3')
const milestone = fc.constantFrom(
  { code: 'survey', zh: '完成摸底', day: '2022-03-31' },
  { code: 'rebuild', zh: '完成改造', day: '2022-06-30' },
)
const none = fc.uniqueArray(milestone, { maxLength: 0 })
const stepwise = standardModes.filter(({ demands }) => demands.milestones)
const milestones = fc.uniqueArray(milestone, { minLength: 1, maxLength: 2, selector: ({ day }) => day })
/** How it is to be handled, what is kept of that, and its parts with other units. */
const plan: fc.Arbitrary<EntryCommand> = fc.oneof(
  fc.record({
    ...{ type: ofType('ChooseHandlingMode'), mode: fc.constantFrom(...standardModes, null), ...about },
    milestones: fc.oneof(none, milestones),
  }),
  fc.record({ type: ofType('ChooseHandlingMode'), mode: fc.constantFrom(...stepwise), ...about, milestones }),
  fc.record({
    type: ofType('AcceptMilestone'),
    ...about,
    finding: text,
    milestone: fc.constantFrom('survey', 'rebuild'),
  }),
  fc.record({
    ...{ type: ofType('AskJointUnit'), unitId: joint, personId: fc.constant(null), part: text, by, counting },
    dueOn: fc.constantFrom('2022-03-10', null),
  }),
  fc.record({ type: ofType('RecordPart'), unitId: joint, done: fc.boolean() }),
  fc.record({ type: ofType('PublishAnswer'), text, by }),
  fc.record({ type: ofType('NameSponsor'), personId: by, by }),
  fc.record({ type: ofType('PlanRemedies'), fix: text, establish: text }),
  fc.record({
    ...{ type: ofType('EnterWorkRecord'), record: fc.constantFrom('minutes', 'plan', 'reading'), by },
    ...{ on: fc.constantFrom('2022-03-04', '2022-03-05'), fields: fc.record({ text }) },
  }),
  fc.record({
    ...{ type: ofType('EnterInLedger'), ledger: fc.constantFrom(...standardLedgers, null), by },
    fields: fc.record({ measure: text, standard: text }),
  }),
)
/** What supervision does. Each time is one more: said twice it happened twice. */
const supervision: fc.Arbitrary<EntryCommand> = fc.oneof(
  fc.record({ type: ofType('RecordSupervision'), action: fc.constantFrom(...SUPERVISION_ACTIONS), text, by }),
  fc.record({
    ...{ type: ofType('OrderReRectification'), trigger: fc.constantFrom(...RE_RECTIFICATION_TRIGGERS), ...about },
    dueOn: fc.constantFrom('2022-05-16', '2022-06-16'),
  }),
  fc.record({
    ...{ type: ofType('RecordLookBack'), on: fc.constant('2022-11-23'), limitUnder: fc.constant(() => null), by },
    ...{ carriedOut: fc.boolean(), solved: fc.boolean(), changed: fc.boolean(), finding: text },
  }),
)
const pause = fc
  .record({ first: fc.integer({ min: 1, max: 20 }), long: fc.nat(5), by, counting, reason: text })
  .map(({ first, long, ...more }) => {
    const day = (of: number) => `2022-03-${String(of).padStart(2, '0')}`
    return { type: 'PauseDeadline' as const, ...more, from: day(first), to: day(first + long) }
  })
const publicationUnder = fc.constant(() => ({ kinds: ['list' as const, 'column' as const], media: 1 }))
const PORTAL: 'portal'[] = ['portal']
/** What is made public of it. */
const publication: fc.Arbitrary<EntryCommand> = fc.oneof(
  fc.record({
    ...{ type: ofType('DraftPublication'), kind: fc.constantFrom('list', 'column'), by, publicationUnder },
    text: fc.constantFrom('甲乙', '乙甲'),
  }),
  fc.record({ type: ofType('RedactPublication'), words: fc.constant('甲').map((word) => [word]), reason: text, by }),
  fc.record({
    ...{ type: ofType('PublishEntry'), by, publicationUnder, publicationId: fc.constantFrom('p1', 'p2') },
    ...{ text: fc.constantFrom('甲乙', '乙甲', '█乙', '乙█'), media: fc.constant(PORTAL), until: fc.constant(null) },
    on: fc.constant('2022-03-10'),
  }),
)
const repeatable: fc.Arbitrary<EntryCommand> = fc.oneof(
  ...[open, claim, answer, pass, pause, publication],
  fc.record({ type: ofType('HandOverEntry'), toUnitId: fc.constantFrom('T1', 'T2') }),
  { arbitrary: plan, weight: 6 },
  fc.record({ type: ofType('RequestExtension'), workingDays: fc.integer({ min: 1, max: 60 }), reason: text, by }),
  fc.record({
    type: ofType('DecideExtension'),
    granted: fc.boolean(),
    reason: text,
    by,
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
const any = fc.oneof({ arbitrary: repeatable, weight: 8 }, supervision)
const some = fc.array(any, { maxLength: 12 })
/** Of the histories some are about its plan and some about work; half go by the way to a close-out, so that what comes after is reached. */
const history = fc.oneof(
  fc.array(any, { maxLength: 25 }),
  fc.array(fc.oneof(plan, any), { maxLength: 25 }).map((after) => [opening, ...after]),
  fc.tuple(some, claim, pass, some).map(([before, ...rest]) => [work, ...before, ...rest.flat()]),
  fc.tuple(some, claim, answer, pass, some).map(([before, ...rest]) => [opening, ...before, ...rest.flat()]),
)

type Life = { readonly state: EntryState; readonly events: readonly EntryEvent[] }
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
/** What was said since the entry was opened, or opened again: with an item that comes back everything begins anew. */
const sinceOpened = (events: readonly EntryEvent[]) => events.slice(events.findLastIndex(isOpening))
const isOpening = ({ type }: EntryEvent) => type === 'EntryOpened' || type === 'WorkOpened'
type Of<N extends EntryEvent['type']> = Extract<EntryEvent, { type: N }>['data']
const all = <N extends EntryEvent['type']>(events: readonly EntryEvent[], type: N) =>
  events.flatMap((event) => (event.type === type ? [event.data as Of<N>] : []))
const isPart = (events: readonly EntryEvent[]) => all(events, 'EntryOpened').at(-1)?.lead !== undefined
const isWork = (events: readonly EntryEvent[]) => events.some(({ type }) => type === 'WorkOpened')
/** The units whose part is not done. */
const openParts = (events: readonly EntryEvent[]): readonly string[] => {
  const done = (unitId: string) => all(events, 'PartRecorded').findLast((one) => one.unitId === unitId)?.done ?? false
  return all(events, 'JointUnitAsked').flatMap(({ unitId }) => (done(unitId) ? [] : [unitId]))
}
const lastOf = (events: readonly EntryEvent[], ...types: readonly EntryEvent['type'][]) =>
  events.findLast(({ type }) => types.includes(type))?.type

/** What is still said of an entry that was handed over. */
const STILL_SAID = [
  ...['EntryOpened', 'AnswersRecorded', 'ReplyOwedRecorded'],
  ...['ObjectionRecorded', 'ObjectionLapseRecorded', 'ObjectionUpheld', 'ObjectionRejected', 'PartRecorded'],
]

describe('whatever happens to an entry', () => {
  test('any command repeated changes nothing the second time', () => {
    const repeated = fc.property(history, repeatable, (commands, last) => {
      const once = live(lifeOf(commands), last)
      expect(live(once, last)).toStrictEqual(once)
    })
    fc.assert(repeated, { numRuns: 3_000 })
  })
  test('S0-78 no entry is closed out whose work was not claimed with an outcome since it last began', () =>
    always((life) => {
      for (const before of closeOuts(life)) {
        const turn = lastOf(before, 'EntryOpened', 'WorkOpened', 'CompletionClaimed', 'EntryReturned', 'EntryReopened')
        expect(turn).toBe('CompletionClaimed')
      }
    }))
  test('S0-79 no entry is closed out while a reply is owed; a part owes none, its lead does', () =>
    always((life) => {
      for (const before of closeOuts(life)) {
        if (isPart(before) || isWork(before)) continue
        expect(lastOf(before, 'EntryOpened', 'AnswersRecorded', 'ReplyOwedRecorded')).toBe('AnswersRecorded')
      }
    }))
  test('S0-79 work that nobody complained of is owed no reply, stays what it is, and reaches its close-out', () => {
    let closed = 0
    always((life) => {
      if (!isWork(life.events)) return
      expect(all(life.events, 'EntryOpened')).toStrictEqual([])
      closed += closeOuts(life).length
    })
    expect(closed).toBeGreaterThan(0)
  })
  test('S0-60 every close-out has an acceptance of its own', () =>
    always((life) => {
      for (const before of closeOuts(life)) expect(before.at(-1)?.type).toBe('AcceptancePassed')
      const accepted = life.events.filter(({ type }) => type === 'AcceptancePassed')
      expect(accepted).toHaveLength(closeOuts(life).length)
    }))
  test('S2-11 S3-40 no lead is closed out while a part of it is open', () =>
    always((life) => {
      for (const before of closeOuts(life)) expect(openParts(sinceOpened(before))).toStrictEqual([])
    }))
  test('S3-39 S3-41 S4-42 S4-65 no entry is closed out that lacks what its mode demands', () =>
    always((life) => {
      for (const before of closeOuts(life).map(sinceOpened)) {
        const chosen = all(before, 'HandlingModeChosen').at(-1)
        if (!chosen) continue
        const { mode, milestones } = chosen
        const met = all(before, 'MilestoneMet').map((one) => one.milestone)
        const kept = all(before, 'WorkRecordEntered').map(({ record }) => record.code)
        const has = (type: EntryEvent['type']) => before.some((event) => event.type === type)
        if (mode.demands.milestones)
          expect(met).toStrictEqual(expect.arrayContaining(milestones.map(({ code }) => code)))
        if (mode.demands.publishedAnswer) expect(has('AnswerPublished')).toBe(true)
        if (mode.demands.sponsor) expect(has('SponsorNamed')).toBe(true)
        if (mode.demands.remedies) expect(has('RemediesPlanned')).toBe(true)
        if (mode.demands.jointUnits) expect(has('JointUnitAsked')).toBe(true)
        expect(kept).toStrictEqual(expect.arrayContaining(mode.demands.records.map(({ code }) => code)))
      }
    }))
  test('S4-90 the first clock never moves: every deadline of an entry counts from its registration', () =>
    always(({ events }) => {
      for (const event of events) {
        if (event.type === 'ObjectionRecorded' || !('deadline' in event.data) || !event.data.deadline) continue
        expect(event.data.deadline.derivation.from).toBe(opening.registeredAt)
        expect(recheck(event.data.deadline).verdict).toBe('equal')
      }
    }))
  test('S3-39 S3-14 whoever handles an entry says nothing that moves its deadline', () =>
    always(({ events }) => {
      const hands = new Set<string | null>()
      for (const event of events) {
        if (event.type === 'EntryOpened' || event.type === 'WorkOpened') hands.add(event.data.personId)
        if (event.type === 'CompletionClaimed') hands.add(event.data.claimedBy)
        if (event.type === 'HandlingModeChosen') expect(hands.has(event.data.chosenBy)).toBe(false)
        if (event.type === 'MilestoneMet') expect(hands.has(event.data.metBy)).toBe(false)
        if (event.type === 'DeadlinePaused') expect(hands.has(event.data.decidedBy)).toBe(false)
        if (event.type === 'ReRectificationOrdered') expect(hands.has(event.data.orderedBy)).toBe(false)
      }
    }))
  test('S3-79 nobody accepts or sends back his own work', () =>
    always(({ events }) => {
      const hands = new Set<string | null>()
      for (const event of events) {
        if (event.type === 'EntryOpened' || event.type === 'WorkOpened') hands.add(event.data.personId)
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
