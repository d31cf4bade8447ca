import { describe, expect, test } from '@jest/globals'
import type { CampaignCategory } from '@huiyin/contracts/campaign'
import { standardInspections } from '@huiyin/contracts/intake'
import { specFor } from '@huiyin/testing'
import { inspectionEvents, type InspectionEvent } from './events.js'
import { inspectionExamples as example } from './examples.js'
import { inspection } from './inspection.js'
import type { CampaignKnown, InspectionCommand } from './state.js'

const given = specFor(inspection)

const coded = (code: string) => ({ code, zh: `词${code}`, en: `word ${code}` })
const area = (code: string, shows: readonly string[]): CampaignCategory => ({
  ...{ ...coded(code), kind: 'area', year: null, families: [] },
  manifestations: shows.map((one) => ({ ...coded(one), families: [] })),
})
const CAMPAIGN: CampaignKnown = {
  from: '2022-01-01',
  keyDates: ['labour-day'],
  kinds: [],
  categories: [area('C3', ['C3.1', 'C3.2']), area('C5', ['C5.1'])],
  violations: [coded('V1'), coded('V2'), coded('V3')],
}
const campaignOf = (id: string) => (id === 's4' ? CAMPAIGN : null)

const { definition, ...asked } = example.InspectionPlanned.data
const plan = (more: object = {}): InspectionCommand => ({ type: 'PlanInspection', ...asked, campaignOf, ...more })
const planned = (more: object = {}): InspectionEvent => ({
  type: 'InspectionPlanned',
  data: { ...example.InspectionPlanned.data, ...more },
})
const plannedAs = (code: string) => {
  const kind = standardInspections.find((one) => one.code === code)!
  return planned({ kind: code, definition: kind })
}

const { heldAt: at, heldOn: on, ...record } = example.InspectionHeld.data
const hold = (more: object = {}): InspectionCommand => ({
  type: 'HoldInspection',
  ...record,
  at,
  on,
  campaignOf,
  ...more,
})
const held = example.InspectionHeld

const { evidence, ...finding } = example.FindingRecorded.data
const find = (more: object = {}): InspectionCommand => ({
  ...{ type: 'RecordFinding', ...finding, evidence, at, on, campaignOf },
  atOrBelow: (personIds) =>
    personIds.includes('nobody') ? null : { personIds: new Set(personIds), unitIds: new Set() },
  ...more,
})
const found = (more: object = {}): InspectionEvent => ({
  type: 'FindingRecorded',
  data: { ...example.FindingRecorded.data, ...more },
})
const { findingId } = finding
const make: InspectionCommand = { type: 'MakeFindingItem', findingId, itemId: 'item-1', reportId: 'report-1' }
const end: InspectionCommand = { type: 'EndInspection', record: '已检查，未发现问题。' }

describe('planning an inspection', () => {
  test('S4-58 says for which day and which key date of the campaign it is', () => {
    given().when(plan()).thenEvents(planned())
    given(planned()).when(plan()).thenNothing()
    given(planned())
      .when(plan({ plannedOn: '2022-04-30' }))
      .thenRefused('InspectionPlannedAlready')
    given()
      .when(plan({ keyDate: 'full-moon' }))
      .thenRefused('KeyDateUnknown')
    given()
      .when(plan({ keyDate: 'labour-day', campaign: null }))
      .thenRefused('KeyDateUnknown')
  })
  test('is of a kind that is known, under a campaign that is in force, and not before its first day', () => {
    given()
      .when(plan({ kind: 'raid' }))
      .thenRefused('InspectionKindUnknown')
    given()
      .when(plan({ campaign: 's9' }))
      .thenRefused('CampaignNotInForce')
    given()
      .when(plan({ plannedOn: '2021-12-31' }))
      .thenRefused('BeforeCampaign')
    given()
      .when(plan({ plannedOn: '2022-01-01' }))
      .thenEvents(planned({ plannedOn: '2022-01-01' }))
  })
  test('takes the campaign’s own kind before the standard one of that code', () => {
    const own = { ...definition, zh: '自定暗访' }
    const kinds = (id: string) => (id === 's4' ? { ...CAMPAIGN, kinds: [own] } : null)
    given()
      .when(plan({ campaignOf: kinds }))
      .thenEvents(planned({ definition: own }))
  })
})

