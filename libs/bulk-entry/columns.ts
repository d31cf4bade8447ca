import type { ChannelDefinition, ChannelField } from '@huiyin/contracts/intake'
import type { Said } from './said.js'

/** What a file has to know of a channel. */
export type BulkChannel = Pick<ChannelDefinition, 'code' | 'zh' | 'en' | 'fields'>

/** A code with its words. */
export interface Named {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** One column of a template: where its cells go in `ReceiveReport`, what it is called and what may stand in it. */
export interface Column {
  /** The path in the input of the command. */
  readonly path: string
  readonly heading: Said
  readonly required: boolean
  readonly kind: ChannelField['kind'] | 'code'
  readonly choices: readonly Named[]
  /** Only what is listed may be chosen; else `choices` are names for some codes. */
  readonly isClosed: boolean
  /** It is the reporter's: it is sealed, and nothing of it is repeated in clear. */
  readonly isSealed: boolean
  readonly allowed: Said
}

/** The words for who reports; the codes are taken, too. */
export const REPORTERS: readonly Named[] = [
  { code: 'named', zh: '实名', en: 'named' },
  { code: 'anonymous', zh: '匿名', en: 'anonymous' },
  { code: 'staff', zh: '工作人员', en: 'staff' },
]

const oneOf = (choices: readonly Named[]): Said => ({
  zh: `其中之一：${choices.map(({ zh }) => zh).join('、')}`,
  en: `one of: ${choices.map(({ en }) => en).join(', ')}`,
})

const ALLOWED: Readonly<Record<Exclude<Column['kind'], 'choice'>, Said>> = {
  code: { zh: '一行，不超过80字', en: 'one line of at most 80 characters' },
  line: { zh: '不超过500字的文字', en: 'a text of at most 500 characters' },
  paragraph: { zh: '不超过5000字的文字', en: 'a text of at most 5,000 characters' },
  number: { zh: '0 至 10 亿的数字', en: 'a number from 0 to 1,000,000,000' },
  day: { zh: '日期，如 2026-03-02', en: 'a day, as 2026-03-02' },
  instant: { zh: '本地日期和时间，如 2026-03-02 09:30', en: 'a local day and time, as 2026-03-02 09:30' },
  yesNo: { zh: '是 或 否', en: 'yes or no' },
}

type Given = Pick<Column, 'path' | 'heading' | 'kind'> & Partial<Column>

const column = ({ kind, choices = [], ...given }: Given): Column => ({
  ...{ required: false, isClosed: kind === 'choice', isSealed: false, kind, choices },
  allowed: kind === 'choice' ? oneOf(choices) : ALLOWED[kind],
  ...given,
})

const ofCategory = (categories: readonly Named[]): Column => {
  const about = { path: 'category', heading: { zh: '类别', en: 'Category' } }
  return categories.length > 0
    ? column({ ...about, kind: 'choice', choices: categories })
    : column({ ...about, kind: 'code' })
}

const ofEveryReport = (categories: readonly Named[]): readonly Column[] => {
  const sealed = { isSealed: true } as const
  const reporter = { path: 'reporter', heading: { zh: '是否具名', en: 'By name or not' }, choices: REPORTERS }
  return [
    column({ path: 'outsideNumber', heading: { zh: '外部编号', en: 'Outside number' }, kind: 'code' }),
    column({ path: 'summary', heading: { zh: '概括', en: 'Summary' }, kind: 'line', required: true }),
    column({
      path: 'personal.text',
      heading: { zh: '反映人原话', en: 'In his own words' },
      kind: 'paragraph',
      ...sealed,
    }),
    column({ ...reporter, kind: 'choice', required: true }),
    column({ path: 'personal.name', heading: { zh: '姓名', en: 'Name' }, kind: 'line', ...sealed }),
    column({ path: 'personal.contact', heading: { zh: '联系方式', en: 'Contact' }, kind: 'line', ...sealed }),
    column({ path: 'personal.address', heading: { zh: '住址', en: 'Address' }, kind: 'line', ...sealed }),
    column({ path: 'place', heading: { zh: '地点', en: 'Place' }, kind: 'code' }),
    ofCategory(categories),
  ]
}

/** A heading nobody has yet: a field that is called like another column is told apart by its code. */
const ownHeading = ({ zh, en, code }: ChannelField, taken: ReadonlySet<string>): Said => ({
  zh: taken.has(zh) ? `${zh}（${code}）` : zh,
  en: taken.has(en) ? `${en} (${code})` : en,
})

/**
 * The columns of a channel's file: what every report has, then one for each field of the channel. With `categories` only
 * one of those may be chosen, as at the desk; without, any code may stand there.
 */
export const columnsOf = (channel: BulkChannel, categories: readonly Named[] = []): readonly Column[] => {
  const columns = [...ofEveryReport(categories)]
  const taken = new Set(columns.flatMap(({ heading }) => [heading.zh, heading.en]))
  for (const field of channel.fields) {
    const { code, kind, required, choices = [] } = field
    const heading = ownHeading(field, taken)
    for (const word of [heading.zh, heading.en]) taken.add(word)
    columns.push(column({ path: `fields.${code}`, heading, kind, required, choices }))
  }
  return columns
}

/** The heading as it stands in the template: what has to be filled in is starred. */
export const headingText = ({ heading, required }: Column, language: keyof Said): string =>
  `${heading[language]}${required ? '*' : ''}`
