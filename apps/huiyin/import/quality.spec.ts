import { describe, expect, test } from '@jest/globals'
import { bostonMapping, bostonRecords, xinghaiMapping, type SampleRecord } from './fixtures/sample.js'
import type { Mapping } from './mapping.js'
import { qualityOf, type QualityReport } from './quality.js'
import { qualitySummary } from './quality-summary.js'
import { rowReader } from './rows.js'

const boston = bostonMapping()
const [first] = bostonRecords(1) as [SampleRecord]
/** A case that was closed on time and has nothing strange about it. */
const plain: SampleRecord = {
  ...first,
  OPEN_DT: '01/05/2015 08:00:00 AM',
  TARGET_DT: '01/09/2015 08:00:00 AM',
  CLOSED_DT: '01/07/2015 08:00:00 AM',
  OnTime_Status: 'ONTIME',
  Location: '1 City Hall Sq',
  LATITUDE: '42.357',
  LONGITUDE: '-71.065',
}
const open = { CLOSED_DT: '', CASE_STATUS: 'Open', CLOSURE_REASON: '' }

/** The report on a file of the plain case with these changes, one record each. */
const reportOn = (changes: readonly SampleRecord[], mapping: Mapping = boston): QualityReport => {
  const quality = qualityOf(mapping)
  const readRow = rowReader(mapping)
  for (const [index, change] of changes.entries()) {
    const record: SampleRecord = { ...plain, CASE_ENQUIRY_ID: String(index), ...change }
    const values = Object.fromEntries(mapping.header.map((column) => [column, record[column] ?? '']))
    quality.add(readRow({ line: index + 2, values })!)
  }
  return quality.report()
}
const dataOf = (...changes: SampleRecord[]) => reportOn(changes).dataQuality
const cityOf = (...changes: SampleRecord[]) => reportOn(changes).cityVerdict!