describe('an inspection that is not held as planned', () => {
  const move = (more: object = {}): InspectionCommand => ({
    ...{ type: 'MoveInspection', plannedOn: '2022-05-06', reason: '避开假期', on: '2022-04-29', campaignOf },
    ...more,
  })
  const moved: InspectionEvent = {
    type: 'InspectionMoved',
    data: { plannedOn: '2022-05-06', before: '2022-04-29', reason: '避开假期' },
  }
  test('S4-58 is moved up to its day, never afterwards, and not to a day that is over', () => {
    given(planned()).when(move()).thenEvents(moved)
    given(planned(), moved).when(move()).thenNothing()
    given(planned())
      .when(move({ on: '2022-04-30' }))
      .thenRefused('PlannedDayOver')
    given(planned(), moved)
      .when(move({ on: '2022-05-06', plannedOn: '2022-05-07' }))
      .thenEvents({ ...moved, data: { ...moved.data, plannedOn: '2022-05-07', before: '2022-05-06' } })
    given(planned())
      .when(move({ plannedOn: '2022-04-28' }))
      .thenRefused('DayInPast')
    given(planned())
      .when(move({ plannedOn: '2021-12-31', on: '2021-12-30' }))
      .thenRefused('BeforeCampaign')
    given(planned({ campaign: null }))
      .when(move({ plannedOn: '2021-12-31', on: '2021-12-30' }))
      .thenEvents({ ...moved, data: { ...moved.data, plannedOn: '2021-12-31' } })
  })
  test('S4-58 is called off with a reason, once, and then nothing is held or found', () => {
    const off: InspectionCommand = { type: 'CallOffInspection', reason: example.InspectionCalledOff.data.reason }
    given(planned()).when(off).thenEvents(example.InspectionCalledOff)
    given(planned(), example.InspectionCalledOff).when(off).thenNothing()
    given(planned(), example.InspectionCalledOff).when(hold()).thenRefused('InspectionCalledOff')
    given(planned(), held).when(off).thenRefused('InspectionHeldAlready')
  })
})

describe('holding an inspection', () => {
  test('S2-57 is a record of when it happened, who was met, by whom, where and what was seen', () => {
    given(planned()).when(hold()).thenEvents(held)
    given(planned(), held).when(hold()).thenNothing()
    given(planned(), held)
      .when(hold({ met: '负责人' }))
      .thenRefused('InspectionHeldAlready')
    given().when(hold()).thenRefused('InspectionUnknown')
  })
  test('is refused before the first day of its campaign', () =>
    given(planned())
      .when(hold({ on: '2021-12-31' }))
      .thenRefused('BeforeCampaign'))
  test('S3-61 asks what its kind asks, and names each field in the way', () => {
    const problem = { path: 'fields.subject', says: 'decision, project or policy has to be filled in' }
    const refused = { code: 'FieldsWrong', problems: [{ ...problem, zh: '请填写决策、项目或政策' }] }
    given(plannedAs('specialInspection'))
      .when(hold({ fields: { topic: 'keyPolicy' } }))
      .thenRefused(refused as never)
    const fields = { topic: 'keyPolicy', subject: '惠企政策兑现' }
    given(plannedAs('specialInspection'))
      .when(hold({ fields }))
      .thenEvents({ type: 'InspectionHeld', data: { ...held.data, fields } })
  })
})

/** Refused, because the catalogue of the inspection's campaign has no such thing there. */
const notInCatalogue = (path: string, command: InspectionCommand, plan: InspectionEvent) => {
  const state = [plan, held].reduce(inspection.evolve, inspection.initialState)
  expect(inspection.decide(command, state)).toMatchObject({
    ...{ ok: false, refusal: { code: 'NotInCatalogue', problems: [{ path }] } },
  })
}

