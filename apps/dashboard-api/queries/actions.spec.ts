import { describe, expect, test } from '@jest/globals'
import { commandsByContext, refusalTexts, type Role } from '@huiyin/contracts'
import type { HistoryFact } from '@huiyin/read-model'
import { ledgerCommands } from '@huiyin/contracts/rectification'
import { actionsFor, HINTED, ON_FACTS, voidingFor } from './actions.js'
import { INSPECTION_HINTED } from './inspection-actions.js'
import { ON_MAJOR_PROBLEMS } from './major-problems.js'
import { ON_NEGATIVE_LISTS } from './negative-lists.js'
import { ON_ALERTS } from './recurrences.js'
import type { EntryListRow, ItemListRow } from './list-rows.js'

const item: ItemListRow = {
  item_id: 'i',
  tenant: 'city',
  number: 'N-1',
  state: 'assigned',
  summary_owed: 0,
  summary: '噪声扰民',
  channel: 'hotline',
  category: 'noise',
  manifestation: null,
  violation: null,
  place: null,
  grid_cell: null,
  outside_number: null,
  unit_id: 'a',
  person_id: null,
  received_at: '2026-03-01T00:00:00.000Z',
  registered_at: '2026-03-01T00:00:00.000Z',
  reports: 1,
  replies_owed: 1,
  transfers: 0,
  ...{ openings: '[]', consent_until: null },
  ...{ style_lead: 0, style_lead_said: null, urgent: 0 },
  ...{ campaign: null, kicks: 0, kicked_back: 0, kick_faults: 0, contact_person_id: null, contact_unit_id: null },
  ...{ comings: 0, closest_reports: null, leapt_to: null, leapt_over: null },
  duplicate: 0,
  complained_of: null,
  misplaced: 0,
  ...{ objection_until: '2026-03-04T15:59:59.999Z', assignment_objection: 'none' },
  ...{ assignment_objection_said: null, assignment_objection_due_at: null },
  objections: 0,
  ...{ reading_due_at: null, read_at: null, read_same_day: null },
}
const asked = (askedBy: string, consentedBy: string | null = null): Partial<ItemListRow> => ({
  openings: JSON.stringify([
    { reportId: 'r', askedBy, reason: '回访', until: '2026-03-02T00:00:00.000Z', consentedBy },
  ]),
})
const fresh: Partial<ItemListRow> = { state: 'received', number: null, unit_id: null, registered_at: null }
const registered: Partial<ItemListRow> = { state: 'registered', unit_id: null }
const replied: Partial<ItemListRow> = { state: 'replied', replies_owed: 0 }

/** What is sent where there is no item and no entry yet. */
const BEGINS: readonly string[] = [
  'ReceiveReport',
  'OpenWork',
  'ReportMajorProblem',
  'CallForNegativeLists',
  ...Object.keys(ledgerCommands),
]
/** What answers an alert about what recurs. */
const ANSWERS: readonly string[] = [
  ...ON_ALERTS.map(({ command }) => command),
  ...ON_MAJOR_PROBLEMS,
  ...ON_NEGATIVE_LISTS,
]

const entry: EntryListRow = {
  ...{ style_lead: 0, urgent: 0 },
  entry_id: 'e',
  tenant: 'city',
  item_id: 'i',
  unit_id: 'a',
  person_id: 'worker',
  category: 'noise',
  state: 'handling',
  due_at: '2026-03-10T00:00:00.000Z',
  provisional: 0,
  extension_days: null,
  rederivation_due_at: null,
  ...{ passed_on: 0, vacant_since: null },
  opened_at: '2026-03-01T00:00:00.000Z',
  claimed_at: null,
  claimed_by: null,
  outcome: null,
  answered: 0,
  returns: 0,
  closed_at: null,
  ...{ mode: null, mode_names: null, milestones: 0, ledger: null, ledger_names: null, sponsor_id: null },
  ...{ ledger_fields: null, ledger_values: null, remedies: null },
  ...{ lead_entry_id: null, part: null, parts: 0, parts_open: 0 },
  ...{ supervisions: 0, card: null, hung_sign: 0, look_backs: 0, coordinations: 0, public_kind: null },
  drafted_by: null,
  ...{ supervisions: 0, card: null, hung_sign: 0, look_backs: 0 },
  ...{ campaign: null, work_title: null, work_number: null, topic: null, origin: null, voidings: '[]' },
  complained_of: null,
  objections: 0,
  objection_due_at: null,
  open_objections: '[]',
}
const claimed: Partial<EntryListRow> = {
  state: 'awaitingAcceptance',
  claimed_by: 'worker',
  claimed_at: '2026-03-05T00:00:00.000Z',
}

