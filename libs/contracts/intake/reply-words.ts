import type { Problem } from '../campaign/problem.js'

// The words of a template, and what stands in them for facts. What cannot be filled in stays as a mark that everybody
// sees, and a reply with such a mark left in it is no reply.

/** The languages a template is written in. */
export const REPLY_LANGUAGES = ['zh', 'en'] as const
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number]
/** The same in both languages. */
export type InBoth = Readonly<Record<ReplyLanguage, string>>

/**
 * What may stand in a template for a fact, and what the gap is called where there is none. Only what whoever follows his
 * report may know is among them: no words of a report, no summary, no name of anybody.
 */
export const REPLY_PLACEHOLDERS = {
  number: { zh: '编号', en: 'number' },
  received: { zh: '收件日期', en: 'day it came in' },
  registered: { zh: '受理日期', en: 'day it was taken on' },
  channel: { zh: '渠道', en: 'channel' },
  unit: { zh: '承办单位', en: 'unit' },
  deadline: { zh: '办结期限', en: 'deadline' },
  outcome: { zh: '办理结果', en: 'outcome' },
  points: { zh: '须答复的要点', en: 'points to answer' },
  today: { zh: '今天的日期', en: 'today' },
} as const satisfies Readonly<Record<string, InBoth>>
export type ReplyPlaceholder = keyof typeof REPLY_PLACEHOLDERS

/** The facts for the placeholders of one reply; what is left out is not known. */
export type ReplyFacts = Readonly<Partial<Record<ReplyPlaceholder, InBoth>>>

const LONGEST_LABEL = 40
const PLACE = /\{([^{}]*)\}/gu
const WRITE = /^write:(.*)$/u
/** A brace, or a mark of a gap, that stands for nothing. */
const STRAY = /[{}]|【待填[：:]|\[to fill in:/u

/** What whoever writes the reply has to say himself, as a template calls it; null: it is no such place. */
const labelOf = (inside: string): string | null => WRITE.exec(inside)?.[1]?.trim() ?? null

const isPlaceholder = (inside: string): inside is ReplyPlaceholder => Object.hasOwn(REPLY_PLACEHOLDERS, inside)

/** The mark of what is still to be filled in. */
export const gapMark = (label: string, language: ReplyLanguage): string =>
  language === 'zh' ? `【待填：${label}】` : `[to fill in: ${label}]`

const LISTED = Object.keys(REPLY_PLACEHOLDERS)
  .map((name) => `{${name}}`)
  .join(', ')
const LISTED_ZH = Object.entries(REPLY_PLACEHOLDERS)
  .map(([name, { zh }]) => `{${name}}${zh}`)
  .join('、')

const placeProblem = (inside: string, path: Problem['path']): readonly Problem[] => {
  if (isPlaceholder(inside)) return []
  const label = labelOf(inside)
  if (label === null) {
    const says = `there is no placeholder {${inside}}; use ${LISTED}, or {write: what the clerk has to say}`
    return [{ path, says, zh: `没有占位符 {${inside}}；请用${LISTED_ZH}，或 {write: 由答复人填写的内容}` }]
  }
  if (label !== '' && label.length <= LONGEST_LABEL) return []
  const says = `{write: …} says in 1 to ${LONGEST_LABEL} characters what the clerk has to write`
  return [{ path, says, zh: `{write: …} 内须用1至${LONGEST_LABEL}字说明由答复人填写什么` }]
}

/** What is wrong in the words of a template, by its place. */
export const replyWordProblems = (text: string, path: Problem['path']): readonly Problem[] => {
  const places = [...text.matchAll(PLACE)].flatMap(([, inside = '']) => placeProblem(inside, path))
  if (!STRAY.test(text.replaceAll(PLACE, ''))) return places
  const says =
    'a brace or a mark of a gap stands alone; write {number} for a fact, {write: what} for what is to be said'
  return [...places, { path, says, zh: '花括号或待填标记不成对；事实写作 {number}，由答复人填写的写作 {write: 内容}' }]
}

/** The words of a template with these facts in them. What is not known, and what the clerk has to say himself, is a gap. */
export const filledReply = (text: string, facts: ReplyFacts, language: ReplyLanguage): string =>
  text.replaceAll(PLACE, (whole, inside: string) => {
    if (isPlaceholder(inside))
      return facts[inside]?.[language] ?? gapMark(REPLY_PLACEHOLDERS[inside][language], language)
    const label = labelOf(inside)
    return label === null ? whole : gapMark(label, language)
  })

const GAPS = /【待填[：:][^【】]*】|\[to fill in:[^[\]]*\]|\{[^{}]*\}/gu

/** The gaps that are left in what is to be sent, each once, as they stand there: marks, and placeholders nobody filled. */
export const gapsIn = (text: string): readonly string[] => {
  const found = [...text.matchAll(GAPS)].map(([mark]) => mark)
  const isGap = (mark: string) => {
    const inside = mark.slice(1, -1)
    return !mark.startsWith('{') || isPlaceholder(inside) || labelOf(inside) !== null
  }
  return [...new Set(found.filter(isGap))]
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

/** A civil day (`2026-03-20`) as a letter says it: 2026年3月20日, 20 March 2026. */
export const dayInWords = (day: string): InBoth => {
  const [year, month, date] = day.split('-').map(Number)
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${MONTHS[(month ?? 1) - 1]} ${year}` }
}
