import { describe, expect, test } from '@jest/globals'
import { intakeCommands, standardChannels } from '@huiyin/contracts/intake'
import { checkTable } from './check-table.js'
import type { BulkChannel } from './columns.js'
import { MOST_ROWS } from './limits.js'
import type { Cell } from './read-cell.js'
import type { Mistake } from './said.js'

const PATROL: BulkChannel = {
  ...{ code: 'patrol', zh: '巡查', en: 'patrol' },
  fields: [
    { code: 'people', zh: '人数', en: 'people', kind: 'number', required: true },
    { code: 'seenAt', zh: '发现时间', en: 'seen at', kind: 'instant', required: false },
    { code: 'dirty', zh: '是否有垃圾', en: 'litter', kind: 'yesNo', required: false },
    {
      ...{ code: 'bank', zh: '河岸', en: 'bank', kind: 'choice', required: false },
      choices: [
        { code: 'left', zh: '左岸', en: 'left bank' },
        { code: 'right', zh: '右岸', en: 'right bank' },
      ],
    },
  ],
}
const FOR = { tenant: 'county', zone: 'Asia/Shanghai', channel: PATROL }
const HEADINGS = [
  '外部编号',
  '概括*',
  '反映人原话',
  '是否具名*',
  '姓名',
  '联系方式',
  '人数*',
  '发现时间',
  '是否有垃圾',
  '河岸',
]
const clean = (number: string | null = null): Cell[] => [
  number,
  '河边有垃圾',
  '示例原话',
  '实名',
  '示例甲',
  '00000000001',
  2,
  '2026-03-02 09:30',
  '是',
  '左岸',
]
/** The clean row with some cells changed, by heading. */
const row = (changed: Readonly<Record<string, Cell>>, number: string | null = null): Cell[] =>
  clean(number).map((cell, index) => {
    const heading = HEADINGS[index]?.replace('*', '') ?? ''
    return heading in changed ? (changed[heading] ?? null) : cell
  })
const check = (...rows: readonly (readonly Cell[])[]) => checkTable({ sheet: '来件', rows: [HEADINGS, ...rows] }, FOR)
const cellsOf = (mistakes: readonly Mistake[]) =>
  mistakes.map(({ row: number, column, allowed }) => `${column ?? ''}${number} ${allowed.en}`)

describe('the dry run of a spreadsheet', () => {
  test('S4-33 makes of a clean row the input of ReceiveReport, its fields by kind and what the reporter said to be sealed', () => {
    const { rows, mistakeCount } = check(clean('H-1'))
    expect(mistakeCount).toBe(0)
    const { itemId, reportId } = rows[0]!.ids
    const input = {
      ...{ itemId, reportId, channel: 'patrol', reporter: 'named', summary: '河边有垃圾' },
      ...{ category: null, place: null, outsideNumber: 'H-1' },
      fields: { people: 2, seenAt: '2026-03-02T01:30:00.000Z', dirty: true, bank: 'left' },
      personal: { name: '示例甲', contact: '00000000001', address: null, text: '示例原话' },
    }
    expect(rows[0]?.input).toStrictEqual(input)
    expect(intakeCommands.ReceiveReport.input.parse(input)).toStrictEqual(input)
  })
  test('tells every mistake of every row at once, by the cell it stands in, from left to right', () => {
    const { rows, mistakes } = check(
      row({ 概括: null, 是否具名: '不知道', 人数: '两个' }),
      clean('H-2'),
      row({ 人数: null, 发现时间: '昨天', 是否有垃圾: '也许', 河岸: '中间' }),
    )
    expect(cellsOf(mistakes)).toStrictEqual([
      'B2 has to be filled in',
      'D2 one of: named, anonymous, staff',
      'G2 a number from 0 to 1,000,000,000',
      'G4 has to be filled in',
      'H4 a local day and time, as 2026-03-02 09:30',
      'I4 yes or no',
      'J4 one of: left bank, right bank',
    ])
    expect(mistakes[1]).toMatchObject({ sheet: '来件', found: '不知道', heading: { zh: '是否具名' } })
    expect(rows.map(({ row: number }) => number)).toStrictEqual([3])
  })
  test('keeps the limits of the command: 500 characters of a summary, 80 of a number, 5,000 of his own words', () => {
    const long = (length: number) => '长'.repeat(length)
    expect(check(row({ 概括: long(500), 反映人原话: long(5_000) }, long(80))).mistakeCount).toBe(0)
    const { mistakes } = check(row({ 概括: long(501), 反映人原话: long(5_001) }, long(81)))
    expect(mistakes.map(({ column }) => column)).toStrictEqual(['A', 'B', 'C'])
  })
  test('S3-69 repeats nothing of what would be sealed, and cuts what it repeats', () => {
    const { mistakes } = check(row({ 反映人原话: '秘密'.repeat(3_000), 是否具名: '不知道'.repeat(30) }))
    expect(mistakes.map(({ column, found }) => [column, found?.length ?? null])).toStrictEqual([
      ['C', null],
      ['D', 41],
    ])
  })
  test.each([
    ['the name', '示例甲说河边有垃圾'],
    ['the contact', '河边有垃圾，电话00000000001'],
    ['a mobile number', '河边有垃圾，找13900000000'],
    ['the number of an identity card', '河边有垃圾，证号11010120000101000X'],
  ])('S3-69 does not take %s of a reporter in a summary that every unit reads', (_, summary) => {
    expect(check(row({ 概括: summary })).mistakes.map(({ column }) => column)).toStrictEqual(['B'])
  })
  test('of an anonymous report a name or a contact is a mistake, not something to be dropped in silence', () => {
    expect(cellsOf(check(row({ 是否具名: '匿名' })).mistakes)).toStrictEqual([
      expect.stringMatching(/^E2 of an anonymous report/),
      expect.stringMatching(/^F2 of an anonymous report/),
    ])
  })
  test('names the row that has the same outside number, and one that is the same in every cell', () => {
    const { mistakes } = check(clean('H-1'), row({ 人数: 3 }, 'H-1'), clean(), clean())
    expect(cellsOf(mistakes)).toStrictEqual([
      'A3 row 2 has this outside number already',
      '5 the same as row 4; if these are two matters, give each an outside number of its own',
    ])
  })
  test('a number so long that the spreadsheet has rounded it is refused, with what to do', () => {
    const { mistakes } = check(row({ 外部编号: 2_026_030_200_000_123_000 }))
    expect(cellsOf(mistakes)).toStrictEqual([expect.stringMatching(/^A2 the number is too long/)])
  })
  test('takes only a category that may be chosen, by its code or its name, where there is a list', () => {
    const categories = [{ code: 'C5', zh: '市容环境', en: 'cleanliness' }]
    const taken = (category: string) =>
      checkTable(
        {
          sheet: 's',
          rows: [
            [...HEADINGS, '类别'],
            [...clean(), category],
          ],
        },
        { ...FOR, categories },
      )
    expect(['C5', '市容环境', 'C5 市容环境'].map((one) => taken(one).rows[0]?.input.category)).toStrictEqual([
      'C5',
      'C5',
      'C5',
    ])
    expect(taken('C99').mistakes.map(({ column, found }) => [column, found])).toStrictEqual([['K', 'C99']])
  })
})

