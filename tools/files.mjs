// The source files of the workspace, found by walking: what the checks must have seen.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folders that hold our code. */
export const CODE = ['libs', 'services', 'apps', 'test']
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.nx', 'test/architecture/fixtures'])

/** Every file below a folder, relative to the root; what is built, installed or meant to fail is left out. */
export const filesUnder = (root, folder) =>
  !existsSync(join(root, folder))
    ? []
    : readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`
        if (SKIPPED.has(entry.name) || SKIPPED.has(path)) return []
        return entry.isDirectory() ? filesUnder(root, path) : [path]
      })

/** Every TypeScript and JavaScript module of the workspace. */
export const modulesOf = (root) =>
  CODE.flatMap((folder) => filesUnder(root, folder)).filter(
    (file) => /[.][cm]?[jt]sx?$/.test(file) && !file.endsWith('.d.ts'),
  )
