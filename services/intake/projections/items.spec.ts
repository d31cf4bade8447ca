import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { item } from '../domain/item/item.js'
import type { ItemCommand } from '../domain/item/command.js'
import { items } from './items.js'

const changesOf = (event: ItemEvent, position: number) =>
  items.read(
    storedFact({
      ...{ stream: 'intake-item-item-1', type: event.type, data: event.data, position, tenant: 'city' },
      occurredAt: '2022-03-01T01:00:00.000Z',
    }),
  )
/** The row after these facts, at positions 11, 12, … */
const rowAfter = (...facts: readonly ItemEvent[]): ListRow | null =>
  facts.reduce<ListRow | null>((row, event, index) => {
    const [change] = changesOf(event, 11 + index)
    return change!.apply(row)
  }, null)

const { ReportReceived: received, ReportLinked: linked, ItemRegistered: registered, ItemAssigned: assigned } = example
const { ItemTransferred: transferred, ReportReplied: replied, ReportWithdrawn: takenBack } = example

const start: ListRow = {
  ...{ item_id: 'item-1', tenant: 'city', number: null, state: 'received', summary: '窗口排队两小时无人答复' },
  ...{
    summary_owed: 0,
    channel: 'hotline12345',
    category: 'C3',
    manifestation: null,
    violation: null,
    place: '东街',
    grid_cell: null,
    outside_number: '12345-0007',
    unit_id: null,
    person_id: null,
  },
  ...{ received_at: '2022-03-01T01:00:00.000Z', registered_at: null },
  ...{
    reports: 1,
    replies_owed: 1,
    transfers: 0,
    ...{ style_lead: 0, style_lead_said: null, urgent: 0 },
    ...{ campaign: null, holders: '[]', kicks: 0, kicked_back: 0, kick_faults: 0 },
    ...{ contact_person_id: null, contact_unit_id: null },
    ...{ comings: 0, last_report_on: '2022-03-01', closest_reports: null, leapt_to: null, leapt_over: null },
    duplicate: 0,
    complained_of: null,
    misplaced: 0,
    ...{ objection_until: null, assignment_objection: 'none' },
    ...{ assignment_objection_said: null, assignment_objection_due_at: null },
    objections: 0,
    ...{ openings: '[]', consent_until: null },
    ...{ reading_due_at: null, read_at: null, read_same_day: null },
    position: 11,
  },
}
const begun = [received, registered, assigned]
const atWork: ListRow = {
  ...{ ...start, number: '2022-0001', category: 'C5', registered_at: '2022-03-01T01:00:00.000Z' },
  ...{ state: 'assigned', unit_id: 'K1', person_id: 'person-k1', position: 13 },
  ...{ campaign: 's2', holders: '["K1"]' },
}

