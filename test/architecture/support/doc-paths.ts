import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { walk } from './files.js'

/** The pages whose word counts: everything in docs, and every README. */
export const pagesOf = (root: string): readonly string[] =>
  walk(root).filter((file) => /^docs\/.*[.]md$|(^|\/)README[^/]*[.]md$|^CONTRIBUTING[.]md$/.test(file))

const FOLDERS = 'libs|services|apps|test|tools|docs|campaigns|infra'
/** A path from the root between backticks, as long as it names one place and is no pattern. */
const NAMED = new RegExp('`((?:' + FOLDERS + ')/[\\w.@/-]+)`', 'g')
const LINKED = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, path = '']) => path)

/** What a page names and is not there, as `page: path`. A path in backticks counts from the root or from its project. */
export const missingPaths = (root: string, page: string): readonly string[] => {
  const text = readFileSync(join(root, page), 'utf8')
  const here = dirname(page)
  const named = all(text, NAMED).filter((path) => ![path, join(here, path)].some((one) => existsSync(join(root, one))))
  const linked = all(text, LINKED).filter((path) => !existsSync(join(root, here, path)))
  return [...named, ...linked].map((path) => `${page}: ${path}`)
}
