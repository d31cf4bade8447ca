import { SaxesParser } from 'saxes'

/** What an answer says, whichever way it was written. */
export type Read = string | null | boolean | number | readonly Read[] | { readonly [name: string]: Read }

interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

const parsed = (text: string): Element => {
  const root: Element = { name: '', children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    const element: Element = { name, children: [], text: '' }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('text', (said) => {
    open.at(-1)!.text += said
  })
  parser.on('closetag', () => void open.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return root.children[0]!
}

/** Elements that hold a list, even of one or of none. */
const LISTS = [
  ...['services', 'service_requests', 'service_request_updates', 'errors', 'attributes', 'values'],
  ...['endpoints', 'formats'],
]

const spark = ({ name, children, text }: Element): Read => {
  if (LISTS.includes(name)) return children.map(spark)
  if (children.length > 0) return Object.fromEntries(children.map((child) => [child.name, spark(child)]))
  return text === '' ? null : text
}

/** Reads XML the way the specification makes JSON of it (Spark convention). Throws where it is not well formed. */
export const fromXml = (text: string): Read => spark(parsed(text))

/** The same with every number and truth as text, which is all that XML has. */
export const asTexts = (read: Read): Read => {
  if (read === null || typeof read === 'string') return read
  if (Array.isArray(read)) return (read as readonly Read[]).map(asTexts)
  if (typeof read === 'object') return Object.fromEntries(Object.entries(read).map(([name, of]) => [name, asTexts(of)]))
  return String(read)
}