const everybody: readonly Role[] = [
  ...([
    'operator',
    'dispatcher',
    'handler',
    'acceptanceOfficer',
    'supervisor',
    'unitPrincipal',
    'disciplineOfficer',
    'leader',
  ] as const),
]
const viewer = { roles: everybody, personId: 'somebody', unitIds: ['a'] }

/** What stands in the way of a command, `allowed` when nothing does. */
const hint = (command: string, rows: { item?: Partial<ItemListRow>; entry?: Partial<EntryListRow> }, who = viewer) => {
  const actions = actionsFor(who, { ...item, ...rows.item }, [{ ...entry, ...rows.entry }])
  const action = actions.find((one) => one.command === command)
  return action && (action.allowed ? 'allowed' : action.refusal)
}

describe('what can be done on an item', () => {
  test.each<[string, Partial<ItemListRow>, string]>([
    ['RegisterItem', fresh, 'allowed'],
    ['RegisterItem', registered, 'ItemAlreadyRegistered'],
    ['RegisterItem', { ...fresh, state: 'declined' }, 'ItemDeclinedAlready'],
    ['DeclineItem', fresh, 'allowed'],
    ['DeclineItem', {}, 'ItemAlreadyRegistered'],
    ['DeclineItem', { ...fresh, state: 'withdrawn' }, 'ItemWithdrawnAlready'],
    ['ReadAndInstruct', fresh, 'allowed'],
    ['ReadAndInstruct', { state: 'declined' }, 'ItemDeclinedAlready'],
    ['AssignItem', fresh, 'ItemNotRegistered'],
    ['AssignItem', registered, 'allowed'],
    ['AssignItem', {}, 'ItemAlreadyAssigned'],
    ['TransferItem', registered, 'ItemNotAssigned'],
    ['TransferItem', {}, 'allowed'],
    ['TransferItem', replied, 'allowed'],
    ['TransferItem', { state: 'withdrawn' }, 'ItemWithdrawnAlready'],
    ['LinkReport', replied, 'allowed'],
    ['LinkReport', { state: 'declined' }, 'ItemDeclinedAlready'],
    ['TakeFirstContact', fresh, 'allowed'],
    ['WithdrawReport', {}, 'allowed'],
    ['WithdrawReport', replied, 'ReplyAlreadyGiven'],
    ['ReplyToReport', registered, 'ItemNotAssigned'],
    ['ReplyToReport', {}, 'allowed'],
    ['ReplyToReport', replied, 'ReplyAlreadyGiven'],
    ['NameComplainedOf', replied, 'allowed'],
    ['RequestOpening', {}, 'allowed'],
    ['ConsentToOpening', {}, 'NoOpeningRequested'],
    ['ConsentToOpening', asked('somebody'), 'OwnRequest'],
    ['ConsentToOpening', asked('operator-1'), 'allowed'],
    ['ConsentToOpening', asked('operator-1', 'officer-1'), 'NoOpeningRequested'],
    ['OpenReporter', asked('operator-1', 'officer-1'), 'NoOpeningRequested'],
    ['OpenReporter', asked('somebody'), 'ConsentOutstanding'],
    ['OpenReporter', asked('somebody', 'officer-1'), 'allowed'],
    ['MarkDuplicate', {}, 'allowed'],
    ['MarkDuplicate', { duplicate: 1 }, 'DuplicateAlreadyMarked'],
  ])('%s on %j: %s', (command, row, expected) => {
    expect(hint(command, { item: row })).toBe(expected)
  })
})

