import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSpec, projectsOf, walk } from './files.js'
import { jestSpecs, linted } from './tools.js'

const CODE = /^(libs|services|apps|test)\//
const MODULE = /[.][cm]?[jt]sx?$/

/** What each project folder lacks of a package.json with an Nx tag and a name of ours, a tsconfig and a README. */
export const projectFaults = (root: string): readonly string[] =>
  projectsOf(root).flatMap((folder) => {
    const faults = ['package.json', 'tsconfig.json', 'README.md']
      .filter((file) => !existsSync(join(root, folder, file)))
      .map((file) => `${folder} has no ${file}`)
    const manifest = join(root, folder, 'package.json')
    if (!existsSync(manifest)) return faults
    const { name, nx } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string; nx?: { tags?: string[] } }
    if (!nx?.tags?.length) faults.push(`${folder} has no nx tag`)
    if (!name?.startsWith('@huiyin/')) faults.push(`${folder} is called ${name}`)
    return faults
  })

/** Spec files anywhere in the repository that Jest does not find. */
export const unrunSpecs = (root: string): readonly string[] => {
  const found = new Set(jestSpecs(root))
  return walk(root).filter((file) => isSpec(file) && !found.has(join(root, file)))
}

/** Source files that the linter does not look at. */
export const unlinted = (root: string): readonly string[] => {
  const found = new Set(linted(root))
  return walk(root).filter((file) => CODE.test(file) && MODULE.test(file) && !found.has(file))
}

/** `test.skip`, `it.only`, `describe.each(…).skip`, `xit`, `test.todo` … in the text of a spec. */
export const skippedIn = (text: string): readonly string[] => [
  ...(text.match(/\b(?:test|it|describe)\b(?:\.\w+)*\.(?:skip|only|todo|failing)\b/g) ?? []),
  ...(text.match(/(?<![\w.])(?:xit|xtest|xdescribe|fit|fdescribe)(?=\s*[(.])/g) ?? []),
]

/** Specs with a test that is skipped, focused or only promised. */
export const skippingSpecs = (root: string): readonly string[] =>
  walk(root)
    .filter(isSpec)
    .flatMap((file) => skippedIn(readFileSync(join(root, file), 'utf8')).map((found) => `${file}: ${found}`))
