import { describe, expect, test } from '@jest/globals'
import { isReceiptOf, readCode } from '@huiyin/citizen'
import { hasCode, idsOf, receiptsOf } from './receipts.js'
import { demoMatters } from './year.js'

const DAYS = 100
const matters = demoMatters(DAYS, 7)
const receipts = receiptsOf(matters, DAYS - 1)

describe('the tracking codes of the demonstration', () => {
  test('show an item that was answered, one in hand and one overdue', () =>
    expect(receipts.map(({ en }) => en)).toStrictEqual(['answered', 'in hand', 'overdue']))
  test('are the receipts of matters that came over the citizens’ pages', () => {
    const found = receipts.map(({ code }) =>
      matters.find((matter) => {
        const { item: itemId, report: reportId } = idsOf(matter)
        return isReceiptOf(readCode(code)!, { itemId, reportId })
      }),
    )
    expect(found.map((matter) => matter && hasCode(matter))).toStrictEqual([true, true, true])
  })
  test('what came another way has the ids of its number, and no code leads to it', () => {
    const letter = matters.find((matter) => !hasCode(matter))!
    expect(idsOf(letter)).toStrictEqual({ item: `demo-${letter.n}`, report: `demo-report-${letter.n}` })
  })
})
