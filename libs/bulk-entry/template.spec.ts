import { describe, expect, test } from '@jest/globals'
import { standardChannels } from '@huiyin/contracts/intake'
import readWorkbook from 'read-excel-file/universal'
import { checkTable } from './check-table.js'
import { columnsOf, headingText, type BulkChannel } from './columns.js'
import { readTable } from './read-table.js'
import { templateCsv, templateWorkbook } from './template.js'

const VISIT = standardChannels.find(({ code }) => code === 'visit')!
const sheetsOf = async (bytes: Uint8Array<ArrayBuffer>) => readWorkbook(bytes.buffer)

describe('the template of a channel', () => {
  test('S4-41 has a column for what every report has and for each field, what is required starred, and a sheet that explains them', async () => {
    const [reports, explained] = await sheetsOf(await templateWorkbook(VISIT))
    expect(reports?.sheet).toBe('来件')
    expect(reports?.data[0]).toStrictEqual([
      ...['外部编号', '概括*', '反映人原话', '是否具名*', '姓名', '联系方式', '住址', '地点', '类别'],
      ...['来访人数*', '接访领导'],
    ])
    expect(explained?.sheet).toBe('填写说明')
    expect(explained?.data.slice(0, 5)).toStrictEqual([
      ['列', '必填', '封存', '填写要求'],
      ['外部编号', null, null, '一行，不超过80字'],
      ['概括', '是', null, '不超过500字的文字'],
      ['反映人原话', null, '是', '不超过5000字的文字'],
      ['是否具名', '是', null, '其中之一：实名、匿名、工作人员'],
    ])
  })
  test.each(['zh', 'en'] as const)('gives the same headings as XLSX and as CSV (%s)', async (language) => {
    const workbook = await readTable({ name: 'a', bytes: await templateWorkbook(VISIT, [], language) })
    const csv = await readTable({ name: 'a', bytes: new TextEncoder().encode(templateCsv(VISIT, [], language)) })
    const [one, other] = [workbook, csv].map((read) => (read.ok ? read.table.rows[0] : read.refusal.en))
    expect(one).toStrictEqual(columnsOf(VISIT).map((column) => headingText(column, language)))
    expect(other).toStrictEqual(one)
  })
  test.each(standardChannels)('$code ($zh) has headings that are known when it is read again', (channel) => {
    for (const language of ['zh', 'en'] as const) {
      const rows = [columnsOf(channel).map((column) => headingText(column, language))]
      const { mistakes } = checkTable({ sheet: 's', rows }, { tenant: 't', zone: 'Asia/Shanghai', channel })
      expect(mistakes.map(({ allowed }) => allowed.en)).toStrictEqual(['there is no report in the sheet'])
    }
  })
  test('is a CSV that Excel in China opens: UTF-8 with its mark, CRLF', () => {
    expect(templateCsv(VISIT)).toMatch(/^\uFEFF外部编号,概括\*,[^\n]*\r\n$/)
  })
  test('tells fields apart that are called like another column or like each other', () => {
    const field = { kind: 'line', required: false } as const
    const channel: BulkChannel = {
      ...{ code: 'x', zh: '渠道', en: 'channel' },
      fields: [
        { code: 'one', zh: '地点', en: 'Place', ...field },
        { code: 'two', zh: '桥', en: 'bridge', ...field },
        { code: 'three', zh: '桥', en: 'bridge', ...field },
      ],
    }
    const headings = columnsOf(channel).map(({ heading }) => heading.zh)
    expect(headings.slice(-3)).toStrictEqual(['地点（one）', '桥', '桥（three）'])
    expect(new Set(headings).size).toBe(headings.length)
  })
  test('lists the categories that may be chosen, where there are some', async () => {
    const [, explained] = await sheetsOf(
      await templateWorkbook(VISIT, [{ code: 'C5', zh: '市容环境', en: 'cleanliness' }]),
    )
    expect(explained?.data.find(([name]) => name === '类别')?.[3]).toBe('其中之一：市容环境')
  })
})
