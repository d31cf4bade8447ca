import { hash } from 'node:crypto'
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'
import type { Mistake } from './mistake.js'
import { unknownKeyWords, wordsOf, yamlWords, type Words } from './mistake-words.js'

/** A file as it lies on disk. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

type Path = readonly PropertyKey[]

/** SHA-256 of a file's bytes, as hex. */
export const sha256Of = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')

const pathText = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')

const pairAt = (node: unknown, key: PropertyKey) =>
  isMap(node) ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key)) : undefined

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

/**
 * Where a path stands in the text: a single value, or the key of a group. Where the path ends too early, the group in
 * which something is missing.
 */
const offsetOf = (root: unknown, path: Path): number => {
  let node = root
  let offset = startOf(root) ?? 0
  for (const step of path) {
    const pair = pairAt(node, step)
    const next: unknown = pair ? (pair.value ?? pair.key) : isSeq(node) ? node.items[Number(step)] : undefined
    if (next === undefined) break
    offset = startOf(pair && !isScalar(next) ? pair.key : next) ?? offset
    node = next
  }
  return offset
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    data,
  )

/** Turns an offset and a reason into a mistake of this file. */
type At = (offset: number, path: Path, words: Words) => Mistake

/** Anchors and tags can make one line mean many or something else; a campaign file says everything where it stands. */
const strangeNodes = (document: Document, at: At): readonly Mistake[] => {
  const mistakes: Mistake[] = []
  const words = {
    says: 'anchors (&), references (*) and tags (!) are not allowed',
    zh: '不得使用锚点（&）、引用（*）或标签（!）',
  }
  visit(document, (_, node) => {
    if (isPair(node) || !isNode(node)) return
    const isStrange = isAlias(node) || node.anchor !== undefined || node.tag !== undefined
    if (isStrange) mistakes.push(at(startOf(node) ?? 0, [], words))
  })
  return mistakes
}

const issueMistakes = (issue: z.core.$ZodIssue, root: unknown, data: unknown, at: At): readonly Mistake[] => {
  const { path } = issue
  if (issue.code !== 'unrecognized_keys') return [at(offsetOf(root, path), path, wordsOf(issue, valueAt(data, path)))]
  const group = path.reduce<unknown>(
    (node, step) => pairAt(node, step)?.value ?? (isSeq(node) ? node.items[Number(step)] : undefined),
    root,
  )
  return issue.keys.map((key) =>
    at(startOf(pairAt(group, key)?.key) ?? offsetOf(root, path), [...path, key], unknownKeyWords(key)),
  )
}

/** What reading a file gives: its data, and a way to say where in it something further is wrong. */
export type YamlReading<T> =
  | { readonly ok: true; readonly data: T; readonly at: (path: Path, words: Words) => Mistake }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** One slip makes a parser complain several times about a line; the first time says it. */
const oncePerLine = (mistakes: readonly Mistake[]): readonly Mistake[] =>
  mistakes.filter(({ line }, index) => mistakes.findIndex((other) => other.line === line) === index)

const byPlace = (left: Mistake, right: Mistake): number => left.line - right.line || left.column - right.column

const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const NOT_UTF8: Words = {
  says: 'the file is not UTF-8; save it as UTF-8 in the editor',
  zh: '文件不是 UTF-8 编码，请在编辑器中另存为 UTF-8',
}

/** Reads a YAML file by a closed schema. Every mistake is listed with line and column, in the order of the file. */
export const readYaml = <T extends z.ZodType>({ name, bytes }: SourceFile, schema: T): YamlReading<z.infer<T>> => {
  const lines = new LineCounter()
  const at: At = (offset, path, words) => {
    const { line, col } = lines.linePos(offset)
    return { file: name, line: Math.max(line, 1), column: Math.max(col, 1), path: pathText(path), ...words }
  }
  const text = decode(bytes)
  if (text === null) return { ok: false, mistakes: [at(0, [], NOT_UTF8)] }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const syntax = document.errors.map(({ pos, code, message }) => at(pos[0], [], yamlWords(code, message)))
  const strange = strangeNodes(document, at)
  const isReadable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY') && strange.length === 0
  if (!isReadable) return { ok: false, mistakes: oncePerLine([...syntax, ...strange].sort(byPlace)) }
  const data: unknown = document.toJS()
  const checked = schema.safeParse(data)
  const root = document.contents
  const issues = checked.success ? [] : checked.error.issues.flatMap((issue) => issueMistakes(issue, root, data, at))
  const mistakes = [...syntax, ...issues].sort(byPlace)
  if (mistakes.length > 0 || !checked.success) return { ok: false, mistakes }
  return { ok: true, data: checked.data, at: (path, words) => at(offsetOf(root, path), path, words) }
}