describe('what a file is like', () => {
  test('is all zeros where nothing is strange', () => {
    const { dataQuality } = reportOn([{}])
    const { rows, distinctIds, closureStamp, ...rest } = dataQuality
    expect([rows, distinctIds]).toStrictEqual([1, 1])
    expect(closureStamp).toStrictEqual({ present: 0, equalsClosedDt: 0, differsFromClosedDt: 0, onOpenCase: 0 })
    const counts = Object.values(rest).flatMap((found) => (typeof found === 'number' ? [found] : Object.values(found)))
    expect(counts.length).toBeGreaterThan(25)
    expect(counts.filter((count) => count !== 0)).toStrictEqual([])
  })
  test('says how often a number repeats', () => {
    const one = { CASE_ENQUIRY_ID: '7' }
    expect(dataOf(one, one, one, { CASE_ENQUIRY_ID: '8' }, { CASE_ENQUIRY_ID: '8' })).toMatchObject({
      rows: 5,
      distinctIds: 2,
      idsOccurringMoreThanOnce: 2,
      surplusRowsFromDuplicateIds: 3,
    })
  })
  test('names what is blank by the city’s own columns; only spaces are blank', () => {
    expect(dataOf({ SUBJECT: ' ' }, { neighborhood: '', Location: '' }, { neighborhood: '\u3000' })).toMatchObject({
      blankSubject: 1,
      blankNeighborhood: 1,
      blankLocation: 1,
    })
  })
  test('counts dates that are blank or no dates, by column', () => {
    expect(
      dataOf({ OPEN_DT: 'x', TARGET_DT: '' }, { CLOSED_DT: ' ' }, { CLOSED_DT: '02/30/2015 08:00:00 AM' }),
    ).toMatchObject({
      blankDates: { OPEN_DT: 0, TARGET_DT: 1, CLOSED_DT: 1 },
      unparsableDates: { OPEN_DT: 1, TARGET_DT: 0, CLOSED_DT: 1 },
    })
  })
  test('compares dates by the wall clock', () => {
    const found = dataOf(
      { CLOSED_DT: '01/05/2015 07:59:59 AM' },
      { CLOSED_DT: '01/05/2015 08:00:00 AM' },
      { TARGET_DT: '01/05/2015 07:59:59 AM' },
      { CLOSED_DT: '', TARGET_DT: '' },
      { OPEN_DT: '' },
    )
    expect(found).toMatchObject({ closedBeforeOpened: 1, closedInSameSecondAsOpened: 1, targetBeforeOpened: 1 })
  })
  test('counts times that the clock never showed or showed twice', () => {
    expect(dataOf({ OPEN_DT: '03/08/2015 02:30:00 AM' }, { TARGET_DT: '11/01/2015 01:30:00 AM' })).toMatchObject({
      timesInSkippedDstHour: { OPEN_DT: 1, TARGET_DT: 0, CLOSED_DT: 0 },
      timesInRepeatedDstHour: { OPEN_DT: 0, TARGET_DT: 1, CLOSED_DT: 0 },
    })
  })
  test('finds a status that does not fit the dates', () => {
    expect(dataOf({ CASE_STATUS: 'Open' }, { CLOSED_DT: '' }, { CASE_STATUS: 'Reopened' }, open)).toMatchObject({
      statusOpenWithClosedDt: 1,
      statusClosedWithoutClosedDt: 1,
      statusNeitherOpenNorClosed: 1,
    })
  })
  test('finds reasons on open cases and closed cases without one', () => {
    expect(dataOf({ CLOSURE_REASON: ' ' }, { ...open, CLOSURE_REASON: 'Case Closed' }, open)).toMatchObject({
      closureReasonMissingOnClosedCase: 1,
      closureReasonPresentOnOpenCase: 1,
    })
  })
  test('counts what the mapping asks to be counted', () => {
    const stamped = 'Case Closed. Closed date : 2015-01-07 08:00:00.123 Duplicate of Existing Case'
    expect(
      dataOf({ CLOSURE_REASON: 'Case Closed Duplicate of Existing Case' }, { CLOSURE_REASON: stamped }, {}),
    ).toMatchObject({
      closureReasonBeginsCaseClosedDuplicate: 1,
      closureReasonDuplicateAfterDateStamp: 1,
      closureReasonMentionsDuplicateAnywhere: 2,
    })
  })
  test('compares the date inside a text with the completion, to the second', () => {
    const stamp = (at: string) => ({ CLOSURE_REASON: `Case Closed. Closed date : ${at} Case Resolved` })
    const found = dataOf(
      stamp('2015-01-07 08:00:00.99'),
      stamp('2015-01-07 08:00:01.0'),
      { ...open, ...stamp('2015-01-07 08:00:00.0') },
      stamp('2015-02-30 08:00:00.0'),
    )
    expect(found).toMatchObject({
      closureStamp: { present: 3, equalsClosedDt: 1, differsFromClosedDt: 1, onOpenCase: 1 },
    })
  })
  test('tells points that are nowhere, and the one that stands for unknown', () => {
    const point = (LATITUDE: string, LONGITUDE: string) => ({ LATITUDE, LONGITUDE })
    const unknown = point('42.35940', '-71.0587')
    const nowhere = [
      point('', '-71'),
      point('91', '-71'),
      point('42', '-180.1'),
      point('42,3', '-71'),
      point('4e1', '-71'),
    ]
    expect(dataOf(...nowhere, unknown, { ...unknown, Location: '' }, point('+42.0', '180'))).toMatchObject({
      invalidCoordinates: 5,
      placeholderCoordinates: 2,
      placeholderCoordinatesWithBlankLocation: 1,
    })
  })
  test('of a city with fewer columns has the part every city has', () => {
    const { dataQuality, cityVerdict } = reportOn([], xinghaiMapping())
    expect(cityVerdict).toBeUndefined()
    expect(Object.keys(dataQuality).toSorted()).toStrictEqual(
      [
        ...['rows', 'distinctIds', 'idsOccurringMoreThanOnce', 'surplusRowsFromDuplicateIds'],
        ...['blank承办单位', 'blank街道', 'blankDates', 'unparsableDates'],
        ...['timesInSkippedDstHour', 'timesInRepeatedDstHour'],
        ...['closedBeforeOpened', 'closedInSameSecondAsOpened', 'targetBeforeOpened'],
        ...['处理结果PresentOnOpenCase', '处理结果MissingOnClosedCase'],
      ].toSorted(),
    )
  })
})

