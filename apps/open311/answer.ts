import { create } from 'xmlbuilder2'

/** How an answer is written: XML is what the specification demands, JSON what most programs ask for. */
export type Format = 'xml' | 'json'

/** A list inside an answer, by the name that each of its parts has in XML. */
export interface ListOf {
  readonly each: string
  readonly of: readonly (Fields | string)[]
}
export type Cell = string | number | boolean | null | ListOf
export interface Fields {
  readonly [name: string]: Cell
}

/** What is answered, whatever the format: the name it has in XML, and its fields or its parts. */
export interface Answer {
  readonly root: string
  readonly of: Fields | ListOf
}

const isList = (value: Cell | Fields): value is ListOf => typeof value === 'object' && value !== null && 'each' in value

const plain = (value: Cell | Fields): unknown => {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.of.map((one) => (typeof one === 'string' ? one : plain(one)))
  return Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, plain(cell)]))
}

/** What no XML document can hold, however it is escaped (XML 1.0, production 2). */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

type Element = ReturnType<typeof create>

const write = (parent: Element, name: string, value: Cell | Fields): void => {
  const element = parent.ele(name)
  if (value === null) return
  if (typeof value !== 'object') element.txt(String(value).replace(NOT_IN_XML, ' '))
  else if (isList(value)) for (const one of value.of) write(element, value.each, one)
  else for (const [field, cell] of Object.entries(value)) write(element, field, cell)
}

/** The media type of a format, as the specification wants it. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/**
 * Writes an answer. In JSON lists lose the names of their parts and the answer its own: the Spark convention, which the
 * specification names (wiki.open311.org, GeoReport v2, JSON Support).
 */
export const written = ({ root, of }: Answer, format: Format): string => {
  if (format === 'json') return JSON.stringify(plain(of))
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  write(document, root, of)
  return document.end()
}
