import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '')
/** Where the files lie that must fail, and those that must not. */
export const FIXTURES = 'test/architecture/fixtures'

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', '.nx'])

/**
 * Every file below a folder of a root, relative to the root. Fixtures are left out unless the folder lies within them.
 * Written apart from tools/files.mjs on purpose: these specs count again what the tools say they have seen.
 */
export const walk = (root: string, folder = ''): readonly string[] => {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (path === FIXTURES || path === 'data') return []
      return entry.isDirectory() ? walk(root, path) : [path]
    })
}

/** The names of the folders directly in a folder. */
export const foldersIn = (root: string, folder: string): readonly string[] =>
  !existsSync(join(root, folder))
    ? []
    : readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !NOT_OURS.has(entry.name))
        .map(({ name }) => name)

/** The project folders: libs, adapters, services, apps. */
export const projectsOf = (root: string): readonly string[] =>
  ['libs', 'libs/adapters', 'services', 'apps']
    .flatMap((parent) => foldersIn(root, parent).map((name) => `${parent}/${name}`))
    .filter((folder) => folder !== 'libs/adapters')

/** Everything that is TypeScript source of ours, specs included. */
export const isSource = (file: string): boolean => /[.]tsx?$/.test(file) && !file.endsWith('.d.ts')
export const isSpec = (file: string): boolean => /[.]spec[.]tsx?$/.test(file)
