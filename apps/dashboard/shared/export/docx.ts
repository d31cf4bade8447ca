import { labelled, readable, type Paper } from './paper.js'

type Docx = typeof import('docx')

// GB/T 9704: A4, margins of 37, 28, 35 and 26 mm, 22 lines of 28 characters, 3号 (16 pt) 仿宋 in the text, 2号 (22 pt)
// in the title, page numbers of 4号 (14 pt), odd ones on the right and even ones on the left. Sizes are half points.

const A4 = { width: 11_906, height: 16_838 }
const GRID = { linePitch: 579, charSpace: -848 }
const SIZE = { title: 44, text: 32, foot: 28, table: 21 }
const fontOf = (eastAsia: string) => ({ eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman' })
const FONT = {
  title: fontOf('方正小标宋简体'),
  text: fontOf('仿宋_GB2312'),
  heading: fontOf('黑体'),
  foot: fontOf('宋体'),
}
/** A table wider than this does not fit between the margins of an upright page. */
const MOST_UPRIGHT = 6
const TYPE_AREA = { upright: 156, turned: 225 }

const margins = ({ convertMillimetersToTwip: mm }: Docx, turned: boolean) =>
  // a turned page has the same type area, turned: what was the top is on the right
  turned
    ? { top: mm(28), right: mm(37), bottom: mm(26), left: mm(35) }
    : { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28) }

const pageOf = (docx: Docx, turned: boolean) => ({
  page: {
    size: { ...A4, orientation: turned ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT },
    margin: margins(docx, turned),
  },
  grid: { ...GRID, type: docx.DocumentGridType.LINES_AND_CHARS },
})

const footersOf = ({ AlignmentType, Footer, PageNumber, Paragraph, TextRun }: Docx) => {
  const foot = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FONT.foot, size: SIZE.foot })],
        }),
      ],
    })
  return { default: foot('right'), even: foot('left') }
}

const titleOf = ({ AlignmentType, Paragraph, TextRun }: Docx, words: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: GRID.linePitch },
    children: [new TextRun({ text: words, font: FONT.title, size: SIZE.title })],
  })

const tableOf = (docx: Docx, { columns, rows }: Paper, millimetres: number) => {
  const { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } = docx
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => docx.convertMillimetersToTwip((width / all) * millimetres))
  const cell = (words: string, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      children: words.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [new TextRun({ text: line, font: isHead ? FONT.heading : FONT.text, size: SIZE.table })],
          }),
      ),
    })
  const rowOf = (words: readonly string[], isHead: boolean) =>
    new TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: words.map((one, index) => cell(one, index, isHead)),
    })
  return new Table({
    ...{ width: { size: 100, type: WidthType.PERCENTAGE }, columnWidths: widths, layout: TableLayoutType.FIXED },
    rows: [
      rowOf(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((row) => rowOf(row.map(readable), false)),
    ],
  })
}

/** What the covering page says beside the register: to be sealed and dated by the office that hands it in. */
export interface CoverWords {
  readonly annex: string
  /** In place of a seal, which only the office itself may set. */
  readonly unsealed: string
  readonly date: string
}

/**
 * A register as a document in the layout of GB/T 9704: an upright page that says what it is, and the register as its
 * annex, on turned pages where it has more columns than fit. It carries no seal.
 */
export const docxOf = async (paper: Paper, words: CoverWords): Promise<Blob> => {
  const docx = await import('docx')
  const { AlignmentType, Document, Packer, Paragraph, SectionType, TextRun } = docx
  const turned = paper.columns.length > MOST_UPRIGHT
  const say = (text: string, at: 'left' | 'right' = 'left') =>
    new Paragraph({
      ...(at === 'right' ? { alignment: AlignmentType.RIGHT } : { indent: { firstLine: SIZE.text * 20 } }),
      children: [new TextRun({ text, font: FONT.text, size: SIZE.text })],
    })
  const cover = [
    ...[titleOf(docx, paper.title), ...paper.lines.map(([label, value]) => say(labelled(label, value))), say('')],
    ...[say(words.annex), say(''), say(paper.unit, 'right'), say(words.unsealed, 'right'), say(words.date, 'right')],
  ]
  const annex = [
    titleOf(docx, paper.title),
    tableOf(docx, paper, turned ? TYPE_AREA.turned : TYPE_AREA.upright),
    new Paragraph({}),
    say(paper.signatures.map((who) => labelled(who, '＿＿＿＿＿＿')).join('　　')),
  ]
  const section = (children: readonly object[], isTurned: boolean) => ({
    properties: { ...pageOf(docx, isTurned), type: SectionType.NEXT_PAGE },
    ...{ footers: footersOf(docx), children: children as InstanceType<typeof Paragraph>[] },
  })
  const document = new Document({
    ...{ title: paper.title, creator: paper.unit, evenAndOddHeaderAndFooters: true },
    styles: { default: { document: { run: { font: FONT.text, size: SIZE.text } } } },
    sections: [section(cover, false), section(annex, turned)],
  })
  return Packer.toBlob(document)
}
