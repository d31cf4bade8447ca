import { describe, expect, test } from '@jest/globals'
import type { EntryRow, LedgerKind, FilledValue } from '../../shared/api/schema.generated.js'
import { registerOf, type RegisterWords } from './register.js'

const words: RegisterWords = {
  ...{ language: 'zh', zone: 'Asia/Shanghai', say: (key) => key, unit: (id) => id ?? '', person: (id) => id ?? '' },
  word: (kind, code) => (code === null ? '' : `${kind}.${code}`),
}
const field = (code: string, kind: string) => ({
  ...{ code, kind, zh: `${code}称`, en: code, required: true },
  choices: null,
})
const kind = { fields: [field('measure', 'paragraph'), field('on', 'day')] } as unknown as LedgerKind
const value = (code: string, kindOf: string, text: string, more: Partial<FilledValue> = {}): FilledValue => ({
  ...{ code, zh: `${code}称`, en: code, kind: kindOf, value: text, choice: null, ...more },
})
const entry = (more: Partial<EntryRow> = {}): EntryRow =>
  ({
    ...{
      entryId: 'e',
      itemId: 'i',
      itemNumber: 'N-1',
      summary: '排队过久',
      summaryOwed: false,
      unitId: 'u',
      personId: 'p',
    },
    ...{
      state: 'handling',
      dueAt: '2026-10-12T15:59:59.999Z',
      ...{ provisional: false, rederivationDueAt: null, passedOn: 0, vacantSince: null },
      openedAt: '2026-10-01T00:00:00.000Z',
    },
    ...{ outcome: null, closedAt: null, sponsorId: null, ledgerFields: [], remedies: null, ledger: 'problem' },
    ...more,
  }) as EntryRow
const cellsOf = (rows: readonly EntryRow[], first = 1) => {
  const register = registerOf({ kind, rows, first }, words)
  return register.rows.map(({ cells }) =>
    Object.fromEntries(cells.map((cell, at) => [register.columns[at]!.key, cell])),
  )
}

describe('a ledger of any kind as a register', () => {
  test('S3-23 has each field of its kind under its heading, between what every entry has', () => {
    const { columns, rows } = registerOf({ kind, rows: [entry()], first: 1 }, words)
    expect(columns.map(({ key }) => key)).toStrictEqual([
      ...['serial', 'number', 'summary', 'field-measure', 'field-on', 'measures', 'unit', 'person', 'sponsor'],
      ...['due', 'state', 'closed', 'outcome'],
    ])
    expect(columns[3]?.title).toBe('measure称')
    expect(rows[0]?.cells).toHaveLength(columns.length)
  })
  test('a field of an older definition is not lost', () => {
    const old = entry({ ledgerFields: [value('standard', 'paragraph', '一月内')] })
    expect(cellsOf([entry(), old]).map((cells) => cells['field-standard'])).toStrictEqual([null, '一月内'])
  })
  test('values keep their kind: numbers, days and moments of the zone, yes and no, choices in words', () => {
    const choice = { zh: '进度滞后', en: 'late progress' }
    const ledgerFields = [
      ...[value('n', 'number', '12.5'), value('on', 'day', '2026-03-02'), value('y', 'yesNo', 'false')],
      ...[value('at', 'instant', '2026-03-02T01:00:00.000Z'), value('c', 'choice', 'late', { choice })],
    ]
    expect(cellsOf([entry({ ledgerFields })])[0]).toMatchObject({
      ...{ 'field-n': 12.5, 'field-on': { wall: '2026-03-02' }, 'field-y': 'ledgers.no' },
      ...{ 'field-at': { wall: '2026-03-02T09:00' }, 'field-c': '进度滞后' },
    })
  })
  test('a deadline is the day of the zone, with its mark where it is provisional; without one it is empty', () => {
    const rows = [entry(), entry({ provisional: true }), entry({ dueAt: null })]
    expect(cellsOf(rows).map(({ due }) => due)).toStrictEqual([
      ...[{ wall: '2026-10-12' }, { wall: '2026-10-12', mark: 'ledgers.provisionalMark' }, null],
    ])
  })
  test('S0-23 what is planned against symptom and cause stands in one cell, each on a line', () => {
    const remedies = { fix: '增设窗口', establish: '预警制度', rootCause: null }
    const [planned, none] = cellsOf([entry({ remedies }), entry()])
    expect(planned?.['measures']).toBe('ledgers.fix增设窗口\nledgers.establish预警制度')
    expect(none?.['measures']).toBeNull()
  })
  test('serial numbers go on from page to page', () => {
    expect(cellsOf([entry(), entry()], 51).map(({ serial }) => serial)).toStrictEqual([51, 52])
  })
  test('what the desk has not summarised yet says so, and never the sealed words', () => {
    expect(cellsOf([entry({ summaryOwed: true, summary: '网络来件' })])[0]?.['summary']).toBe('desk.summaryOwed')
  })
})
