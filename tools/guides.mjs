// Puts code into the guides: between `<!-- from: path#region -->` and `<!-- end -->` stands what the file says between
// `// #region name` and `// #endregion` (`#` instead of `//` in YAML). `--check` writes nothing and ends with 1 when a guide is out of date. A path or
// a region that is not there is a fault, so that no guide shows what nobody runs.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const LANGUAGES = { ts: 'ts', tsx: 'tsx', mjs: 'js', sql: 'sql', json: 'json', yaml: 'yaml' }
const MARKED = /<!-- from: ([^\s#]+)#([\w-]+) -->\n[\s\S]*?<!-- end -->/g
/** What a comment begins with. */
const MARKS = ['//', '#']
const OPENED = /<!-- from: /g

/** The lines of a region, with the indentation they share taken away. */
export const regionOf = (text, name) => {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => MARKS.some((mark) => line.trim() === `${mark} #region ${name}`))
  if (first < 0) return null
  const length = lines.slice(first).findIndex((line) => MARKS.some((mark) => line.trim() === `${mark} #endregion`))
  if (length < 0) return null
  const found = lines.slice(first + 1, first + length)
  const indents = found.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return found.map((line) => line.slice(indent)).join('\n')
}

/** A guide with every block as its source has it. Throws where there is no such file or region, or a mark is not ended. */
export const filled = (guide, sourceOf) => {
  let blocks = 0
  const text = guide.replace(MARKED, (_, path, name) => {
    blocks += 1
    const source = sourceOf(path)
    const region = source === null ? null : regionOf(source, name)
    if (region === null) throw new Error(`there is no region ${name} in ${path}`)
    const language = LANGUAGES[path.split('.').at(-1)] ?? ''
    return `<!-- from: ${path}#${name} -->\n\n\`\`\`${language}\n${region}\n\`\`\`\n\n<!-- end -->`
  })
  if ((guide.match(OPENED) ?? []).length !== blocks) throw new Error('a block is begun and not ended by <!-- end -->')
  return text
}

const main = () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const folder = join(root, 'docs/guides')
  const check = process.argv.includes('--check')
  const sourceOf = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)
  let stale = 0
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
    const guide = readFileSync(join(folder, name), 'utf8')
    const text = filled(guide, sourceOf)
    if (text === guide) continue
    stale += 1
    if (check) console.error(`out of date: docs/guides/${name} (run npm run generate)`)
    else writeFileSync(join(folder, name), text)
  }
  process.exit(check && stale > 0 ? 1 : 0)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main()
