// The program as few files: what is compiled, with the packages it uses, bundled by tools/bundle.mjs, because Node finds
// and reads 2,600 modules one by one for longer than it takes to run most commands. Older than anything it is made of,
// it is not used, so nobody ever runs what he has not just built.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Where the bundle lies. */
export const BUNDLE = `${ROOT}apps/huiyin/dist/bundle`

/** The name of what a process of a kind begins with, in the bundle. */
export const processFile = (kind) => `process-${kind}`

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** What TypeScript touches in every project it has compiled, and the list of packages. */
const madeOf = (root) => [
  `${root}package-lock.json`,
  ...['libs', 'libs/adapters', 'services', 'apps'].flatMap((parent) =>
    readdirSync(`${root}${parent}`).map((project) => `${root}${parent}/${project}/dist/.tsbuildinfo`),
  ),
]

/** Whether there is a bundle of what is compiled now. `root` ends in a slash. */
export const isFresh = (root = ROOT) => {
  const bundle = `${root}apps/huiyin/dist/bundle/main.js`
  return existsSync(bundle) && madeOf(root).every((file) => changedAt(file) <= changedAt(bundle))
}
