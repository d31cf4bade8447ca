// TypeScript's project references say again what a package.json already says: which @huiyin packages it needs.
// This writes them from there. `--check` writes nothing and exits 1 when a file would change.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const check = process.argv.includes('--check')
const parents = ['libs', 'libs/adapters', 'services', 'apps']
const projects = parents.flatMap((parent) =>
  (existsSync(join(root, parent)) ? readdirSync(join(root, parent)) : [])
    .map((name) => join(parent, name))
    .filter(
      (folder) => existsSync(join(root, folder, 'package.json')) && existsSync(join(root, folder, 'tsconfig.json')),
    ),
)
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))
const folderOf = new Map(projects.map((folder) => [read(join(folder, 'package.json')).name, folder]))
const isReferenced = (folder) => read(join(folder, 'tsconfig.json')).extends?.endsWith('tsconfig.lib.json')

let stale = 0
const write = (file, text) => {
  if (existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8') === text) return
  stale += 1
  if (check) console.error(`out of date: ${file} (run npm run generate)`)
  else writeFileSync(join(root, file), text)
}

for (const folder of projects.filter(isReferenced)) {
  const { dependencies = {}, name } = read(join(folder, 'package.json'))
  const needed = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@huiyin/'))
  const unknown = needed.filter((dependency) => !folderOf.has(dependency))
  if (unknown.length > 0)
    throw new Error(`${name} depends on ${unknown.join(', ')}, which no workspace folder provides`)
  const config = read(join(folder, 'tsconfig.json'))
  config.references = needed
    .filter((dependency) => isReferenced(folderOf.get(dependency)))
    .sort()
    .map((dependency) => ({ path: relative(folder, folderOf.get(dependency)) }))
  write(join(folder, 'tsconfig.json'), `${JSON.stringify(config, null, 2)}\n`)
}
const references = projects.filter(isReferenced).map((folder) => ({ path: folder }))
write('tsconfig.build.json', `${JSON.stringify({ files: [], references }, null, 2)}\n`)
process.exit(check && stale > 0 ? 1 : 0)
