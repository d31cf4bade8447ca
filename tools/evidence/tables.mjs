// The tables behind the page of requirements, as data: the rows themselves, and the evidence of each title.
import { parse } from 'csv-parse/sync'
import { byText, requirementIds } from './requirement-ids.mjs'

const LISTS = ['commands', 'refusals', 'events', 'figures']
const records = (text) => (text === '' ? [] : parse(text, { columns: true }))

/** A title counts when it sent a command or read a figure; that it names a row is not enough. */
const counting = (one) => ({ ...one, counts: one.commands.length + one.figures.length > 0 })
const keyOf = ({ id, spec, title }) => `${id} ${spec} ${title}`

/** The rows of the catalogue. Throws where an id stands twice. */
export const rowsIn = (text) => {
  const rows = records(text)
  const ids = rows.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice) throw new Error(`requirement-rows.csv: ${twice} stands twice`)
  return rows
}

/** Evidence as it is kept: one for each row a title names. */
export const evidenceIn = (text) =>
  records(text).map((one) =>
    counting({ ...one, ...Object.fromEntries(LISTS.map((list) => [list, one[list].split(' ').filter(Boolean)])) }),
  )

/** Evidence as a run of specs noted it, one JSON a line; a title that ran several times did all of it. */
export const heardIn = (text) => {
  const byKey = new Map()
  for (const line of text.split('\n').filter(Boolean)) {
    const { file: spec, title, ...lists } = JSON.parse(line)
    for (const id of requirementIds(title)) {
      const known = byKey.get(keyOf({ id, spec, title }))
      const all = LISTS.map((list) => [list, [...new Set([...(known?.[list] ?? []), ...lists[list]])].sort(byText)])
      byKey.set(keyOf({ id, spec, title }), counting({ id, spec, title, ...Object.fromEntries(all) }))
    }
  }
  return [...byKey.values()]
}

/** What was kept, with every spec file that ran again as it is now; what a spec file said that is gone is left out. */
export const merged = (kept, heard, exists) => {
  const ran = new Set(heard.map(({ spec }) => spec))
  return [...kept.filter(({ spec }) => !ran.has(spec) && exists(spec)), ...heard].sort((one, other) =>
    byText(keyOf(one), keyOf(other)),
  )
}

/** Titles that counted before and ran now, and did nothing that counts. */
export const silenced = (kept, heard) => {
  const now = new Map(heard.map((one) => [keyOf(one), one]))
  return kept.filter((one) => one.counts && now.get(keyOf(one))?.counts === false)
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The evidence as it is kept: sorted, without a time, the same for the same evidence. */
export const evidenceCsv = (evidence) =>
  [
    ['id', 'spec', 'title', ...LISTS].join(','),
    ...evidence.map((one) =>
      [one.id, one.spec, one.title, ...LISTS.map((list) => one[list].join(' '))].map(cell).join(','),
    ),
  ].join('\n') + '\n'