describe('what can be done on the item of another unit', () => {
  const foreign = (...roles: readonly Role[]) => hint('ReplyToReport', {}, { ...viewer, roles, unitIds: ['b'] })

  test('a handler replies to items of his own units only, the desk to any', () => {
    expect(foreign('handler')).toBe('NotYourUnit')
    expect(foreign('operator')).toBe('allowed')
    expect(foreign('handler', 'operator')).toBe('allowed')
  })
})

describe('what can be done on an entry', () => {
  test.each<[string, Partial<EntryListRow>, string]>([
    ['PlanRemedies', {}, 'allowed'],
    ['PlanRemedies', { state: 'reopened' }, 'allowed'],
    ['PlanRemedies', { state: 'handedOver' }, 'EntryHandedOverAlready'],
    ['PlanRemedies', { state: 'closedOut' }, 'EntryClosed'],
    ['RequestExtension', {}, 'allowed'],
    ['RequestExtension', { due_at: null }, 'NoDeadline'],
    ['RequestExtension', { extension_days: 5 }, 'ExtensionAlreadyAsked'],
    ['DecideExtension', {}, 'NoExtensionAsked'],
    ['DecideExtension', { extension_days: 5 }, 'allowed'],
    ['DecideRederivation', {}, 'NoRederivationProposed'],
    ['DecideRederivation', { rederivation_due_at: '2027-01-06T15:59:59.999Z' }, 'allowed'],
    ['ClaimDone', { state: 'returned' }, 'allowed'],
    ['ClaimDone', { state: 'closedOut' }, 'EntryClosed'],
    ['PassAcceptance', {}, 'NothingClaimed'],
    ['PassAcceptance', claimed, 'ReplyOutstanding'],
    ['PassAcceptance', { ...claimed, answered: 1 }, 'allowed'],
    ['PassAcceptance', { ...claimed, work_title: '通村公路提升工程' }, 'allowed'],
    ['PassAcceptance', { ...claimed, answered: 1, claimed_by: 'somebody' }, 'OwnWork'],
    ['PassAcceptance', { ...claimed, answered: 1, person_id: 'somebody' }, 'OwnWork'],
    ['PassAcceptance', { state: 'closedOut' }, 'EntryClosed'],
    ['ReturnForRework', {}, 'NothingClaimed'],
    ['ReturnForRework', claimed, 'allowed'],
    ['ReturnForRework', { ...claimed, claimed_by: 'somebody' }, 'OwnWork'],
    ['DraftPublication', {}, 'allowed'],
    ['DraftPublication', { state: 'closedOut' }, 'allowed'],
    ['DraftPublication', { state: 'handedOver' }, 'EntryHandedOverAlready'],
    ['DraftPublication', { complained_of: '["x"]' }, 'ComplainedOfNotPublished'],
    ['DraftPublication', { public_kind: 'list' }, 'PublishedAlready'],
    ['PublishEntry', { lead_entry_id: 'e0' }, 'PartOfAnother'],
    ['PublishEntry', {}, 'NothingDrafted'],
    ['RedactPublication', {}, 'NothingDrafted'],
    ['RedactPublication', { drafted_by: 'writer' }, 'allowed'],
    ['PublishEntry', { drafted_by: 'writer' }, 'allowed'],
    ['PublishEntry', { drafted_by: 'somebody' }, 'OwnDraft'],
    ['DraftPublicPhoto', { drafted_by: 'writer' }, 'NothingClaimed'],
    ['DraftPublicPhoto', { ...claimed, drafted_by: 'writer' }, 'allowed'],
    ['ReplaceEvidence', {}, 'NothingClaimed'],
    ['ReplaceEvidence', claimed, 'allowed'],
    ['WithdrawPublication', {}, 'NotPublished'],
    ['WithdrawPublication', { public_kind: 'list' }, 'allowed'],
    ['ReopenEntry', {}, 'EntryNotClosed'],
    ['ReopenEntry', { state: 'closedOut' }, 'allowed'],
  ])('%s on %j: %s', (command, row, expected) => {
    expect(hint(command, { entry: row })).toBe(expected)
  })
  test('what is another unit’s is refused for that before its state matters', () => {
    const stranger = { ...viewer, unitIds: ['b'] }
    expect(hint('ClaimDone', { entry: { state: 'closedOut' } }, stranger)).toBe('NotYourUnit')
    expect(hint('PassAcceptance', { entry: { ...claimed, answered: 1 } }, stranger)).toBe('allowed') // scope: any
  })
})

