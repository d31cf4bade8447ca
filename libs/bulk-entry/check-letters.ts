import { dayIn, instantFromMillis } from '@huiyin/kernel'
import type { CheckedFor, TakesFiles } from './check-table.js'
import { columnsOf, type Column } from './columns.js'
import { digestOf, idsOf } from './ids.js'
import { MOST_LETTER_BYTES, MOST_LETTERS } from './limits.js'
import { readLetter, type Attached, type Letter } from './read-letter.js'
import type { GivenFile } from './read-table.js'
import { judged, reportInput, type Values } from './report-input.js'
import { checkedAs, type BulkRow, type Checked } from './rows.js'
import type { Mistake, Said } from './said.js'
import { lettersIn } from './split-mailbox.js'

/** What the summary of a letter says until the desk has written one: nothing that anybody wrote to it. */
export const OWED_SUMMARY = '电子邮件来信，待概括'
const LONGEST_TEXT = 5_000
const HEX_OF_NUMBER = 32

const NO_LETTER: Said = {
  zh: '这不是邮件文件；请导入 .eml 或 .mbox',
  en: 'this is no letter; give an .eml or an .mbox',
}
const TOO_LARGE: Said = {
  zh: `文件超过 ${MOST_LETTER_BYTES / 1024 / 1024} MB，请分开或手工登记`,
  en: `the file is larger than ${MOST_LETTER_BYTES / 1024 / 1024} MB; split it, or take the letter down by hand`,
}
const TOO_MANY: Said = {
  zh: `一次至多 ${MOST_LETTERS} 封，请分几次导入`,
  en: `at most ${MOST_LETTERS} letters at a time; give the others afterwards`,
}
const NO_ID: Said = {
  zh: '没有 Message-ID，无法判断是否收过；请手工登记',
  en: 'it has no Message-ID, so nobody could tell whether it was taken before; take it down by hand',
}
const NO_TEXT: Said = { zh: '没有正文，请手工登记', en: 'it says nothing in words; take it down by hand' }
const TOO_LONG: Said = {
  zh: `主题和正文超过 ${LONGEST_TEXT} 字，不能删节，请手工登记`,
  en: `subject and text have more than ${LONGEST_TEXT} characters and must not be cut; take it down by hand`,
}
const SAME = (number: number): Said => ({
  zh: `与第 ${number} 封是同一封信`,
  en: `the same letter as number ${number}`,
})
const AGAINST = ({ heading, allowed }: Column): Said => ({
  zh: `${heading.zh}须为${allowed.zh}；请手工登记`,
  en: `${heading.en} has to be ${allowed.en}; take it down by hand`,
})
const ASKED = ({ heading }: Column): Said => ({
  zh: `渠道要求的“${heading.zh}”邮件中没有，请选别的渠道或手工登记`,
  en: `the channel asks for “${heading.en}”, which a letter does not say; choose another channel or take it down by hand`,
})
const TOO_MANY_FILES = (count: number, most: number): Said => ({
  zh: `有 ${count} 个附件，一封至多 ${most} 个；请手工登记`,
  en: `it has ${count} attachments, at most ${most} are taken in; take it down by hand`,
})
const OF_FILE = (name: string, { zh, en }: Said): Said => ({
  zh: `附件“${name}”：${zh}`,
  en: `attachment “${name}”: ${en}`,
})
const LEFT_OUT = (count: number): Said => ({
  zh: `${count} 个附件没有收入，名称已记在封存的原话中；请保留原邮件`,
  en: `attachments that are not taken in: ${count}; their names stand in the sealed words. Keep the letter itself`,
})

/**
 * What names a letter among other houses’ numbers. Its Message-ID itself can say who wrote it, and would stand in the log
 * in clear; its hash tells as well whether two are one, and cannot be guessed.
 */
const numberOf = (messageId: string): string => `mail-${digestOf('message-id', messageId).slice(0, HEX_OF_NUMBER)}`

const listed = ({ name, content }: Attached): string => `${name}，${content.length} 字节`

const wordsOf = ({ subject, text, attachments }: Letter, taken: boolean): string =>
  [
    ...(subject === '' ? [] : [`主题：${subject}`]),
    ...(text === '' ? [] : [text]),
    ...(attachments.length === 0
      ? []
      : [`（${taken ? '附件已收入' : '附件未收入'}：${attachments.map(listed).join('；')}）`]),
  ].join('\n\n')

const valuesOf = (letter: Letter, { channel, zone, attachments }: CheckedFor): Values => {
  const { sender, writtenAt } = letter
  const isDated = writtenAt !== null && channel.fields.some(({ code, kind }) => code === 'writtenOn' && kind === 'day')
  return new Map<string, string | null>([
    ...([['reporter', sender.address === null ? 'anonymous' : 'named']] as const),
    ...([['summary', OWED_SUMMARY]] as const),
    ...([['outsideNumber', numberOf(letter.messageId ?? '')]] as const),
    ...([['personal.name', sender.address === null ? null : sender.name]] as const),
    ...([['personal.contact', sender.address]] as const),
    ...([['personal.text', wordsOf(letter, attachments !== undefined)]] as const),
    ...(isDated ? ([['fields.writtenOn', dayIn(zone, instantFromMillis(writtenAt))]] as const) : []),
  ])
}

