import { describe, expect, test } from '@jest/globals'
import { bostonMapping, bostonRecords, xinghaiMapping, type SampleRecord } from './fixtures/sample.js'
import { caseReader, rowReader, wrongColumns, type CaseRow, type RejectedRow } from './rows.js'
import type { Mapping } from './mapping.js'

const boston = bostonMapping()
const [sample] = bostonRecords(1) as [SampleRecord]
const plain: SampleRecord = { ...sample, TARGET_DT: '01/16/2015 08:30:00 AM', CLOSED_DT: '01/07/2015 04:17:43 PM' }

/** The cases these records of a file become, from line 2 on. */
const readAll = (records: readonly SampleRecord[], mapping: Mapping = boston): (CaseRow | RejectedRow)[] => {
  const [readRow, readCase] = [rowReader(mapping), caseReader(mapping)]
  return records.map((record, index) => {
    const values = Object.fromEntries(mapping.header.map((column) => [column, record[column] ?? '']))
    return readCase(readRow({ line: index + 2, values })!)
  })
}
const read = (changes: SampleRecord): CaseRow | RejectedRow => readAll([{ ...plain, ...changes }])[0]!

describe('a row of the file', () => {
  test('becomes a case with its moments in UTC', () => {
    expect(read({})).toStrictEqual({
      line: 2,
      id: '101000000000',
      receivedAt: '2015-01-05T13:00:00.000Z',
      dueAt: '2015-01-16T13:30:00.000Z',
      completedAt: '2015-01-07T21:17:43.000Z',
      outcome: 'Case Closed Case Resolved',
      outcomeCode: 'solved',
      summary: 'Case 0',
      unit: 'Public Works Department',
      category: 'Street Lights',
      place: 'Fenway / Kenmore',
      channel: 'Constituent Call',
      duplicate: false,
    })
  })
  test('of another city becomes one by its mapping alone', () => {
    const record = {
      编号: 'XH-2026-01',
      受理时间: '2026-03-30 17:30:00',
      办理期限: '2026-04-13 23:59:59',
      处理结果: '',
      标题: '路灯不亮',
      承办单位: '市政工程处',
      类别: '道路照明',
      街道: '',
      渠道: '12345热线',
    }
    expect(readAll([record], xinghaiMapping())).toStrictEqual([
      {
        line: 2,
        id: 'XH-2026-01',
        receivedAt: '2026-03-30T09:30:00.000Z',
        dueAt: '2026-04-13T15:59:59.000Z',
        completedAt: null,
        outcome: '-',
        outcomeCode: 'solved',
        summary: '路灯不亮',
        unit: '市政工程处',
        category: '道路照明',
        place: null,
        channel: '12345热线',
        duplicate: false,
      },
    ])
  })
  test('without deadline or completion is a case without them', () => {
    expect(read({ TARGET_DT: '', CLOSED_DT: '  ' })).toMatchObject({ dueAt: null, completedAt: null })
  })
  test('closed before it was opened stays a case as the file tells it', () => {
    expect(read({ CLOSED_DT: '01/05/2015 07:59:20 AM' })).toMatchObject({
      receivedAt: '2015-01-05T13:00:00.000Z',
      completedAt: '2015-01-05T12:59:20.000Z',
    })
  })
  test('keeps its values as they stand; what is empty but for spaces is blank', () => {
    expect(read({ SUBJECT: ' Parks', REASON: '  ', neighborhood: ' ', Source: '' })).toMatchObject({
      unit: ' Parks',
      category: '(blank)',
      place: null,
      channel: '(blank)',
    })
  })
  test.each([
    ['Case Closed Duplicate of Existing Case', true],
    ['Case Closed. Closed date : 2015-05-11 18:53:24.1 Duplicate of Existing Case', true],
    ['Case Closed Case Resolved', false],
    ['', false],
  ])('is flagged as a duplicate by what the city says: "%s"', (reason, duplicate) => {
    expect(read({ CLOSURE_REASON: reason })).toMatchObject({ duplicate })
  })
  test.each([
    ['Case Closed ROA: Refer to Other Agency', 'notOurs'],
    ['Case Closed Case Invalid', 'notSolvable'],
    ['Case Closed NOVIO: No Violation Found', 'notSolvable'],
    ['Case Closed', 'solved'],
  ])('has the outcome of the first pattern that matches: "%s" %s', (reason, outcomeCode) => {
    expect(read({ CLOSURE_REASON: reason })).toMatchObject({ outcomeCode })
  })
})

describe('the numbers of a file', () => {
  test('may repeat: every record is a case, the second of a number has a mark', () => {
    const ids = readAll([plain, { ...plain, CASE_ENQUIRY_ID: '7' }, plain, plain]).map(({ id }) => id)
    expect(ids).toStrictEqual(['101000000000', '7', '101000000000:2', '101000000000:3'])
  })
  test('repeat at most 99 times', () => {
    const rows = readAll(Array.from({ length: 100 }, () => plain))
    expect(rows.filter((row) => 'code' in row)).toStrictEqual([
      { line: 101, id: '101000000000:100', code: 'IdRepeatedTooOften', says: 'CASE_ENQUIRY_ID is "101000000000"' },
    ])
  })
})

describe('a row that is no case is rejected with its line and the reason', () => {
  test.each([
    ['IdNotANumber', { CASE_ENQUIRY_ID: 'A-17' }, 'CASE_ENQUIRY_ID is "A-17"'],
    ['IdNotANumber', { CASE_ENQUIRY_ID: '' }, 'CASE_ENQUIRY_ID is ""'],
    ['IdNotANumber', { CASE_ENQUIRY_ID: '9'.repeat(21) }, `CASE_ENQUIRY_ID is "${'9'.repeat(21)}"`],
    ['ReceivedMissing', { OPEN_DT: ' ' }, 'OPEN_DT is blank'],
    ['ReceivedUnreadable', { OPEN_DT: '2015-01-01' }, 'OPEN_DT is "2015-01-01", no date of MM/DD/YYYY hh:mm:ss A'],
    ['DueUnreadable', { TARGET_DT: 'soon' }, 'TARGET_DT is "soon", no date of MM/DD/YYYY hh:mm:ss A'],
    ['CompletedUnreadable', { CLOSED_DT: '\t' }, 'CLOSED_DT is "\t", no date of MM/DD/YYYY hh:mm:ss A'],
  ])('%s: %j', (code, changes: SampleRecord, says) => {
    const { CASE_ENQUIRY_ID: id = sample['CASE_ENQUIRY_ID'] } = changes
    expect(read(changes)).toStrictEqual({ line: 2, id, code, says })
  })
  test('IdNotACode, where numbers may have letters', () => {
    expect(readAll([{ 编号: '编号 1' }], xinghaiMapping())).toMatchObject([{ code: 'IdNotACode' }])
  })
  test('ColumnCountWrong', () => {
    const record = { line: 9, values: null }
    expect(rowReader(boston)(record)).toBeNull()
    expect(wrongColumns(boston, record)).toStrictEqual({
      line: 9,
      id: '',
      code: 'ColumnCountWrong',
      says: 'the record has not the 19 columns of the header',
    })
  })
})