describe('the headings of a spreadsheet', () => {
  test('may stand in any order, in English or as the paths of the command, below a title, and rows may be empty', () => {
    const { rows, mistakeCount } = checkTable(
      {
        sheet: 's',
        rows: [['三月来件'], ['people', 'Summary *', 'reporter'], [], [1, '河边有垃圾', 'staff'], [null, ' ', null]],
      },
      FOR,
    )
    expect(mistakeCount).toBe(0)
    expect(rows.map(({ row: number, input }) => [number, input.reporter])).toStrictEqual([[4, 'staff']])
  })
  test('that nobody knows, that stand twice or are missing are named beside the mistakes of the rows', () => {
    const { mistakes } = checkTable(
      {
        sheet: 's',
        rows: [
          ['概括', '概括', '颜色', null, '是否具名'],
          ['一', '二', '红', '四', '谁'],
        ],
      },
      FOR,
    )
    expect(cellsOf(mistakes)).toStrictEqual([
      'B1 this column stands twice; keep one',
      expect.stringMatching(/^C1 there is no such column; .*people/),
      'D1 there is something in this column and no heading above it',
      expect.stringMatching(/^1 the sheet lacks this column/),
      'E2 one of: named, anonymous, staff',
    ])
  })
  test('without a report below them are said to be so, and more rows than may be sent are refused', () => {
    expect(cellsOf(check().mistakes)).toStrictEqual(['1 there is no report in the sheet'])
    const many = Array.from({ length: MOST_ROWS + 1 }, (_, index) => clean(`H-${index}`))
    expect(cellsOf(check(...many).mistakes)).toStrictEqual([`1 at most ${MOST_ROWS} rows at a time; split the file`])
    expect(check(...many.slice(1)).rows).toHaveLength(MOST_ROWS)
  })
})

describe('the ids of a row', () => {
  const idsOf = (rows: readonly (readonly Cell[])[], about: Partial<typeof FOR> = {}) =>
    checkTable({ sheet: 's', rows: [HEADINGS, ...rows] }, { ...FOR, ...about }).rows.map(({ ids }) => ids.itemId)

  test('are the same by its outside number, whatever else stands in the file', () => {
    const [alone] = idsOf([clean('H-1')])
    expect(idsOf([clean('H-0'), row({ 人数: 9 }, 'H-1')])[1]).toBe(alone)
    expect(idsOf([clean('H-1')], { tenant: 'other' })[0]).not.toBe(alone)
    expect(idsOf([clean('H-1')], { channel: { ...PATROL, code: 'other' } })[0]).not.toBe(alone)
  })
  test('are without a number the same whenever the same file is read, and others in another file or row', () => {
    const file = [clean(), row({ 人数: 3 })]
    const ids = idsOf(file)
    expect(new Set(ids).size).toBe(2)
    expect(idsOf(file)).toStrictEqual(ids)
    expect(idsOf([...file, row({ 人数: 4 })])[0]).not.toBe(ids[0])
  })
  test('S3-69 are made of nothing that is sealed, so that nobody finds a reporter by trying names', () => {
    const other = { 姓名: '示例乙', 联系方式: '00000000009', 反映人原话: '别的话' }
    expect(idsOf([row(other)])).toStrictEqual(idsOf([clean()]))
  })
  test('are ids as the contracts ask for them, for every channel of the model', () => {
    for (const channel of standardChannels) {
      const required = channel.fields.filter((field) => field.required)
      const rows = [
        ['summary', 'reporter', ...required.map(({ code }) => `fields.${code}`)],
        ['概括', '匿名', ...required.map(({ kind }) => (kind === 'number' ? 1 : '示例'))],
      ]
      const { rows: taken, mistakes } = checkTable({ sheet: 's', rows }, { ...FOR, channel })
      expect(mistakes).toStrictEqual([])
      expect(taken[0]?.ids.receiveId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })
})
