import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { entryFacts, entryVoidings } from './entry-facts.js'

const rowsOf = (event: EntryEvent, changes: Partial<Parameters<typeof storedFact>[0]> = {}) =>
  entryFacts
    .rowsOf(
      storedFact({
        ...{ stream: 'rectification-entry-item-1:K1', type: event.type, data: event.data, position: 7, tenant: 'city' },
        occurredAt: '2022-03-01T01:00:00.000Z',
        ...changes,
      }),
    )
    .map((row) => Object.fromEntries(Object.keys(entryFacts.columns).map((column, index) => [column, row[index]])))

const always = { position: 7, tenant: 'city', occurred_at: '2022-03-01T01:00:00.000Z', entry_id: 'item-1:K1' }
const blank = { ...always, item_id: '', fact: '', unit_id: '', due_at: null, outcome: '', fault: '' }
const whose = { item_id: 'item-1', unit_id: 'K1' }

const wanted: Readonly<Partial<Record<EntryEvent['type'], object>>> = {
  EntryOpened: { ...whose, fact: 'opened', due_at: '2022-03-15T15:59:59.999Z' },
  EntryHandedOver: { ...whose, fact: 'handedOver' },
  DeadlineExtended: { fact: 'deadlineMoved', due_at: '2022-03-22T15:59:59.999Z' },
  HandlingModeChosen: { ...whose, fact: 'deadlineMoved', due_at: '2022-03-31T15:59:59.999Z' },
  MilestoneMet: { ...whose, fact: 'deadlineMoved', due_at: '2022-06-30T15:59:59.999Z' },
  DeadlinePaused: { ...whose, fact: 'deadlineMoved', due_at: '2022-03-18T15:59:59.999Z' },
  DeadlineRederived: { ...whose, fact: 'deadlineMoved', due_at: '2022-03-16T15:59:59.999Z' },
  ReRectificationOrdered: { ...whose, fact: 'deadlineMoved', due_at: '2022-11-16T15:59:59.999Z' },
  CompletionClaimed: { fact: 'claimed', outcome: 'solved' },
  EntryClosedOut: { ...whose, fact: 'closedOut' },
  EntryReturned: { fact: 'returned', fault: 'surface' },
  EntryReopened: { ...whose, fact: 'reopened' },
  DeadlinePassed: { ...whose, fact: 'deadlinePassed', due_at: '2022-03-15T15:59:59.999Z' },
}
const OF_NO_FIGURE: readonly EntryEvent['type'][] = [
  'WorkOpened',
  ...(['RemediesPlanned', 'ExtensionRequested', 'ExtensionRefused', 'AnswersRecorded'] as const),
  ...([
    'ReplyOwedRecorded',
    'AcceptancePassed',
    'DeadlineNear',
    'GraceGiven',
    'ComplainedOfRecorded',
    'StyleLeadRecorded',
  ] as const),
  ...([
    'EntryFactVoided',
    'AnswerPublished',
    'WorkRecordEntered',
    'SponsorNamed',
    'LedgerEntered',
    'RederivationRefused',
  ] as const),
  ...([
    'JointUnitAsked',
    'PartRecorded',
    'PartsHidden',
    'SupervisionRecorded',
    'LookedBack',
    'RederivationProposed',
  ] as const),
  ...(['EntryPassedOn', 'EntryTakenOver'] as const),
  ...(['PublicationDrafted', 'PublicationRedacted', 'EntryPublished', 'PublicationWithdrawn'] as const),
  ...(['PublicPhotoDrafted', 'PublicPhotoRemoved', 'EvidenceReplaced'] as const),
  ...(['ObjectionRecorded', 'ObjectionLapseRecorded', 'ObjectionUpheld', 'ObjectionRejected'] as const),
]

describe('what figures count of entries', () => {
  for (const [type, row] of Object.entries(wanted)) {
    test(`${type} is one row`, () =>
      expect(rowsOf(example[type as EntryEvent['type']])).toStrictEqual([{ ...blank, ...row }]))
  }
  for (const type of OF_NO_FIGURE) {
    test(`${type} is of no figure`, () => expect(rowsOf(example[type])).toStrictEqual([]))
  }
  test('every fact of an entry is either counted or named as of no figure', () =>
    expect(new Set([...Object.keys(wanted), ...OF_NO_FIGURE])).toStrictEqual(new Set(Object.keys(entryEvents.defs))))
  test('S3-39 a handling mode that moves no deadline is of no figure; one that takes it away says so', () => {
    const { deadline: _, ...data } = example.HandlingModeChosen.data
    expect(rowsOf({ type: 'HandlingModeChosen', data })).toStrictEqual([])
    expect(rowsOf({ type: 'HandlingModeChosen', data: { ...data, deadline: null } })).toMatchObject([
      { fact: 'deadlineMoved', due_at: null },
    ])
  })
  test('S2-11 a part is no case of its own: its item counts once', () => {
    const data = { ...example.EntryOpened.data, lead: { entryId: 'item-1:K0', part: '管线迁改' } }
    expect(rowsOf({ type: 'EntryOpened', data })).toStrictEqual([])
  })
  test('an entry without deadline has none in its row', () => {
    const event: EntryEvent = { type: 'EntryOpened', data: { ...example.EntryOpened.data, deadline: null } }
    expect(rowsOf(event)).toStrictEqual([{ ...blank, ...whose, fact: 'opened', due_at: null }])
  })
  test('facts of others are none of its business', () =>
    expect(rowsOf(example.EntryOpened, { stream: 'rectification-entries-item-1:K1' })).toStrictEqual([]))
})

describe('what figures leave out of entries', () => {
  test('each voided fact is one row, with where it lies', () => {
    const { type, data } = example.EntryFactVoided
    const voids = [
      { id: 'a', type: 'AcceptancePassed', position: 3 },
      { id: 'b', type: 'EntryClosedOut', position: 4 },
    ]
    const stored = { stream: 'rectification-entry-item-1:K1', type, position: 9, tenant: 'city' }
    const at = '2022-03-01T01:00:00.000Z'
    expect(entryVoidings.rowsOf(storedFact({ ...stored, data: { ...data, voids }, occurredAt: at }))).toStrictEqual(
      [3, 4].map((position) => [9, 'city', at, position]),
    )
    expect(Object.keys(entryVoidings.columns)).toStrictEqual(['position', 'tenant', 'occurred_at', 'voided'])
  })
  test('no other fact is one, and no fact of another aggregate', () => {
    const stream = 'rectification-entry-item-1:K1'
    for (const { type, data } of Object.values(example)) {
      if (type !== 'EntryFactVoided') expect(entryVoidings.rowsOf(storedFact({ stream, type, data }))).toStrictEqual([])
    }
    const { type, data } = example.EntryFactVoided
    expect(entryVoidings.rowsOf(storedFact({ stream: 'intake-item-1', type, data }))).toStrictEqual([])
  })
})