describe('the city’s own verdict', () => {
  const late = { CLOSED_DT: '01/10/2015 08:00:00 AM' }
  const noTarget = { TARGET_DT: '' }

  test('is set beside ours, made of the rows alone, as of the last completion', () => {
    const { crossTable } = cityOf(
      {},
      { ...late, OnTime_Status: 'OVERDUE' },
      { ...late, OnTime_Status: ' ' },
      noTarget,
      { ...open, TARGET_DT: '01/10/2015 07:59:59 AM', OnTime_Status: 'OVERDUE' },
      { ...open, TARGET_DT: '01/10/2015 08:00:00 AM' },
      { ...open, ...noTarget },
    )
    expect(crossTable).toStrictEqual([
      { verdict: 'late', state: 'closed', cityStatus: '(blank)', cases: 1 },
      { verdict: 'late', state: 'closed', cityStatus: 'OVERDUE', cases: 1 },
      { verdict: 'noTarget', state: 'closed', cityStatus: 'ONTIME', cases: 1 },
      { verdict: 'noTarget', state: 'open', cityStatus: 'ONTIME', cases: 1 },
      { verdict: 'onTime', state: 'closed', cityStatus: 'ONTIME', cases: 1 },
      { verdict: 'openOverdue', state: 'open', cityStatus: 'OVERDUE', cases: 1 },
      { verdict: 'pending', state: 'open', cityStatus: 'ONTIME', cases: 1 },
    ])
  })
  test('agrees on closed cases or is named with the line; blanks and cases without target are not compared', () => {
    const { closedWithTarget } = cityOf(
      {},
      { OnTime_Status: 'OVERDUE' },
      { OnTime_Status: '' },
      { ...late, OnTime_Status: '' },
      { ...late, OnTime_Status: 'overdue' },
      { ...noTarget, OnTime_Status: '' },
    )
    expect(closedWithTarget).toStrictEqual({
      cases: 5,
      cityStatusBlank: 2,
      cityStatusBlankByVerdict: { onTime: 1, late: 1 },
      compared: 3,
      agree: 1,
      exceptions: [
        { line: 3, id: '1', verdict: 'onTime', cityStatus: 'OVERDUE' },
        { line: 6, id: '4', verdict: 'late', cityStatus: 'overdue' },
      ],
    })
  })
  test('agrees on open cases with a target; a case without one is on time for the city', () => {
    const due = (day: string, status: string) => ({
      ...open,
      TARGET_DT: `01/${day}/2015 08:00:00 AM`,
      OnTime_Status: status,
    })
    const { open: found } = cityOf(
      {}, // closed on the 7th: as of then
      due('06', 'OVERDUE'),
      due('05', 'OVERDUE'),
      due('06', 'ONTIME'),
      due('08', 'ONTIME'),
      due('06', ''),
      { ...open, ...noTarget },
      { ...open, ...noTarget, OnTime_Status: 'OVERDUE' },
    )
    expect(found).toStrictEqual({
      cases: 7,
      cityStatusBlank: 1,
      withTargetCompared: 4,
      withTargetAgree: 3,
      withTargetShare: 0.75,
      withTargetExceptions: [{ line: 5, id: '3', verdict: 'openOverdue', cityStatus: 'ONTIME' }],
      withoutTarget: 2,
      withoutTargetCityOntime: 1,
      shareOfAllOpenByVerdictAlone: 0.5,
      shareOfAllOpenWithRuleNoTargetIsOntime: 0.6667,
      latestTargetCalledOverdue: '2015-01-06T08:00:00',
      earliestTargetCalledOntime: '2015-01-06T08:00:00',
    })
  })
  test('of a file without any case compares nothing', () => {
    expect(cityOf()).toMatchObject({
      crossTable: [],
      closedWithTarget: { cases: 0, compared: 0 },
      open: { withTargetShare: null, latestTargetCalledOverdue: null },
    })
  })
  test('keeps a hundred cases that differ, and counts all', () => {
    const { closedWithTarget } = cityOf(...Array.from({ length: 120 }, () => ({ OnTime_Status: 'OVERDUE' })))
    expect(closedWithTarget).toMatchObject({ compared: 120, agree: 0 })
    expect(closedWithTarget.exceptions).toHaveLength(100)
  })
})

describe('the summary', () => {
  test('says each number with what it means', () => {
    const lines = qualitySummary(
      reportOn([
        { CLOSED_DT: '01/05/2015 07:59:59 AM', neighborhood: '' },
        { TARGET_DT: 'soon', CLOSED_DT: '' },
        { OnTime_Status: 'OVERDUE' },
        { OnTime_Status: '' },
        { ...open, TARGET_DT: '01/06/2015 08:00:00 AM', OnTime_Status: 'OVERDUE' },
      ]),
      1,
    )
    const line = (name: string) =>
      lines
        .find((one) => one.trimStart().startsWith(name))
        ?.trim()
        .replace(/ {2,}/g, ' | ')
    expect(line('closed before')).toMatch(/^closed before opened \| 1 \| .*the verdict stands/)
    expect(line('unparsable')).toMatch(/^unparsable dates \| 1 \| .*\(TARGET_DT 1\)$/)
    expect(line('blank neighborhood')).toMatch(/^blank neighborhood \| 1 \| shown as \(blank\)/)
    expect(line('marked')).toMatch(/^marked as duplicates \| 1 \| /)
    expect(line('placeholder')).toMatch(/^placeholder coordinates \| 0 \| .*never a hot spot/)
    expect(line('agreeing')).toBe(
      "agreeing with the city's verdict | 2 | 66.7% of the 3 cases with a deadline and a verdict",
    )
    expect(line('without')).toBe("without the city's verdict | 1 | not compared")
  })
  test('of a city that gives no verdict does not speak of one', () => {
    expect(qualitySummary(reportOn([], xinghaiMapping()), 0).join()).not.toContain('verdict |')
  })
})