describe('the row of an item, fact by fact', () => {
  test('S3-51 a report makes the row: received, one reply owed', () => expect(rowAfter(received)).toStrictEqual(start))
  test('registered with how its category shows, it says that too', () => {
    const shown: ItemEvent = { type: 'ItemRegistered', data: { ...registered.data, manifestation: 'C5.2' } }
    expect(rowAfter(received, shown)).toMatchObject({ category: 'C5', manifestation: 'C5.2' })
  })
  test('a report from a cell of the grid makes an item of that cell', () => {
    const placed: ItemEvent = { type: 'ReportReceived', data: { ...received.data, gridCell: 'G-0305' } }
    expect(rowAfter(placed)).toStrictEqual({ ...start, grid_cell: 'G-0305' })
  })
  test('S3-51 registered, it has its number, its category and its first clock', () =>
    expect(rowAfter(received, registered)).toStrictEqual({
      ...{ ...start, state: 'registered', number: '2022-0001', category: 'C5' },
      ...{ registered_at: '2022-03-01T01:00:00.000Z', campaign: 's2', position: 12 },
    }))
  test('a summary that is owed shows as owed until the desk writes one, and then the last one written', () => {
    const owed: ItemEvent = { type: 'ReportReceived', data: { ...received.data, summaryOwed: true } }
    const { SummaryWritten: written } = example
    expect(rowAfter(owed)).toStrictEqual({ ...start, summary_owed: 1 })
    const other: ItemEvent = { type: 'SummaryWritten', data: { summary: '另一版' } }
    expect(rowAfter(owed, written)).toMatchObject({ summary: written.data.summary, summary_owed: 0 })
    expect(rowAfter(owed, written, other)).toMatchObject({ summary: '另一版', summary_owed: 0 })
  })
  test('S3-52 assigned, it has a unit and a person', () => expect(rowAfter(...begun)).toStrictEqual(atWork))
  test('S4-90 every transfer is counted, and the first clock stays', () =>
    expect(rowAfter(...begun, transferred, transferred)).toStrictEqual({
      ...{ ...atWork, unit_id: 'T1', person_id: null, transfers: 2, position: 15 },
      ...{ holders: '["K1","T1"]', kicks: 2, kicked_back: 1 },
    }))
  test('S4-44 what is to be read says by when, and the first reading whether it was in time', () => {
    const dueAt = '2022-03-01T15:59:59.999Z'
    const letter: ItemEvent = { type: 'ReportReceived', data: { ...received.data, readingDueAt: dueAt } }
    const later: ItemEvent = { type: 'ItemRead', data: { instruction: '限期答复', reader: 'leader-2' } }
    expect(rowAfter(letter, registered)).toMatchObject({ reading_due_at: dueAt, read_at: null, read_same_day: null })
    const read = { read_at: '2022-03-01T01:00:00.000Z', read_same_day: 1 }
    expect(rowAfter(letter, example.ItemRead, later)).toMatchObject(read)
    expect(rowAfter(received, later)).toMatchObject({ ...read, read_same_day: null })
    const exempt: ItemEvent = { type: 'ItemRegistered', data: { ...registered.data, readingDueAt: null } }
    expect(rowAfter(letter, exempt)).toMatchObject({ reading_due_at: null })
  })
  test('of whom it complains stays in the row, and that it is misplaced until it is handed on', () => {
    const named = (complainedOf: string[], misplaced: boolean): ItemEvent => ({
      type: 'PersonComplainedOfNamed',
      data: { personIds: complainedOf.slice(-1), complainedOf, unitIds: ['K1'], misplaced },
    })
    const misplaced = { ...atWork, complained_of: '["p-1","p-2"]', misplaced: 1, position: 15 }
    expect(rowAfter(...begun, named(['p-1'], false), named(['p-1', 'p-2'], true))).toStrictEqual(misplaced)
    expect(rowAfter(...begun, named(['p-1'], true), transferred)).toMatchObject({
      complained_of: '["p-1"]',
      misplaced: 0,
    })
  })
  test('S0-79 a further report owes a further reply', () =>
    expect(rowAfter(...begun, linked)).toStrictEqual({
      ...{ ...atWork, reports: 2, replies_owed: 2, position: 14 },
      ...{ comings: 1, closest_reports: 0 },
    }))
  test('a report that comes to another unit while an answer is owed passes over the one that has the item', () => {
    const cameTo = (unitId: string): ItemEvent => ({ type: 'ReportLinked', data: { ...linked.data, cameTo: unitId } })
    expect(rowAfter(...begun, cameTo('county'))).toMatchObject({ leapt_to: 'county', leapt_over: 'K1' })
    expect(rowAfter(...begun, cameTo('K1'))).toMatchObject({ leapt_to: null, leapt_over: null })
    expect(rowAfter(...begun, replied, cameTo('county'))).toMatchObject({ leapt_to: null })
    expect(rowAfter(received, registered, cameTo('county'))).toMatchObject({ leapt_to: null })
  })
  test('somebody who came before counts as coming again', () =>
    expect(rowAfter(received, example.ReporterCameBefore)).toMatchObject({ comings: 1, closest_reports: null }))
  test('S0-79 a reply, or a report taken back, is one less owed', () => {
    const owing = { ...atWork, reports: 2, comings: 1, closest_reports: 0, position: 15 }
    expect(rowAfter(...begun, linked, replied)).toStrictEqual({ ...owing, replies_owed: 1 })
    expect(rowAfter(...begun, linked, takenBack)).toStrictEqual({ ...owing, replies_owed: 1 })
  })
  test('S0-79 answered is a state of its own, and ends when a reply is owed again', () => {
    const { ItemAnswered: answered, ReplyOwed: owed } = example
    expect(rowAfter(...begun, replied, answered)?.['state']).toBe('replied')
    expect(rowAfter(...begun, replied, answered, linked, owed)).toMatchObject({ state: 'assigned', replies_owed: 1 })
  })
  test('S3-51 a declined item owes no reply: it is answered by its reason', () =>
    expect(rowAfter(received, example.ItemDeclined)).toStrictEqual({
      ...{ ...start, state: 'declined', replies_owed: 0, position: 12 },
    }))
  test('S1-89 an objection shows until it is decided; upheld, one more reply is owed', () => {
    const { ObjectionRaised: raised, ObjectionDecided: decided } = example
    const rejected: ItemEvent = { type: 'ObjectionDecided', data: { reportId: 'report-1', upheld: false } }
    expect(rowAfter(...begun, replied, raised)).toMatchObject({ objections: 1, replies_owed: 0 })
    expect(rowAfter(...begun, replied, raised, decided)).toMatchObject({ objections: 0, replies_owed: 1 })
    expect(rowAfter(...begun, replied, raised, rejected)).toMatchObject({ objections: 0, replies_owed: 0 })
    const { ItemFactVoided: voided, ObjectionLapsed: lapsed } = example
    expect(rowAfter(...begun, raised, voided, lapsed)).toMatchObject({ objections: 0, replies_owed: 1 })
  })
  test('an item everybody took back is withdrawn', () =>
    expect(rowAfter(...begun, example.ItemWithdrawn)).toStrictEqual({ ...atWork, state: 'withdrawn', position: 14 }))
  test('a duplicate is marked beside its state', () =>
    expect(rowAfter(...begun, example.DuplicateMarked)).toStrictEqual({ ...atWork, duplicate: 1, position: 14 }))
  test('S3-69 who wants to see what a reporter said shows until he has looked, and waits for a consent until it is given', () => {
    const { OpeningRequested: requested, OpeningConsented: consented, ReporterOpened: opened } = example
    const { until } = requested.data
    const other: ItemEvent = {
      type: 'OpeningRequested',
      data: { ...requested.data, askedBy: 'officer-1', until: '2022-03-02T02:00:00.000Z' },
    }
    const openings = (...facts: readonly ItemEvent[]) => {
      const row = rowAfter(...begun, ...facts)!
      const told = JSON.parse(String(row['openings'])) as readonly object[]
      return { told: told.length, until: row['consent_until'] }
    }
    expect(openings(requested)).toStrictEqual({ told: 1, until })
    expect(openings(requested, other)).toStrictEqual({ told: 2, until: '2022-03-02T02:00:00.000Z' })
    expect(openings(requested, other, consented)).toStrictEqual({ told: 2, until: '2022-03-02T02:00:00.000Z' })
    expect(openings(requested, consented)).toStrictEqual({ told: 1, until: null })
    expect(openings(requested, consented, opened)).toStrictEqual({ told: 0, until: null })
  })
  test('S3-12 K11 who received it is named until somebody takes it over on a ground', () => {
    const contact = { contact_person_id: 'clerk-a', contact_unit_id: 'desk' }
    expect(rowAfter(...begun, example.FirstContactTaken)).toMatchObject(contact)
    expect(rowAfter(...begun, example.FirstContactTaken, transferred)).toMatchObject(contact)
    const onGround: ItemEvent = { ...transferred, data: { ...transferred.data, ground: 'successor' } }
    const nobody = { contact_person_id: null, contact_unit_id: null }
    expect(rowAfter(...begun, example.FirstContactTaken, onGround)).toMatchObject(nobody)
  })
  test('what does not show in the list moves its place only', () => {
    const { ReporterOpened, ErasureOrdered, SubjectErased } = example
    for (const fact of [ReporterOpened, ErasureOrdered, SubjectErased]) {
      expect(rowAfter(...begun, fact)).toStrictEqual({ ...atWork, position: 14 })
    }
  })
  test('S0-57 what was said at the registration goes before what a finding said', () => {
    const found: ItemEvent = {
      type: 'ReportReceived',
      data: { ...received.data, manifestation: 'C5.1', violation: 'V1' },
    }
    expect(rowAfter(found)).toMatchObject({ manifestation: 'C5.1', violation: 'V1' })
    const later: ItemEvent = { type: 'ItemRegistered', data: { ...registered.data, violation: 'V2' } }
    expect(rowAfter(found, later)).toMatchObject({ manifestation: 'C5.1', violation: 'V2' })
  })
  test('a fact of an item whose first fact was never seen makes no row', () => expect(rowAfter(registered)).toBeNull())
  test('nothing a reporter said of himself is in the row', () => {
    const sealed = {
      subject: 's-1',
      name: 'sealed name',
      contact: 'sealed contact',
      address: null,
      text: 'sealed text',
    }
    const personal: ItemEvent = { type: 'ReportReceived', data: { ...received.data, sealed } }
    expect(rowAfter(personal)).toStrictEqual(start)
  })
})

