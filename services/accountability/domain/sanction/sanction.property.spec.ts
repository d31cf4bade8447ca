import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isOverdue } from '@huiyin/calendar'
import { sanctionEvents, type SanctionEvent } from './events.js'
import { sanctionExamples as example } from './examples.js'
import { sanction, type Asker, type SanctionCommand, type SanctionState } from './sanction.js'

const { proposedBy: _, ...proposal } = example.SanctionProposed.data
const people: readonly Asker[] = [
  { person: 'supervisor-1', named: true, units: ['office', 'city'] },
  { person: 'officer-1', named: true, units: ['commission', 'city'] },
  { person: 'person-k1', named: true, units: ['K1', 'city'] },
  { person: 'clerk-k11', named: true, units: ['K11', 'K1', 'city'] },
  { person: 'system', named: false, units: [] },
  { person: 'import:desk', named: false, units: [] },
]
const unitsOf = new Map(people.map(({ person, units }) => [person, units]))
const by = fc.constantFrom(...people)
const text = fc.constantFrom('甲', '乙')
const today = fc.constantFrom('2020-05-18', '2020-05-21', '2020-12-01')
const effectUntil = fc.constantFrom('2020-05-20', '2020-11-30')
const ofType = <N extends SanctionCommand['type']>(type: N) => fc.constant(type)

const propose: fc.Arbitrary<SanctionCommand> = fc.record({
  ...{
    type: ofType('ProposeSanction'),
    by: fc.constantFrom('system', 'supervisor-1'),
    kind: fc.constant('reminder' as const),
  },
  ...{ unitId: fc.constantFrom('K1', 'K2'), personId: fc.constantFrom(null, 'person-k1') },
  ...{ itemId: fc.constant('item-1'), entryId: fc.constant('item-1:K1'), basis: fc.constant(proposal.basis) },
  ...{ facts: fc.constant(proposal.facts), statementDeadline: fc.constant(proposal.statementDeadline) },
})
const decision = fc
  .record({
    ...{ type: ofType('DecideSanction'), by, reason: text, today, effectUntil },
    decision: fc.constantFrom('issue' as const, 'dismiss' as const, 'tolerate' as const),
  })
  .map((command) => ({
    ...command,
    at: `${command.today}T02:00:00.000Z`,
    effectUntil: command.decision === 'issue' ? command.effectUntil : null,
  }))
const any: fc.Arbitrary<SanctionCommand> = fc.oneof(
  propose,
  decision,
  fc.record({ type: ofType('StateOwnView'), by, text }),
  fc.record({ type: ofType('ClarifySanction'), by, reason: text }),
  fc.record({ type: ofType('NoteEffectExpired'), effectUntil, today }),
  fc.record({ type: ofType('NoteBasisVoided'), source: fc.constantFrom('event-8', 'event-9') }),
)
const history = fc.array(any, { maxLength: 15 })

/** A fact, and the command that made it. */
interface Made {
  readonly event: SanctionEvent
  readonly command: SanctionCommand
}
interface Life {
  readonly state: SanctionState
  readonly made: readonly Made[]
}
const live = (life: Life, command: SanctionCommand): Life => {
  const decided = sanction.decide(command, life.state)
  if (!decided.ok) return life
  const made = decided.events.map((event) => ({ event, command }))
  return { state: decided.events.reduce(sanction.evolve, life.state), made: [...life.made, ...made] }
}
const lifeOf = (commands: readonly SanctionCommand[]) =>
  commands.reduce<Life>(live, { state: sanction.initialState, made: [] })
const always = (holds: (life: Life) => void) =>
  fc.assert(
    fc.property(history, (commands) => holds(lifeOf(commands))),
    { numRuns: 2_000 },
  )
const DECISIONS: readonly SanctionEvent['type'][] = ['SanctionIssued', 'SanctionDismissed', 'FaultTolerated']

describe('whatever happens to a sanction', () => {
  test('any command repeated changes nothing the second time', () =>
    fc.assert(
      fc.property(history, any, (commands, last) => {
        const once = live(lifeOf(commands), last)
        expect(live(once, last)).toStrictEqual(once)
      }),
      { numRuns: 3_000 },
    ))
  test('nothing is issued by itself: every decision is of a named person from outside who did not propose it', () =>
    always(({ made }) => {
      const first = made[0]?.event
      for (const { event, command } of made) {
        if (!DECISIONS.includes(event.type) || command.type !== 'DecideSanction') continue
        if (first?.type !== 'SanctionProposed') throw new Error('decided without a proposal')
        expect(command.by.named).toBe(true)
        expect(unitsOf.get(command.by.person)).not.toContain(first.data.unitId)
        expect([first.data.proposedBy, first.data.personId]).not.toContain(command.by.person)
      }
    }))
  test('a decision fact comes from a decision command alone', () =>
    always(({ made }) => {
      for (const { event, command } of made) {
        expect(DECISIONS.includes(event.type)).toBe(command.type === 'DecideSanction')
      }
    }))
  test('it is proposed once, decided once more than a basis was voided, cleared once, and expires as often as it was issued', () =>
    always(({ made }) => {
      const types = made.map(({ event }) => event.type)
      const count = (...of: readonly SanctionEvent['type'][]) => types.filter((type) => of.includes(type)).length
      expect(count('SanctionProposed')).toBe(types.length > 0 ? 1 : 0)
      expect(count(...DECISIONS)).toBeLessThanOrEqual(1 + count('BasisVoided'))
      expect(count('SanctionClarified')).toBeLessThanOrEqual(Math.min(1, count(...DECISIONS)))
      expect(count('EffectExpired')).toBeLessThanOrEqual(count('SanctionIssued'))
      if (types.length > 0) expect(types[0]).toBe('SanctionProposed')
    }))
  test('what is issued without a statement is issued after the time for one', () =>
    always(({ made }) => {
      const at = made.findIndex(({ event }) => event.type === 'SanctionIssued')
      const { event, command } = made[at] ?? {}
      if (event?.type !== 'SanctionIssued' || command?.type !== 'DecideSanction') return
      const spoken = made.slice(0, at).some(({ event: { type } }) => type === 'ViewStated')
      expect(event.data.statement).toBe(spoken ? 'given' : 'notGiven')
      if (!spoken) expect(isOverdue(proposal.statementDeadline, command.at)).toBe(true)
    }))
  test('what was cleared does not expire', () =>
    always(({ made }) => {
      const types = made.map(({ event }) => event.type)
      const cleared = types.indexOf('SanctionClarified')
      if (cleared >= 0) expect(types.slice(cleared)).not.toContain('EffectExpired')
    }))
  test('every fact fits its definition', () =>
    always(({ made }) => {
      for (const { event } of made)
        expect(sanctionEvents.defs[event.type].data.parse(event.data)).toStrictEqual(event.data)
    }))
})
