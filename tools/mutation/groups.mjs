// Which code is changed and which specs have to notice, given what was asked for.
import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { filesUnder } from '../files.mjs'

/** The pure code of the product: every domain, and what counts days and makes figures. */
const PURE = ['libs/calendar', 'libs/kernel', 'libs/statistics', 'services']
/** Examples are made for specs; an index and the tools of the calendar decide nothing. */
const LEFT_OUT = /[.]spec[.]ts$|[/](?:examples|index)[.]ts$|[/](?:tools|calendars)[/]/

const groupOf = (file) => {
  const domain = /^services\/[^/]+\/domain(?=\/)/.exec(file)
  const lib = /^libs\/[^/]+(?=\/)/.exec(file)
  return domain?.[0] ?? lib?.[0] ?? null
}
const byKind = (one, other) => /propert/.test(one) - /propert/.test(other) || (one < other ? -1 : 1)

/**
 * Each domain or lib with what is changed of it and the specs beside it, properties last since they take longest. `wanted`:
 * paths of folders or files; none for every domain of the services.
 */
export const groupsFor = (root, wanted) => {
  const isWanted = (file) => wanted.some((path) => file === path || file.startsWith(`${path.replace(/[/]$/, '')}/`))
  const files = PURE.flatMap((folder) => filesUnder(root, folder)).filter(
    (file) => file.endsWith('.ts') && groupOf(file),
  )
  const isChanged = (file) =>
    !LEFT_OUT.test(file) && (wanted.length > 0 ? isWanted(file) : file.startsWith('services/'))
  const groups = [...new Set(files.filter(isChanged).map(groupOf))]
  return groups.map((folder) => {
    const ofGroup = files.filter((file) => groupOf(file) === folder)
    const specs = ofGroup.filter((file) => file.endsWith('.spec.ts')).sort(byKind)
    // specs of the campaign's domain read the campaign files, which the edge beside it does
    const around = folder.replace(/[/]domain$/, '')
    return { folder, around, changed: ofGroup.filter(isChanged), specs }
  })
}

/** What the specs of a group say, as one hash: with other specs every earlier answer is worth nothing. */
export const printOfSpecs = (root, { specs }) => {
  const hash = createHash('sha256')
  for (const spec of specs) hash.update(`${spec}\n`).update(readFileSync(join(root, spec)))
  return hash.digest('hex').slice(0, 16)
}