describe('the list', () => {
  const all = Object.values(example) as readonly ItemEvent[]

  test('a fact that comes twice counts once', () => {
    const once = rowAfter(...all)
    const twice = all.reduce<ListRow | null>((row, event, index) => {
      const [change] = changesOf(event, 11 + index)
      return change!.apply(change!.apply(row))
    }, null)
    expect(twice).toStrictEqual(once)
  })
  test('the whole history coming again changes nothing', () => {
    const again = all.reduce((row, event, index) => changesOf(event, 11 + index)[0]!.apply(row), rowAfter(...all))
    expect(again).toStrictEqual(rowAfter(...all))
  })
  test('a row has the columns of the list, no more and no less', () =>
    expect(Object.keys(rowAfter(...begun)!)).toStrictEqual(Object.keys(items.columns)))
  test('the key is the item, and the unit column says whose it is', () => {
    expect(changesOf(received, 11).map(({ key }) => key)).toStrictEqual(['item-1'])
    expect(items.unitColumn).toBe('unit_id')
  })
})

describe('whatever happens to an item', () => {
  const reportId = fc.constantFrom('report-1', 'report-2', 'report-3')
  const command: fc.Arbitrary<ItemCommand> = fc.oneof(
    fc.record({
      ...{ type: fc.constant('LinkReport' as const), reportId, channel: fc.constant('letter') },
      reporter: fc.constant('named' as const),
    }),
    fc.record({ type: fc.constant('WithdrawReport' as const), reportId, reason: fc.constant('-') }),
    fc.record({
      ...{ type: fc.constant('ReplyToReport' as const), reportId, text: fc.constant('-') },
      result: fc.constant('solved' as const),
    }),
    fc.constant({ type: 'DeclineItem', reason: '-' } as const),
    fc.record({
      ...{ type: fc.constant('TransferItem' as const), unitId: fc.constantFrom('K1', 'T1') },
      ...{ personId: fc.constant(null), reason: fc.constant('-') },
    }),
  )
  test('S0-79 replies owed are what the reports say, and never less than none', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 15 }), fc.boolean(), (commands, registeredFirst) => {
        const facts: ItemEvent[] = registeredFirst ? [...begun] : [received]
        for (const one of commands) {
          const decided = item.decide(one, facts.reduce(item.evolve, item.initialState))
          if (decided.ok) facts.push(...decided.events)
        }
        const state = facts.reduce(item.evolve, item.initialState)
        const owed = Object.values(state.reports).filter(({ status }) => status === 'owed').length
        const row = rowAfter(...facts)!
        expect(row['replies_owed']).toBe(state.status === 'declined' ? 0 : owed)
        expect(row['reports']).toBe(Object.keys(state.reports).length)
        expect(row['state']).toBe(state.answered ? 'replied' : state.status)
      }),
      { numRuns: 500 },
    ))
})