describe('which commands are shown', () => {
  test('only those one of the roles may send', () => {
    const handler = { ...viewer, roles: ['handler'] as const }
    expect(actionsFor(handler, item, [entry]).map(({ command }) => command)).toStrictEqual([
      ...['TakeFirstContact', 'ObjectToAssignment', 'ReplyToReport', 'PlanRemedies', 'EnterWorkRecord'],
      ...['EnterInLedger', 'RequestExtension', 'ReplaceEvidence', 'ClaimDone'],
    ])
    expect(actionsFor({ ...viewer, roles: ['auditor'] }, item, [entry])).toStrictEqual([])
  })
  test('each entry has its own, with itself as target', () => {
    const two = actionsFor(viewer, item, [entry, { ...entry, entry_id: 'f', state: 'closedOut' }])
    expect(two.filter(({ command }) => command === 'ReopenEntry')).toMatchObject([
      { target: 'e', context: 'rectification', allowed: false },
      { target: 'f', allowed: true },
    ])
  })
  test('every command about an item or entry that a person may send has a hint, and each refusal its words', () => {
    const sent = (context: 'intake' | 'rectification') =>
      Object.entries(commandsByContext[context]!)
        .filter(([name]) => ![...BEGINS, ...ANSWERS].includes(name) && !ON_FACTS.some((one) => one === name))
        .filter(([, { roles }]) => roles.some((role) => role !== 'system'))
        .map(([name]) => name)
    expect([...HINTED.intake, ...INSPECTION_HINTED, 'PlanInspection'].sort()).toStrictEqual(sent('intake').sort())
    expect([...HINTED.rectification].sort()).toStrictEqual(sent('rectification').sort())
    const states = ['received', 'declined', 'withdrawn', 'handling', 'handedOver', 'closedOut', 'awaitingAcceptance']
    const codes = states.flatMap((state) => actionsFor(viewer, { ...item, state }, [{ ...entry, state }]))
    expect(codes.filter(({ refusal }) => refusal !== null && !(refusal in refusalTexts))).toStrictEqual([])
  })
})

describe('what may be voided in a history', () => {
  const fact = {
    ...{ stream: 'rectification-entry-i:u', type: 'CompletionClaimed', voided: null },
    actor: { person: 'handler-1', post: null, unit: 'u' },
  } as HistoryFact
  const who = (role: Role, personId = 'p') => ({ roles: [role], personId, unitIds: [] })
  const offered = (changes: Partial<HistoryFact> = {}, viewer = who('supervisor')) =>
    voidingFor(viewer, { ...fact, ...changes })

  test('a supervisor is offered it, on the entry or the item the fact is of', () => {
    expect(offered()).toStrictEqual({
      ...{ context: 'rectification', command: 'VoidEntryFact', target: 'i:u', allowed: true, refusal: null },
    })
    expect(offered({ stream: 'intake-item-i', type: 'ReportReplied' })).toMatchObject({
      ...{ context: 'intake', command: 'VoidItemFact', target: 'i' },
    })
  })
  test('nobody else is, and nobody on his own record', () => {
    for (const role of ['handler', 'acceptanceOfficer', 'unitPrincipal', 'leader', 'auditor'] as const) {
      expect(offered({}, who(role))).toBeNull()
    }
    expect(offered({}, who('supervisor', 'handler-1'))).toMatchObject({ allowed: false, refusal: 'OwnFact' })
  })
  test('not on what is never voided, was voided already, or is of another context', () => {
    const by = { personId: 'q', reason: '误', position: 9, recordedAt: '2026-03-01T00:00:00.000Z' }
    expect(offered({ type: 'EntryOpened' })).toBeNull()
    expect(offered({ voided: by as HistoryFact['voided'] })).toBeNull()
    expect(offered({ stream: 'accountability-sanction-s', type: 'SanctionIssued' })).toBeNull()
    expect(offered({ stream: 'intake-item-i' })).toBeNull()
  })
})
