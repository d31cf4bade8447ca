import { describe, expect, test } from '@jest/globals'
import { cnCalendar } from '@huiyin/calendar'
import { decodeEvent, parseHeader, typeOf, type Actor, type CommandContext } from '@huiyin/event-sourcing'
import { SYSTEM } from '@huiyin/messaging'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { sanctionEvents } from '../domain/sanction/events.js'
import { sanctionHandlers } from './sanctions.js'

const NOW = '2020-05-14T16:00:00.000Z'
const homes: Readonly<Record<string, readonly string[]>> = {
  'person-k1': ['K1', 'city'],
  'supervisor-1': ['office', 'city'],
}

const opened = () => {
  const clock = settableClock(NOW)
  const store = memoryEventStore({ clock })
  const asked: string[] = []
  const handlers = sanctionHandlers({
    store,
    clock,
    settingsOf: () => ({ zone: 'Asia/Shanghai', calendar: cnCalendar, statementWorkingDays: 3 }),
    belongsTo: ({ person }, day) => {
      asked.push(`${person} ${day}`)
      return homes[person] ?? []
    },
    complainedOf: (itemId) => (itemId === 'item-9' ? ['principal-9'] : []),
  })
  let commands = 0
  const context = (person: string, more: Partial<CommandContext> = {}): CommandContext => ({
    tenant: 'city',
    occurred: { at: clock.now(), zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person, post: null, unit: null } satisfies Actor,
    command: { id: `command-${(commands += 1)}`, print: 'print' },
    correlation: 'correlation-1',
    causation: 'causation-1',
    ...more,
  })
  const facts = async () =>
    (await store.readStream('accountability-sanction-s-1')).map(({ header, body }) => ({
      ...decodeEvent(sanctionEvents, { ...typeOf(header), body }),
      by: parseHeader(header).actor.person,
    }))
  return { clock, handlers, context, facts, asked }
}
const proposal = {
  ...{
    sanctionId: 's-1',
    kind: 'reminder' as const,
    unitId: 'K1',
    personId: null,
    itemId: 'item-1',
    entryId: 'item-1:K1',
  },
  basis: { rule: 'overdue', version: 1 },
  facts: [{ fact: 'deadlinePassed', at: NOW, number: 1, text: null, source: 'event-1' }],
}
const issue = { sanctionId: 's-1', decision: 'issue' as const, reason: '逾期属实', effectUntil: '2020-11-30' }

describe('the handlers of accountability', () => {
  test('the time to speak begins when the proposal is recorded, however long ago the facts happened', async () => {
    const { handlers, context, facts, clock } = opened()
    clock.set('2020-06-01T02:00:00.000Z')
    const long = { at: NOW, zone: 'Asia/Shanghai', precision: 'instant' as const }
    await handlers.ProposeSanction(proposal, context(SYSTEM.person, { occurred: long }))
    expect(await facts()).toMatchObject([
      { type: 'SanctionProposed', data: { statementDeadline: { dueOn: '2020-06-04' }, proposedBy: 'system' } },
    ])
  })
  test('who decides is looked up on the day of the decision, in the zone of the tenant', async () => {
    const { handlers, context, facts, asked, clock } = opened()
    await handlers.ProposeSanction(proposal, context(SYSTEM.person))
    await handlers.StateOwnView({ sanctionId: 's-1', text: '已补办' }, context('person-k1'))
    clock.set('2020-05-18T17:00:00.000Z')
    const utc = { at: clock.now(), zone: 'UTC', precision: 'instant' as const }
    await handlers.DecideSanction(issue, context('supervisor-1', { occurred: utc }))
    expect(asked).toStrictEqual(['person-k1 2020-05-15', 'supervisor-1 2020-05-19'])
    expect((await facts()).map(({ type, by }) => [type, by])).toStrictEqual([
      ['SanctionProposed', 'system'],
      ['ViewStated', 'person-k1'],
      ['SanctionIssued', 'supervisor-1'],
    ])
  })
  test('neither the product nor an import is a named person', async () => {
    const { handlers, context } = opened()
    await handlers.ProposeSanction(proposal, context(SYSTEM.person))
    for (const person of [SYSTEM.person, 'import:desk']) {
      const dismissal = { ...issue, decision: 'dismiss' as const, effectUntil: null }
      const answer = await handlers.DecideSanction(dismissal, context(person))
      expect(answer).toStrictEqual({ ok: false, refusal: 'NoNamedPerson' })
    }
  })
  test('a clarification follows a decision, and the effect ends by the zone of its alarm', async () => {
    const { handlers, context, facts, clock } = opened()
    await handlers.ProposeSanction(proposal, context(SYSTEM.person))
    await handlers.StateOwnView({ sanctionId: 's-1', text: '已补办' }, context('person-k1'))
    await handlers.DecideSanction(issue, context('supervisor-1'))
    clock.set('2020-11-30T16:00:00.000Z')
    await handlers.NoteEffectExpired({ sanctionId: 's-1', effectUntil: '2020-11-30' }, context(SYSTEM.person))
    await handlers.ClarifySanction({ sanctionId: 's-1', reason: '经核实系误报' }, context('supervisor-1'))
    expect((await facts()).map(({ type }) => type).slice(2)).toStrictEqual([
      ...['SanctionIssued', 'EffectExpired', 'SanctionClarified'],
    ])
  })
  test('a unit outside the asker’s scope is not spoken for', async () => {
    const { handlers, context } = opened()
    await handlers.ProposeSanction(proposal, context(SYSTEM.person))
    const answer = await handlers.StateOwnView(
      { sanctionId: 's-1', text: '已补办' },
      context('person-k1', { within: new Set(['K2']) }),
    )
    expect(answer).toStrictEqual({ ok: false, refusal: 'NotYourUnit' })
  })
})

describe('a measure about an item in which somebody is complained of', () => {
  const about = { ...proposal, itemId: 'item-9' }
  const of = (person: string, ...above: readonly string[]) => ({ atOrAbove: new Set([person, ...above]) })

  test('is unknown to him and to everybody below, whatever they ask of it', async () => {
    const { handlers, context, facts } = opened()
    await handlers.ProposeSanction(about, context('system'))
    const clerk = () => context('person-k1', of('person-k1', 'principal-9'))
    const unknown = { ok: false, refusal: 'SanctionUnknown' }
    expect(await handlers.StateOwnView({ sanctionId: 's-1', text: '情况说明' }, clerk())).toStrictEqual(unknown)
    expect(await handlers.DecideSanction(issue, context('principal-9', of('principal-9')))).toStrictEqual(unknown)
    expect(await handlers.ClarifySanction({ sanctionId: 's-1', reason: '查无实据' }, clerk())).toStrictEqual(unknown)
    expect(await facts()).toHaveLength(1)
  })
  test('is not proposed by them either: the item is unknown to them', async () => {
    const { handlers, context, facts } = opened()
    const answer = await handlers.ProposeSanction(about, context('supervisor-1', of('supervisor-1', 'principal-9')))
    expect(answer).toStrictEqual({ ok: false, refusal: 'ItemUnknown' })
    expect(await facts()).toStrictEqual([])
  })
  test('stands open to everybody else', async () => {
    const { handlers, context } = opened()
    await handlers.ProposeSanction(about, context('system'))
    const beside = context('person-k1', of('person-k1', 'somebody-else'))
    expect((await handlers.StateOwnView({ sanctionId: 's-1', text: '情况说明' }, beside)).ok).toBe(true)
  })
})
