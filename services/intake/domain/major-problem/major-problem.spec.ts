import { describe, expect, test } from '@jest/globals'
import { asKept, specFor } from '@huiyin/testing'
import { majorProblemEvents, type MajorProblemEvent } from './events.js'
import { majorProblem, type MajorProblemCommand } from './major-problem.js'

const given = specFor(majorProblem)
const condition = { code: 'media', zh: '引发重大舆情', en: 'the press took it up' }
const rules = { hours: 24, conditions: [condition], receivers: ['commission'] }
const said = { unitId: 'K11', toUnitId: 'K1', campaign: 's2', title: '舆情', text: '已处置' }
const happenedAt = '2022-03-14T01:00:00.000Z'
const report = (changes: object = {}): MajorProblemCommand => ({
  ...{ type: 'ReportMajorProblem', ...said, happenedAt, condition: 'media', by: 'handler-1' },
  ...{ at: '2022-03-15T01:00:00.000Z', rules, above: ['K1', 'county'], ...changes },
})
const reported = (changes: object = {}): MajorProblemEvent => ({
  type: 'MajorProblemReported',
  data: {
    ...{ ...said, condition, happenedAt, hours: 24, dueAt: '2022-03-15T01:00:00.000Z', late: false },
    ...{ reportedBy: 'handler-1', ...changes },
  },
})
const acknowledge: MajorProblemCommand = { type: 'AcknowledgeMajorProblem', instruction: '全力处置', by: 'leader-1' }
const acknowledged: MajorProblemEvent = {
  type: 'MajorProblemAcknowledged',
  data: { instruction: '全力处置', acknowledgedBy: 'leader-1' },
}

describe('a major problem', () => {
  test('S1-41 is due so many hours after it happened: to the hour it is in time, a moment later it is late', () => {
    given().when(report()).thenEvents(reported())
    given()
      .when(report({ at: '2022-03-15T01:00:00.001Z' }))
      .thenEvents(reported({ late: true }))
    given()
      .when(report({ happenedAt: '2022-03-16T01:00:00.000Z' }))
      .thenRefused('NotHappenedYet')
  })
  test('S1-41 is what the campaign says it is, and nothing else', () => {
    given()
      .when(report({ condition: 'weather' }))
      .thenRefused('NotMajorHere')
    given()
      .when(report({ rules: null }))
      .thenRefused('NotMajorHere')
  })
  test('S1-41 goes to a unit above or one the campaign names, never to its own or one beside', () => {
    for (const toUnitId of ['county', 'commission'])
      given().when(report({ toUnitId })).thenEvents(reported({ toUnitId }))
    for (const toUnitId of ['K11', 'K2']) given().when(report({ toUnitId })).thenRefused('NotSuperior')
    const atTheTop = report({ unitId: 'county', toUnitId: 'county' })
    given().when(atTheTop).thenRefused('NotSuperior')
  })
  test('asked twice it is reported once, and its id stands for no other', () => {
    given(reported()).when(report()).thenNothing()
    given(reported())
      .when(report({ title: '另一件' }))
      .thenRefused('MajorProblemReportedAlready')
    given(reported())
      .when(report({ unitId: 'K12' }))
      .thenRefused('MajorProblemReportedAlready')
    given()
      .when(report({ happenedAt: '2022-03-15T01:00:00.000Z' }))
      .thenEvents(reported({ happenedAt: '2022-03-15T01:00:00.000Z', dueAt: '2022-03-16T01:00:00.000Z' }))
  })
  test('S1-41 is acknowledged once, by another than who reported it', () => {
    given().when(acknowledge).thenRefused('MajorProblemUnknown')
    given(reported()).when(acknowledge).thenEvents(acknowledged)
    given(reported(), acknowledged).when(acknowledge).thenNothing()
    given(reported({ reportedBy: 'leader-1' }))
      .when(acknowledge)
      .thenRefused('OwnReport')
    given(reported(), acknowledged)
      .when({ ...acknowledge, instruction: '另一批示' } as MajorProblemCommand)
      .thenRefused('AcknowledgedAlready')
    given(reported(), acknowledged)
      .when({ ...acknowledge, by: 'leader-2' } as MajorProblemCommand)
      .thenRefused('AcknowledgedAlready')
  })
  test('each fact of it is kept whole on disk', () => {
    for (const event of [reported(), acknowledged]) expect(asKept(majorProblemEvents, event)).toStrictEqual(event.data)
    expect(majorProblemEvents.category).toBe('intake-major-problem')
  })
})
