import { instantFromMillis, instantOfWall, isDay, isInstant, type TimeZone } from '@huiyin/kernel'
import type { Column } from './columns.js'
import type { Said } from './said.js'

/** What a cell of a spreadsheet holds. A date has the time on its wall clock as if it were UTC, as spreadsheets keep it. */
export type Cell = string | number | boolean | Date | null

/** What a cell says; where nobody could tell, why. What it says is still to be judged by the contract. */
export type Reading = { readonly value: string | number | boolean | null } | { readonly wrong: Said }

/** From here on a spreadsheet no longer keeps every digit of a number. */
const LONGEST_NUMBER = 1e15
const ROUNDED: Said = {
  zh: '数字过长，末尾几位已被表格软件改掉；请把单元格设为“文本”后重新填写',
  en: 'the number is too long and the spreadsheet has changed its last digits; format the cell as text and type it again',
}
const MILLIS_A_SECOND = 1_000

/** Spreadsheets count days in fractions: half past nine can come as 09:29:59.999. */
const wallOf = (date: Date): string => instantFromMillis(Math.round(date.getTime() / MILLIS_A_SECOND) * MILLIS_A_SECOND)

/** A cell as text, as a person reads it; empty for an empty one. */
export const textOf = (cell: Cell): string => {
  if (cell === null) return ''
  if (cell instanceof Date) return wallOf(cell).replace('T00:00:00.000Z', '').replace('T', ' ').slice(0, 16)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return String(cell).trim()
}

/** Year, month and day however they are written in China: 2026-3-2, 2026/3/2, 2026.3.2, 2026年3月2日; then the rest. */
const DATED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(.*)$/u
const TIMED = /^[\sT]*(\d{1,2})\s*[:：时]\s*(\d{1,2})\s*(?:[:：分]\s*(\d{1,2})?(?:\.\d+)?\s*秒?)?$/u

const two = (digits: string): string => digits.padStart(2, '0')

interface Dated {
  readonly day: string
  readonly rest: string
}
const datedIn = (text: string): Dated | null => {
  const [, year, month, day, rest = ''] = DATED.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const written = `${year}-${two(month)}-${two(day)}`
  return isDay(written) ? { day: written, rest: rest.trim() } : null
}

const dayIn = (cell: Cell): string => {
  if (cell instanceof Date) return wallOf(cell).slice(0, 10)
  const text = textOf(cell)
  const dated = datedIn(text)
  return dated && /^(0{1,2}[:：]00([:：]00)?)?$/u.test(dated.rest) ? dated.day : text
}

const instantIn = (cell: Cell, zone: TimeZone): string => {
  if (cell instanceof Date) return instantOfWall(zone, wallOf(cell))
  const text = textOf(cell)
  const dated = datedIn(text)
  const [, hour, minute, second = '0'] = TIMED.exec(dated?.rest ?? '') ?? []
  if (!dated || hour === undefined || minute === undefined) return text
  const wall = `${dated.day}T${two(hour)}:${two(minute)}:${two(second)}.000Z`
  return isInstant(wall) ? instantOfWall(zone, wall) : text
}

/** `1,200`, and the wide digits of an input method. */
const numberIn = (cell: Cell): string | number => {
  if (typeof cell === 'number') return cell
  const text = textOf(cell).normalize('NFKC')
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

const YES = new Set(['是', '有', 'yes', 'y', 'true', '1', '√'])
const NO = new Set(['否', '无', 'no', 'n', 'false', '0', '×'])
const yesNoIn = (cell: Cell): string | boolean => {
  if (typeof cell === 'boolean') return cell
  const text = textOf(cell).toLowerCase()
  if (YES.has(text)) return true
  return NO.has(text) ? false : text
}

/** By code or by word; `C5 市容环境`, as lists write it, too. */
const choiceIn = (cell: Cell, { choices }: Column): string => {
  const text = textOf(cell)
  const found = choices.find(({ code, zh, en }) => [code, zh, en, `${code} ${zh}`, `${code} ${en}`].includes(text))
  return found?.code ?? text
}

/** Reads a cell as its column asks. What cannot be read so is given as it stands, for the contract to refuse. */
export const readCell = (cell: Cell, column: Column, zone: TimeZone): Reading => {
  if (textOf(cell) === '') return { value: null }
  switch (column.kind) {
    case 'number':
      return { value: numberIn(cell) }
    case 'day':
      return { value: dayIn(cell) }
    case 'instant':
      return { value: instantIn(cell, zone) }
    case 'yesNo':
      return { value: yesNoIn(cell) }
    case 'choice':
      return { value: choiceIn(cell, column) }
    case 'code':
    case 'line':
    case 'paragraph':
      if (typeof cell === 'number' && Math.abs(cell) >= LONGEST_NUMBER) return { wrong: ROUNDED }
      return { value: textOf(cell) }
  }
}
