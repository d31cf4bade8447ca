import { describe, expect, test } from '@jest/globals'
import { standardLedgers } from '@huiyin/contracts/rectification'
import type { ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import type { EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { entries } from './entries.js'

const changesOf = (event: EntryEvent, position: number) =>
  entries.read(
    storedFact({
      ...{ stream: 'rectification-entry-item-1:K1', type: event.type, data: event.data, position, tenant: 'city' },
      occurredAt: `2022-03-${String(position).padStart(2, '0')}T01:00:00.000Z`,
    }),
  )
/** The row after these facts, at positions 11, 12, … each on the day of its position. */
const rowAfter = (...facts: readonly EntryEvent[]): ListRow | null =>
  facts.reduce<ListRow | null>((row, event, index) => changesOf(event, 11 + index)[0]!.apply(row), null)

const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered, EntryReturned: returned } = example
const { EntryClosedOut: closedOut, EntryReopened: reopened, ExtensionRequested: asked } = example

const start: ListRow = {
  ...{ work_title: null, work_number: null, topic: null, origin: null, voidings: '[]', evidence: 0 },
  ...{ entry_id: 'item-1:K1', tenant: 'city', item_id: 'item-1', unit_id: 'K1', person_id: 'person-k1' },
  ...{ passed_on: 0, vacant_since: null, style_lead: 0, urgent: 0 },
  ...{
    category: 'C5',
    campaign: 's2',
    state: 'handling',
    due_at: '2022-03-15T15:59:59.999Z',
    provisional: 0,
    rederivation_due_at: null,
  },
  ...{ extension_days: null, opened_at: '2022-03-11T01:00:00.000Z', claimed_at: null, claimed_by: null },
  ...{ outcome: null, answered: 0, returns: 0, warned: 0, overdue: 0, closed_at: null },
  ...{
    mode: null,
    mode_names: null,
    milestones: 0,
    ledger: null,
    ledger_names: null,
    ...{ ledger_fields: null, ledger_values: null },
    remedies: null,
    sponsor_id: null,
    public_answer: null,
    ...{ public_kind: null, drafted_by: null, publication: null },
  },
  ...{ lead_entry_id: null, part: null, parts: 0, parts_open: 0 },
  ...{ supervisions: 0, card: null, hung_sign: 0, look_backs: 0, coordinations: 0 },
  ...{ complained_of: null, objections: 0, objection_due_at: null, open_objections: '[]', position: 11 },
}
const done = { claimed_at: '2022-03-12T01:00:00.000Z', claimed_by: 'handler-1', outcome: 'solved', evidence: 1 }

describe('the row of an entry, fact by fact', () => {
  test('S0-76 S3-23 opened with unit, person and deadline', () => expect(rowAfter(opened)).toStrictEqual(start))
  test('S4-92 who it passed to shows, and since when nobody has it', () => {
    const passed = example.EntryPassedOn
    const vacant: EntryEvent = { ...passed, data: { ...passed.data, toPersonId: null } }
    expect(rowAfter(opened, vacant)).toMatchObject({ person_id: null, vacant_since: '2022-07-01', passed_on: 0 })
    expect(rowAfter(opened, vacant, passed)).toMatchObject({
      ...{ person_id: 'person-k9', vacant_since: null, passed_on: 1, due_at: '2022-03-15T15:59:59.999Z' },
    })
    const ofTheUnit: EntryEvent = { ...passed, data: { ...passed.data, named: false } }
    expect(rowAfter(opened, ofTheUnit)).toMatchObject({ person_id: 'person-k1', passed_on: 1 })
    expect(rowAfter(opened, example.EntryTakenOver)).toMatchObject({ unit_id: 'K2', person_id: 'person-k1' })
  })
  test('S3-24 work shows what it is called, by what it is found and what it came from; of an item it says none of that', () =>
    expect(rowAfter(example.WorkOpened)).toStrictEqual({
      ...{ ...start, item_id: 'work-1', category: 'work', campaign: 's3', due_at: '2022-11-30T15:59:59.999Z' },
      ...{ work_title: '通村公路提升工程', work_number: '重点-3', topic: '交通安全' },
      origin: '{"kind":"meeting","reference":"第3次县长办公会"}',
    }))
  test('S3-74 what was voided stays beside it: which fact, by whom, when and why', () => {
    const row = rowAfter(opened, claimed, example.EntryFactVoided)
    const { voidings } = row as { readonly voidings: string } & ListRow
    expect(JSON.parse(voidings)).toStrictEqual([
      {
        ...{
          type: 'CompletionClaimed',
          position: 1,
          voidedIn: 13,
          voidedBy: 'supervisor-1',
          reason: '完成日期录入有误',
        },
        voidedAt: expect.stringMatching(/^20/),
      },
    ])
  })
  test('an entry without deadline, or with one that has no end, has none in its row', () => {
    const without = (deadline: (typeof opened)['data']['deadline']): EntryEvent => ({
      type: 'EntryOpened',
      data: { ...opened.data, deadline },
    })
    const { dueAt: _, dueOn: __, ...standing } = { ...opened.data.deadline!, kind: 'standing' as const }
    expect(rowAfter(without(null))).toStrictEqual({ ...start, due_at: null })
    expect(rowAfter(without({ ...standing, provisional: true }))).toStrictEqual({
      ...start,
      due_at: null,
      provisional: 1,
    })
  })
  test('S1-34 what is public shows as everybody reads it, blacked out at once, until it is withdrawn', () => {
    const { PublicationDrafted: drafted, PublicationRedacted: redacted, EntryPublished: published } = example
    const cells = (...facts: readonly EntryEvent[]) => {
      const { public_kind: kind, publication } = rowAfter(opened, ...facts)!
      return { kind, text: publication === null ? null : (JSON.parse(String(publication)) as { text: string }).text }
    }
    expect(cells(drafted)).toStrictEqual({ kind: null, text: null })
    expect(cells(drafted, redacted)).toStrictEqual({ kind: null, text: null })
    expect(cells(drafted, redacted, published)).toStrictEqual({ kind: 'list', text: '██反映的窗口已增设' })
    const later: EntryEvent = { ...redacted, data: { ...redacted.data, spans: [{ from: 5, to: 7 }] } }
    expect(cells(drafted, published, later).text).toBe('██反映的██已增设')
    expect(cells(drafted, published, example.PublicationWithdrawn)).toStrictEqual({ kind: null, text: null })
  })
  test('S1-89 objections show with the first due date and who replied until each is decided', () => {
    const { ObjectionRecorded: raised, ObjectionUpheld: upheld, ObjectionRejected: rejected } = example
    const other: EntryEvent = { ...raised, data: { ...raised.data, reportId: 'report-2', repliedBy: null } }
    const { dueAt } = raised.data.deadline
    const one = { reportId: 'report-1', repliedBy: 'operator-1', dueAt }
    expect(rowAfter(opened, raised)).toMatchObject({
      ...{ objections: 1, objection_due_at: dueAt, open_objections: JSON.stringify([one]) },
    })
    expect(rowAfter(opened, raised, other)).toMatchObject({ objections: 2 })
    expect(rowAfter(opened, example.AnswersRecorded, raised, rejected)).toStrictEqual({
      ...{ ...start, answered: 1, position: 14 },
    })
    expect(rowAfter(opened, example.AnswersRecorded, raised, upheld)).toStrictEqual({ ...start, position: 14 })
  })
  test('S1-90 an objection whose reply was voided shows no more', () => {
    const history = [opened, example.ObjectionRecorded, example.ObjectionLapseRecorded] as const
    expect(rowAfter(...history)).toStrictEqual({ ...start, position: 13 })
  })
  test('S1-89 an open objection outlives a hand-over and the return of the item', () => {
    const again = rowAfter(opened, example.ObjectionRecorded, example.EntryHandedOver, opened)
    expect(again).toMatchObject({ objections: 1, state: 'handling' })
  })
  test('S3-14 days asked for show until they are decided', () => {
    expect(rowAfter(opened, asked)).toStrictEqual({ ...start, extension_days: 5, position: 12 })
    expect(rowAfter(opened, asked, example.ExtensionRefused)).toStrictEqual({ ...start, position: 13 })
    expect(rowAfter(opened, asked, example.DeadlineExtended)).toStrictEqual({
      ...{ ...start, due_at: '2022-03-22T15:59:59.999Z', position: 13 },
    })
  })
  test('S3-39 handled step by step it is due with its milestones, and warned of each anew', () => {
    const { HandlingModeChosen: chosen, MilestoneMet: met, DeadlineNear: near } = example
    const stepwise = { milestones: 2, mode: 'stepwise', mode_names: '{"zh":"逐步办","en":"step by step"}' }
    const first = { ...start, ...stepwise, due_at: '2022-03-31T15:59:59.999Z' }
    expect(rowAfter(opened, near, chosen)).toStrictEqual({ ...first, position: 13 })
    const second = { ...first, due_at: '2022-06-30T15:59:59.999Z' }
    expect(rowAfter(opened, chosen, near, met)).toStrictEqual({ ...second, position: 14 })
  })
  test('S3-36 S3-39 a mode and a milestone that move nothing leave deadline and warning', () => {
    const { HandlingModeChosen: chosen, MilestoneMet: met, DeadlineNear: near } = example
    const { deadline: _, ...mode } = chosen.data
    const { deadline: __, ...milestone } = met.data
    const history: readonly EntryEvent[] = [
      ...[opened, near, { type: 'HandlingModeChosen', data: mode } as const],
      { type: 'MilestoneMet', data: milestone },
    ]
    expect(rowAfter(...history)).toMatchObject({ due_at: start['due_at'], warned: 1, mode: 'stepwise' })
  })
  test('S3-41 S4-65 S3-23 the published answer, the sponsoring leader and the ledger show', () =>
    expect(rowAfter(opened, example.AnswerPublished, example.SponsorNamed, example.LedgerEntered)).toStrictEqual({
      ...{ ...start, public_answer: '自4月起增设两个窗口', sponsor_id: 'leader-1', ledger: 'problem' },
      ...{ ledger_names: '{"zh":"问题台账","en":"problem ledger"}', position: 14 },
      ledger_values: '[]',
      ledger_fields: JSON.stringify([
        ...[{ code: 'measure', zh: '整改措施', en: 'measure', kind: 'paragraph', value: '增设窗口', choice: null }],
      ]),
    }))
  test('S4-17 a value of a ledger keeps its heading and the words of its choice, in the order of the ledger', () => {
    const ledger = standardLedgers.find(({ code }) => code === 'project')!
    const fields = { measure: '督促结算', problem: 'slowSettlement' }
    const { data } = example.LedgerEntered
    const row = rowAfter(opened, { type: 'LedgerEntered', data: { ...data, ledger, fields } })
    expect(row?.['ledger_values']).toBe('["problem=slowSettlement"]')
    expect(JSON.parse(String(row?.['ledger_fields']))).toStrictEqual([
      {
        ...{ code: 'problem', zh: '问题类型', en: 'kind of problem', kind: 'choice', value: 'slowSettlement' },
        choice: { zh: '结算缓慢', en: 'slow settlement' },
      },
      { code: 'measure', zh: '整改措施', en: 'measure', kind: 'paragraph', value: '督促结算', choice: null },
    ])
  })
  test('S0-23 S2-08 what was planned against symptom and cause shows, the latest plan', () => {
    const later = { fix: '增设窗口', establish: '叫号分流' }
    const planned: readonly EntryEvent[] = [example.RemediesPlanned, { type: 'RemediesPlanned', data: later }]
    expect(rowAfter(opened, ...planned)?.['remedies']).toBe(JSON.stringify(later))
  })
  test('S2-11 a part says whose it is; a lead how many parts it has and how many are open', () => {
    const { JointUnitAsked: joint, PartRecorded: recorded } = example
    const lead = { entryId: 'item-1:K0', part: '管线迁改' }
    expect(rowAfter({ type: 'EntryOpened', data: { ...opened.data, lead } })).toMatchObject({
      ...{ lead_entry_id: 'item-1:K0', part: '管线迁改' },
    })
    expect(rowAfter(opened, joint)).toMatchObject({ parts: 1, parts_open: 1 })
    expect(rowAfter(opened, joint, recorded)).toMatchObject({ parts: 1, parts_open: 0 })
    expect(rowAfter(opened, joint, example.EntryHandedOver, opened)).toMatchObject({ parts: 1, parts_open: 1 })
    const partAfter: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, lead } }
    expect(rowAfter(opened, joint, example.EntryHandedOver, partAfter)).toMatchObject({ parts: 0, parts_open: 0 })
    const again: EntryEvent = { type: 'PartRecorded', data: { unitId: 'K2', done: false } }
    expect(rowAfter(opened, joint, recorded, again)).toMatchObject({ parts: 1, parts_open: 1 })
  })
  test('S3-14 S1-89 a pause and an order move the deadline, and its unit is warned anew', () => {
    const { DeadlinePaused: paused, ReRectificationOrdered: ordered, DeadlineNear: near } = example
    expect(rowAfter(opened, near, paused)).toMatchObject({ due_at: '2022-03-18T15:59:59.999Z', warned: 0 })
    expect(rowAfter(opened, near, ordered)).toMatchObject({ due_at: '2022-11-16T15:59:59.999Z', warned: 0 })
  })
  test('S3-14 a notice on public holidays moves the deadline, or what it counts to waits for a decision', () => {
    const { DeadlineRederived: moved, RederivationProposed: proposed, RederivationRefused: refused } = example
    expect(rowAfter(opened, moved)).toMatchObject({ due_at: '2022-03-16T15:59:59.999Z', rederivation_due_at: null })
    const waiting = { due_at: '2022-03-15T15:59:59.999Z', rederivation_due_at: '2022-03-16T15:59:59.999Z' }
    expect(rowAfter(opened, proposed)).toMatchObject(waiting)
    expect(rowAfter(opened, proposed, refused)).toMatchObject({ ...waiting, rederivation_due_at: null })
    expect(rowAfter(opened, proposed, moved)).toMatchObject({
      due_at: '2022-03-16T15:59:59.999Z',
      rederivation_due_at: null,
    })
  })
  test('S0-77 S4-26 supervision is counted, the last card shows, and the sign hangs until the entry is closed', () => {
    const said = (action: string): EntryEvent => ({
      ...example.SupervisionRecorded,
      data: { ...example.SupervisionRecorded.data, action },
    })
    expect(rowAfter(opened, said('press'))).toMatchObject({ supervisions: 1, card: null, hung_sign: 0 })
    const carded = [
      opened,
      said('yellowCard'),
      said('redCard'),
      said('visit'),
      said('hungSign'),
      said('press'),
    ] as const
    expect(rowAfter(...carded)).toMatchObject({ supervisions: 5, card: 'redCard', hung_sign: 1 })
    expect(rowAfter(...carded, claimed, closedOut)).toMatchObject({ card: 'redCard', hung_sign: 0 })
  })
  test('S4-12 look-backs are counted', () =>
    expect(rowAfter(opened, claimed, closedOut, example.LookedBack)).toMatchObject({ look_backs: 1 }))
  test('S0-78 claimed, it awaits acceptance with its outcome and who claimed it', () =>
    expect(rowAfter(opened, claimed)).toStrictEqual({ ...start, ...done, state: 'awaitingAcceptance', position: 12 }))
  test('S0-79 answered, and owed again', () => {
    expect(rowAfter(opened, answered)).toStrictEqual({ ...start, answered: 1, position: 12 })
    expect(rowAfter(opened, answered, example.ReplyOwedRecorded)).toStrictEqual({ ...start, position: 13 })
  })
  test('S3-80 returned, nothing is claimed any more and the return is counted', () => {
    expect(rowAfter(opened, claimed, returned)).toStrictEqual({ ...start, state: 'returned', returns: 1, position: 13 })
    expect(rowAfter(opened, claimed, returned, claimed, returned)?.['returns']).toBe(2)
  })
  test('S0-60 closed out, it says when', () =>
    expect(rowAfter(opened, claimed, example.AcceptancePassed, closedOut)).toStrictEqual({
      ...{ ...start, ...done, state: 'closedOut', closed_at: '2022-03-14T01:00:00.000Z', position: 14 },
    }))
  test('S1-90 reopened, nothing is claimed and it is not closed', () =>
    expect(rowAfter(opened, claimed, closedOut, reopened)).toStrictEqual({ ...start, state: 'reopened', position: 14 }))
  test('S4-90 handed over, it is no longer this unit’s work', () =>
    expect(rowAfter(opened, example.EntryHandedOver)).toStrictEqual({ ...start, state: 'handedOver', position: 12 }))
  test('c3.11 an item that comes back opens the row anew; what it was sent back for stays counted', () =>
    expect(rowAfter(opened, claimed, returned, asked, example.EntryHandedOver, opened)).toStrictEqual({
      ...{ ...start, returns: 1, opened_at: '2022-03-16T01:00:00.000Z', position: 16 },
    }))
  test('of whom the item complains stays in the row, also when the item comes back', () => {
    const { ComplainedOfRecorded: named } = example
    const about: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, complainedOf: ['p-1'] } }
    expect(rowAfter(about)).toStrictEqual({ ...start, complained_of: '["p-1"]' })
    expect(rowAfter(about, named)?.['complained_of']).toBe('["p-1","person-t1"]')
    expect(rowAfter(opened, named, example.EntryHandedOver, about)?.['complained_of']).toBe('["person-t1","p-1"]')
  })
  test('what does not show in the list moves its place only', () => {
    for (const fact of [example.AcceptancePassed, example.WorkRecordEntered]) {
      expect(rowAfter(opened, fact)).toStrictEqual({ ...start, position: 12 })
    }
  })
  test('a fact of an entry whose opening was never seen makes no row', () => expect(rowAfter(claimed)).toBeNull())
})

describe('the list', () => {
  const all = Object.values(example) as readonly EntryEvent[]

  test('a fact that comes twice counts once', () => {
    const twice = all.reduce<ListRow | null>((row, event, index) => {
      const [change] = changesOf(event, 11 + index)
      return change!.apply(change!.apply(row))
    }, null)
    expect(twice).toStrictEqual(rowAfter(...all))
  })
  test('the whole history coming again changes nothing', () => {
    const again = all.reduce((row, event, index) => changesOf(event, 11 + index)[0]!.apply(row), rowAfter(...all))
    expect(again).toStrictEqual(rowAfter(...all))
  })
  test('a row has the columns of the list, no more and no less', () =>
    expect(Object.keys(rowAfter(opened)!).sort()).toStrictEqual(Object.keys(entries.columns).sort()))
  test('the key is the entry, and the unit column says whose it is', () => {
    expect(changesOf(opened, 11).map(({ key }) => key)).toStrictEqual(['item-1:K1'])
    expect(entries.unitColumn).toBe('unit_id')
  })
})