/** What is wrong with the files of a letter, each by its name; a letter is taken in with all of them or not at all. */
const wrongFiles = ({ attachments }: Letter, takes: TakesFiles): readonly Said[] => [
  ...(attachments.length > takes.most ? [TOO_MANY_FILES(attachments.length, takes.most)] : []),
  ...attachments.flatMap(({ name, declared, content }) => {
    const why = takes.judge({ bytes: content, declared })
    return why ? [OF_FILE(name, why)] : []
  }),
]

/** Why a letter cannot be taken in whole, whatever the channel. */
const wrongWith = (letter: Letter, takes: TakesFiles | undefined): readonly Said[] => [
  ...(letter.messageId === null ? [NO_ID] : []),
  ...(letter.text === '' && letter.subject === '' ? [NO_TEXT] : []),
  ...(wordsOf(letter, takes !== undefined).length > LONGEST_TEXT ? [TOO_LONG] : []),
  ...(takes ? wrongFiles(letter, takes) : []),
]

interface Judged {
  readonly row: BulkRow | null
  readonly wrong: readonly Said[]
}

const judgeLetter = (letter: Letter, number: number, sheet: string, checkedFor: CheckedFor): Judged => {
  const { tenant, channel } = checkedFor
  const wrong = wrongWith(letter, checkedFor.attachments)
  if (wrong.length > 0) return { row: null, wrong }
  const values = valuesOf(letter, checkedFor)
  const outsideNumber = numberOf(letter.messageId ?? '')
  const ids = idsOf({ tenant, channel: channel.code, outsideNumber })
  const { input, paths } = judged({ ...reportInput(values, channel, ids), summaryOwed: true }, channel)
  if (!input) {
    const columns = columnsOf(channel).filter(({ path }) => paths.includes(path))
    return {
      row: null,
      wrong:
        columns.length > 0
          ? columns.map((one) => ((values.get(one.path) ?? null) === null ? ASKED(one) : AGAINST(one)))
          : [NO_LETTER],
    }
  }
  const { attachments } = letter
  const base = { row: number, ids, input, numberAt: { sheet, column: null } }
  if (checkedFor.attachments) return { row: { ...base, attachments, notices: [] }, wrong: [] }
  const notices = attachments.length > 0 ? [LEFT_OUT(attachments.length)] : []
  return { row: { ...base, notices }, wrong: [] }
}

interface Found {
  readonly sheet: string
  /** null: it is no letter. */
  readonly letter: Letter | null
}

const readAll = async (files: readonly GivenFile[]): Promise<readonly Found[]> => {
  const found: Found[] = []
  for (const { name, bytes } of files) {
    for (const one of lettersIn(bytes)) {
      if (found.length > MOST_LETTERS) return found
      found.push({ sheet: name, letter: await readLetter(one) })
    }
  }
  return found
}

/**
 * The dry run of letters, from `.eml` files or mailboxes: a report for each, or everything that is wrong with one. Nothing
 * of a letter is in clear but the day it was written: the desk still owes the summary. Changes nothing and asks nobody.
 */
export const checkLetters = async (files: readonly GivenFile[], checkedFor: CheckedFor): Promise<Checked> => {
  const mistake = (sheet: string, row: number, allowed: Said): Mistake => ({
    ...{ sheet, row, column: null, heading: null, found: null, allowed },
  })
  const large = files.filter(({ bytes }) => bytes.length > MOST_LETTER_BYTES)
  if (large.length > 0)
    return checkedAs(
      [],
      large.map(({ name }) => mistake(name, 1, TOO_LARGE)),
    )
  const found = await readAll(files)
  if (found.length > MOST_LETTERS) return checkedAs([], [mistake(found[0]?.sheet ?? '', 1, TOO_MANY)])
  const seen = new Map<string, number>()
  const judged = found.map(({ sheet, letter }, index) => {
    const number = index + 1
    const before = letter?.messageId ? seen.get(letter.messageId) : undefined
    if (letter?.messageId && before === undefined) seen.set(letter.messageId, number)
    const { row, wrong } = letter ? judgeLetter(letter, number, sheet, checkedFor) : { row: null, wrong: [NO_LETTER] }
    const all = before === undefined ? wrong : [SAME(before), ...wrong]
    return { row, mistakes: all.map((allowed) => mistake(sheet, number, allowed)) }
  })
  const rows = judged.flatMap(({ row }) => (row ? [row] : []))
  return checkedAs(
    rows,
    judged.flatMap(({ mistakes }) => mistakes),
  )
}
