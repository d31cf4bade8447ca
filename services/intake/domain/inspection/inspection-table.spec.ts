import { describe, expect, test } from '@jest/globals'
import { decisionTable } from '@huiyin/testing'
import type { InspectionEvent } from './events.js'
import { inspectionExamples as example } from './examples.js'
import { inspection } from './inspection.js'
import type { CampaignKnown, InspectionCommand } from './state.js'

const { InspectionPlanned: planned, InspectionHeld: held, FindingRecorded: found } = example
const { findingId } = found.data
const named: InspectionEvent = { type: 'FindingRecorded', data: { ...found.data, complainedOf: ['principal-k1'] } }
const settled: InspectionEvent = { type: 'FindingSettled', data: { findingId, done: '当场增开窗口' } }
const nothing: InspectionEvent = { type: 'InspectionEnded', data: { record: '已检查。', findings: 0 } }

/** What an inspection can look like, from nothing to its end. */
const histories: Readonly<Record<string, readonly InspectionEvent[]>> = {
  unknown: [],
  planned: [planned],
  calledOff: [planned, example.InspectionCalledOff],
  held: [planned, held],
  found: [planned, held, found],
  named: [planned, held, named],
  settled: [planned, held, found, settled],
  ended: [planned, held, nothing],
  endedFound: [planned, held, found, settled, { ...nothing, data: { ...nothing.data, findings: 1 } }],
}

const campaign: CampaignKnown = {
  ...{ from: '2022-01-01', keyDates: ['labour-day'], kinds: [], violations: [] },
  categories: [{ code: 'C3', zh: '服务', en: 'Service', manifestations: [] }],
}
const campaignOf = () => campaign
const atOrBelow = (ids: readonly string[]) => ({ personIds: new Set(ids), unitIds: new Set<string>() })
const { definition: _, ...plan } = planned.data
const { heldAt: at, heldOn: on, ...record } = held.data
const commands: Readonly<Record<string, InspectionCommand>> = {
  PlanInspection: { type: 'PlanInspection', ...plan, title: '另一次', campaignOf },
  MoveInspection: { type: 'MoveInspection', plannedOn: '2022-05-06', reason: '避开假期', on: '2022-04-29', campaignOf },
  CallOffInspection: { type: 'CallOffInspection', reason: '另有安排' },
  HoldInspection: { type: 'HoldInspection', ...record, met: '另一人', at, on, campaignOf },
  RecordFinding: { type: 'RecordFinding', ...found.data, findingId: 'finding-9', at, on, campaignOf, atOrBelow },
  MakeFindingItem: { type: 'MakeFindingItem', findingId, itemId: 'item-1', reportId: 'report-1' },
  SettleOnTheSpot: { type: 'SettleOnTheSpot', findingId, done: '换了一种做法' },
  NoteFinding: { type: 'NoteFinding', findingId, reason: '已另案处理' },
  EndInspection: { type: 'EndInspection', record: '另一份记录' },
  RecordFindingComplainedOf: { type: 'RecordFindingComplainedOf', findingId, personIds: ['principal-k1'] },
}

const TABLE = `
                          | unknown            | planned                   | calledOff                 | held                      | found                       | named                     | settled                     | ended                     | endedFound
PlanInspection            | InspectionPlanned  | !InspectionPlannedAlready | !InspectionPlannedAlready | !InspectionPlannedAlready | !InspectionPlannedAlready   | !InspectionPlannedAlready | !InspectionPlannedAlready   | !InspectionPlannedAlready | !InspectionPlannedAlready
MoveInspection            | !InspectionUnknown | InspectionMoved           | !InspectionCalledOff      | !InspectionHeldAlready    | !InspectionHeldAlready      | !InspectionHeldAlready    | !InspectionHeldAlready      | !InspectionHeldAlready    | !InspectionHeldAlready
CallOffInspection         | !InspectionUnknown | InspectionCalledOff       | !InspectionCalledOff      | !InspectionHeldAlready    | !InspectionHeldAlready      | !InspectionHeldAlready    | !InspectionHeldAlready      | !InspectionHeldAlready    | !InspectionHeldAlready
HoldInspection            | !InspectionUnknown | InspectionHeld            | !InspectionCalledOff      | !InspectionHeldAlready    | !InspectionHeldAlready      | !InspectionHeldAlready    | !InspectionHeldAlready      | !InspectionHeldAlready    | !InspectionHeldAlready
RecordFinding             | !InspectionUnknown | !InspectionNotHeld        | !InspectionCalledOff      | FindingRecorded           | FindingRecorded             | FindingRecorded           | FindingRecorded             | !InspectionEndedAlready   | !InspectionEndedAlready
MakeFindingItem           | !InspectionUnknown | !InspectionNotHeld        | !InspectionCalledOff      | !FindingUnknown           | FindingBecameItem           | FindingBecameItem         | !FindingSettledAlready      | !InspectionEndedAlready   | !FindingSettledAlready
SettleOnTheSpot           | !InspectionUnknown | !InspectionNotHeld        | !InspectionCalledOff      | !FindingUnknown           | FindingSettled              | FindingSettled            | !FindingSettledAlready      | !InspectionEndedAlready   | !FindingSettledAlready
NoteFinding               | !InspectionUnknown | !InspectionNotHeld        | !InspectionCalledOff      | !FindingUnknown           | FindingNoted                | FindingNoted              | !FindingSettledAlready      | !InspectionEndedAlready   | !FindingSettledAlready
EndInspection             | !InspectionUnknown | !InspectionNotHeld        | !InspectionCalledOff      | InspectionEnded           | !FindingsOpen               | !FindingsOpen             | InspectionEnded             | !InspectionEndedAlready   | !InspectionEndedAlready
RecordFindingComplainedOf | !InspectionUnknown | !FindingUnknown           | !FindingUnknown           | !FindingUnknown           | FindingComplainedOfRecorded | nothing                       | FindingComplainedOfRecorded | !FindingUnknown           | FindingComplainedOfRecorded
`

describe('every command on every kind of inspection', () => {
  for (const { command, says, found: tells } of decisionTable(inspection, { table: TABLE, histories, commands })) {
    test(`S2-57 S4-58 ${command}: what follows, or why not`, () => expect(tells()).toStrictEqual(says))
  }
})
