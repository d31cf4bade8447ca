import { describe, expect, test } from '@jest/globals'
import type { StatementLine } from '../../shared/api/schema.generated.js'
import type { RegisterWords } from './register.js'
import { statementInput } from './statement-input.js'
import { checksIn, sheetOf } from './statement-paper.js'

const words: RegisterWords = {
  ...{ language: 'zh', zone: 'Asia/Shanghai', say: (key) => key, unit: (id) => id ?? '', person: (id) => id ?? '' },
  word: (kind, code) => (code === null ? '' : `${kind}.${code}`),
}
const line = (more: Partial<StatementLine> = {}): StatementLine => ({
  ...{ entryId: 'e', itemId: 'work-1', number: '重点-3', summary: '通村公路', personId: 'p', state: 'closedOut' },
  ...{ openedAt: '2019-12-31T16:00:00.000Z', dueAt: null, claimedAt: null, closedAt: null, outcome: 'solved' },
  ...{ evidence: 2, carriedFrom: 2019, check: 'matched', stateNow: 'reopened', voidedSince: [] },
  ...more,
})
const cellsOf = (one: StatementLine) => {
  const { columns, rows } = sheetOf({ lines: [one] }, words)
  return Object.fromEntries(columns.map(({ key }, at) => [key, rows[0]!.cells[at]]))
}

describe('a statement of a yearly ledger on paper', () => {
  test('S4-64 tells how each entry stood then beside how it stands now, and on how many files', () =>
    expect(cellsOf(line())).toStrictEqual({
      ...{ serial: 1, number: '重点-3', summary: '通村公路', person: 'p', carried: 2019, due: null },
      ...{ openedOn: { wall: '2020-01-01' }, stateThen: 'entryState.closedOut', outcome: 'result.solved' },
      ...{ evidence: 2, check: 'ledgerCheck.matched', stateNow: 'entryState.reopened', voided: null },
    }))
  test('S4-64 what was voided since stands beside it, each on a line with who and why', () => {
    const one = { type: 'AcceptancePassed', voidedAt: '2020-09-30T16:00:00.000Z', voidedBy: 's', reason: '有误' }
    expect(cellsOf(line({ voidedSince: [one, { ...one, type: 'EntryClosedOut' }] }))['voided']).toBe(
      ['2020-10-01 s ledgers.years.voided有误', '2020-10-01 s ledgers.years.voided有误'].join('\n'),
    )
  })
  test('counts its lines by what the comparison said, and leaves out what there is none of', () => {
    const lines = [line(), line({ check: 'open' }), line({ check: 'open' })]
    expect(checksIn({ lines })).toStrictEqual([['matched', 1] as const, ['open', 2] as const])
  })
})

describe('what is sent for a statement', () => {
  test('S3-24 an opening says unit, kind, year and campaign', () =>
    expect(
      statementInput({ command: 'OpenLedger', year: 2026 }, { unitId: 'u', ledger: 'keyWork', text: ' 立账 ' }, 's3@2'),
    ).toStrictEqual({ year: 2026, unitId: 'u', ledger: 'keyWork', text: '立账', campaign: 's3' }))
  test('S3-25 a report says the ledger and the quarter, and nothing of the form of an opening', () =>
    expect(
      statementInput({ command: 'ReportLedger', ledgerId: 'l', quarter: 2 }, { text: '二季度' }, 's3'),
    ).toStrictEqual({ ledgerId: 'l', quarter: 2, text: '二季度' }))
})
