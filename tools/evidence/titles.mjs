// What can be seen of titles without running a spec: the texts of a spec file, by TypeScript's parser.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { CODE, filesUnder } from '../files.mjs'
import { requirementIds } from './requirement-ids.mjs'

const RUNNERS = new Set(['test', 'it', 'describe'])
const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)

/** `test` of `test.each(table)`, of `describe.each` with a template and so on. */
const runnerOf = (node) => {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return runnerOf(node.expression)
  return ts.isTaggedTemplateExpression(node) ? runnerOf(node.tag) : null
}

const textOf = (node) =>
  ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
    : [node.text]

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** What Jest fills in: %s and its like, $name and $name.more. */
const FILLED = /%[sdifjop#$%]|\$[A-Za-z_][\w.]*/
const patternOf = (parts) =>
  new RegExp(`^${parts.map((part) => part.split(FILLED).map(escaped).join('[^]*')).join('[^]*')}$`)

/** Every text of a source file as a pattern, and those that stand as a title. */
export const textsOf = (source) => {
  const patterns = []
  const titles = []
  const visit = (node) => {
    if (isText(node)) patterns.push(patternOf(textOf(node)))
    if (ts.isCallExpression(node) && RUNNERS.has(runnerOf(node.expression)) && node.arguments[0]) {
      const [title] = node.arguments
      if (isText(title)) titles.push(textOf(title).join(' '))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('spec.ts', source, ts.ScriptTarget.Latest))
  return { patterns, titles }
}

const specsOf = (root) =>
  [...CODE, 'tools'].flatMap((folder) => filesUnder(root, folder)).filter((file) => file.endsWith('.spec.ts'))
const sourceOf = (root, file) => readFileSync(join(root, file), 'utf8')

/** Titles of any spec that name a row which is not there. */
export const titleFaults = (root, rows) => {
  const known = new Set(rows.map(({ id }) => id))
  return specsOf(root).flatMap((file) => {
    const source = sourceOf(root, file)
    if (requirementIds(source).every((id) => known.has(id))) return []
    return textsOf(source).titles.flatMap((title) =>
      requirementIds(title)
        .filter((id) => !known.has(id))
        .map((id) => `no such requirement: ${id}, named in ${file}: ${title}`),
    )
  })
}

/** Evidence for a row that is not there, as a title filled in by Jest may name it. */
export const rowFaults = (rows, evidence) => {
  const known = new Set(rows.map(({ id }) => id))
  return evidence
    .filter(({ id }) => !known.has(id))
    .map(({ id, spec, title }) => `no such requirement: ${id}, named in ${spec}: ${title}`)
}

/** Evidence of a title that its spec does not have any more: the part of it that names the row. */
export const evidenceFaults = (root, evidence) => {
  const patterns = new Map()
  const patternsOf = (spec) => {
    if (!patterns.has(spec))
      patterns.set(spec, existsSync(join(root, spec)) ? textsOf(sourceOf(root, spec)).patterns : [])
    return patterns.get(spec)
  }
  const has = (spec, title) => patternsOf(spec).some((pattern) => pattern.test(title))
  return evidence
    .filter(
      ({ id, spec, title }) =>
        !title.split(' › ').every((part) => !requirementIds(part).includes(id) || has(spec, part)),
    )
    .map(({ spec, title }) => `no such title any more: ${spec}: ${title} (run npm run proof -- ${spec})`)
}
