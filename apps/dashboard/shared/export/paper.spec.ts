import { describe, expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { docxOf } from './docx.js'
import { readable, type Paper } from './paper.js'
import { xlsxOf } from './xlsx.js'

const columns = ['序号', '措施', '期限', '时刻', '比例', '人', '备注'].map((title) => ({
  key: title,
  title,
  width: 10,
}))
const paper: Paper = {
  ...{ title: '问题台账', unit: '示范一局', columns, signatures: ['填报人', '审核人', '负责人'] },
  lines: [
    ['筛选', '已超期 · 示范一局'],
    ['数据截至', '2026-10-12 17:30 (Asia/Shanghai)'],
  ],
  rows: [
    [1, '=1+1', { wall: '2026-10-12' }, { wall: '2026-10-12T17:30' }, 0.5, null, '+86'],
    [2, '一\n二', { wall: '2027-01-08', mark: '（暂定）' }, null, 0, '@某', '-5'],
  ],
}
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer())
const partsOf = async (file: Blob) => {
  const parts = unzipSync(await bytesOf(file))
  return (name: string) => strFromU8(parts[name]!)
}

describe('a register on a sheet', () => {
  const read = async () => {
    const sheets = await readXlsxFile(Buffer.from(await bytesOf(await xlsxOf(paper))))
    return sheets[0]!
  }
  test('S3-25 says above the table whose it is, what was chosen and as of when', async () => {
    const { sheet, data } = await read()
    expect(sheet).toBe('问题台账')
    expect(data[0]![0]).toBe('示范一局 问题台账')
    expect(data[1]![0]).toBe('筛选：已超期 · 示范一局　数据截至：2026-10-12 17:30 (Asia/Shanghai)')
    expect(data[2]).toStrictEqual(columns.map(({ title }) => title))
  })
  test('numbers are numbers, days and moments are dates of the wall clock, nothing known is empty', async () => {
    const { data } = await read()
    const [day, moment] = [new Date('2026-10-12T00:00:00.000Z'), new Date('2026-10-12T17:30:00.000Z')]
    expect(data[3]).toStrictEqual([1, '=1+1', day, moment, 0.5, null, '+86'])
    expect(data[4]!.slice(0, 4)).toStrictEqual([2, '一\n二', new Date('2027-01-08T00:00:00.000Z'), null])
  })
  test('a provisional deadline says so and stays a date', async () => {
    const part = await partsOf(await xlsxOf(paper))
    expect(part('xl/styles.xml')).toContain('yyyy-mm-dd&quot;（暂定）&quot;')
  })
  test('text that looks like a formula is none, and is of the format that stays text when it is edited', async () => {
    const part = await partsOf(await xlsxOf(paper))
    const sheet = part('xl/worksheets/sheet1.xml')
    expect(sheet).not.toMatch(/<f[ >]/)
    const styles = part('xl/styles.xml')
    const asText = /numFmtId="(\d+)" formatCode="@"/.exec(styles)?.[1]
    const ofStyle = [...styles.split('<cellXfs')[1]!.matchAll(/<xf ([^>]*)>/g)].map(
      ([, said]) => /numFmtId="(\d+)"/.exec(said!)?.[1],
    )
    const dangerous = ['B4', 'G4', 'F5', 'G5'].map((cell) => {
      const [, style, type] = new RegExp(`<c r="${cell}" s="(\\d+)" t="(\\w+)"`).exec(sheet)!
      return [ofStyle[Number(style)], type]
    })
    expect(asText).toBeDefined()
    expect(dangerous).toStrictEqual(dangerous.map(() => [asText, 's']))
  })
  test('the head stays in sight, and the page lies across', async () => {
    const sheet = (await partsOf(await xlsxOf(paper)))('xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<pane ySplit="3"[^>]*state="frozen"/)
    expect(sheet).toContain('orientation="landscape"')
  })
})

describe('a register as a document', () => {
  const words = { annex: '附件：问题台账', unsealed: '（待用印）', date: '　　年　月　日' }
  const documentOf = async (one: Paper) => (await partsOf(await docxOf(one, words)))('word/document.xml')
  const millimetres = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4)
  const sectionsIn = (xml: string) =>
    [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([section]) => {
      const of = (name: string) => new RegExp(`w:${name}="([^"]+)"`).exec(section)?.[1]
      return {
        size: [millimetres(of('w')), millimetres(of('h'))],
        margins: ['top', 'right', 'bottom', 'left'].map((side) => millimetres(of(side))),
        ...{ grid: [of('linePitch'), of('charSpace')], type: /w:docGrid[^>]*w:type="(\w+)"/.exec(section)?.[1] },
        turned: of('orient') === 'landscape',
      }
    })
  const grid = { grid: ['579', '-848'], type: 'linesAndChars' }

  test('has the page of GB/T 9704, and the wide table on a page that is turned', async () => {
    expect(sectionsIn(await documentOf(paper))).toStrictEqual([
      { size: [210, 297], margins: [37, 26, 35, 28], turned: false, ...grid },
      { size: [297, 210], margins: [28, 37, 26, 35], turned: true, ...grid },
    ])
  })
  test('a table that fits stands upright', async () => {
    const narrow = { ...paper, columns: columns.slice(0, 6), rows: paper.rows.map((row) => row.slice(0, 6)) }
    expect(sectionsIn(await documentOf(narrow)).map(({ turned }) => turned)).toStrictEqual([false, false])
  })
  test('the text is 3号 仿宋, the title 2号 小标宋, the head row comes again on each page and no row is cut', async () => {
    const xml = await documentOf(paper)
    expect(xml).toMatch(/w:eastAsia="仿宋_GB2312"[^>]*\/>.{0,80}<w:sz w:val="32"\/>/)
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/>.{0,80}<w:sz w:val="44"\/>/)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3)
  })
  test('every value stands in it, a provisional deadline with its mark, and it carries no seal', async () => {
    const part = unzipSync(await bytesOf(await docxOf(paper, words)))
    const texts = [...strFromU8(part['word/document.xml']!).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(
      ([, text]) => text,
    )
    const values = paper.rows.flat().map(readable).join('\n').split('\n').filter(Boolean)
    expect(values.filter((value) => !texts.includes(value))).toStrictEqual([])
    expect(texts).toEqual(expect.arrayContaining(['2027-01-08（暂定）', '（待用印）', '附件：问题台账', '示范一局']))
    expect(Object.keys(part).filter((name) => /\.(png|jpe?g|svg|gif)$/.test(name))).toStrictEqual([])
  })
  test('pages are numbered, even ones on the left', async () => {
    const part = await partsOf(await docxOf(paper, words))
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders')
    const sections = part('word/document.xml')
    const at = (kind: string) => {
      const id = new RegExp(`w:footerReference w:type="${kind}" r:id="(\\w+)"`).exec(sections)?.[1]
      const target = part('word/_rels/document.xml.rels')
        .match(/<Relationship [^>]*>/g)
        ?.find((one) => one.includes(`Id="${id}"`))
      return /w:jc w:val="(\w+)"/.exec(part(`word/${/Target="([^"]+)"/.exec(target!)?.[1]}`))?.[1]
    }
    expect([at('default'), at('even')]).toStrictEqual(['right', 'left'])
  })
})