describe('a finding', () => {
  test('S0-10 is recorded with its benchmark, once it was visited', () => {
    given(planned(), held).when(find()).thenEvents(found())
    given(planned(), held, found()).when(find()).thenNothing()
    given(planned(), held, found())
      .when(find({ benchmark: '另一条' }))
      .thenRefused('FindingRecordedAlready')
    given(planned()).when(find()).thenRefused('InspectionNotHeld')
    given().when(find()).thenRefused('InspectionUnknown')
    given(planned(), held)
      .when(find({ on: '2022-04-28' }))
      .thenRefused('FindingBeforeVisit')
    given(planned(), held)
      .when(find({ evidence: null }))
      .thenRefused('FileUnknown')
  })
  test('S4-59 takes a violation of the campaign, and refuses any other by name', () => {
    given(planned(), held)
      .when(find({ violation: 'V3' }))
      .thenEvents(found({ violation: 'V3' }))
    notInCatalogue('violation', find({ violation: 'V4' }), planned())
    notInCatalogue('violation', find({ violation: 'V1' }), planned({ campaign: null }))
    notInCatalogue('category', find({ category: 'C9' }), planned())
    notInCatalogue('manifestation', find({ manifestation: 'C5.1' }), planned())
    notInCatalogue('manifestation', find({ manifestation: 'C3.1' }), planned({ campaign: null }))
    given(planned({ campaign: 's9' }), held)
      .when(find())
      .thenRefused('CampaignNotInForce')
  })
  test('S4-62 of a screening names the manifestation it stands under', () => {
    given(plannedAs('screening'), held).when(find()).thenRefused('ManifestationMissing')
    given(plannedAs('screening'), held)
      .when(find({ manifestation: 'C3.2' }))
      .thenEvents(found({ manifestation: 'C3.2' }))
  })
  test('S2-21 S2-22 S3-08 of attendance and of meetings is about a unit and names no person', () => {
    for (const [code, fields] of [
      ['attendanceCheck', { absence: 'notReported', people: 2 }],
      ['meetingCheck', { fault: 'substitute', people: 1 }],
    ] as const) {
      given(plannedAs(code), held)
        .when(find({ fields, complainedOf: ['clerk-1'] }))
        .thenRefused('FindingAboutUnitsOnly')
      given(plannedAs(code), held).when(find({ fields })).thenEvents(found({ fields }))
    }
  })
  test('complains of persons the organisation knows', () => {
    given(planned(), held)
      .when(find({ complainedOf: ['nobody'] }))
      .thenRefused('PersonUnknown')
    given(planned(), held)
      .when(find({ complainedOf: ['principal-k1'] }))
      .thenEvents(found({ complainedOf: ['principal-k1'] }))
  })
})

describe('what becomes of a finding', () => {
  const here = [planned(), held, found()]
  const onTheSpot: InspectionCommand = { type: 'SettleOnTheSpot', findingId, done: '当场增开窗口' }
  const noted: InspectionCommand = { type: 'NoteFinding', findingId, reason: '已另案处理' }
  const settled: InspectionEvent = { type: 'FindingSettled', data: { findingId, done: '当场增开窗口' } }
  const putDown: InspectionEvent = { type: 'FindingNoted', data: { findingId, reason: '已另案处理' } }

  test('S4-23 is an item exactly once, or it is settled on the spot, or noted with the reason', () => {
    given(...here)
      .when(make)
      .thenEvents(example.FindingBecameItem)
    given(...here)
      .when(onTheSpot)
      .thenEvents(settled)
    given(...here)
      .when(noted)
      .thenEvents(putDown)
    given(...here, example.FindingBecameItem)
      .when(make)
      .thenNothing()
    for (const [event, other] of [
      [example.FindingBecameItem, onTheSpot],
      [settled, noted],
      [putDown, make],
    ] as const) {
      given(...here, event)
        .when(other)
        .thenRefused('FindingSettledAlready')
    }
    given(planned(), held).when(make).thenRefused('FindingUnknown')
  })
  test('is said before the inspection is over', () => {
    given(planned(), held)
      .when(end)
      .thenEvents({ type: 'InspectionEnded', data: { record: '已检查，未发现问题。', findings: 0 } })
    const says = `not settled: ${finding.text}`
    const problems = [{ path: `findings.${findingId}`, says, zh: `尚未处置：${finding.text}` }]
    given(...here)
      .when(end)
      .thenRefused({ code: 'FindingsOpen', problems })
    given(planned()).when(end).thenRefused('InspectionNotHeld')
    const over: InspectionEvent = { type: 'InspectionEnded', data: { record: '已检查，未发现问题。', findings: 1 } }
    given(...here, settled, over)
      .when(end)
      .thenNothing()
    given(...here, settled, over)
      .when({ ...end, record: '另一份' })
      .thenRefused('InspectionEndedAlready')
    given(planned(), held, over).when(find()).thenRefused('InspectionEndedAlready')
  })
  test('hides the inspection also from whoever is named at the item later, and says so once', () => {
    const name: InspectionCommand = { type: 'RecordFindingComplainedOf', findingId, personIds: ['principal-k1'] }
    given(...here)
      .when(name)
      .thenEvents(example.FindingComplainedOfRecorded)
    given(...here, example.FindingComplainedOfRecorded)
      .when(name)
      .thenNothing()
    given(planned(), held).when(name).thenRefused('FindingUnknown')
    given().when(name).thenRefused('InspectionUnknown')
  })
})

test('every fact of an inspection has an example that fits it', () => {
  for (const { type, data } of Object.values(example)) {
    expect(inspectionEvents.defs[type].data.safeParse(data).success).toBe(true)
  }
})
