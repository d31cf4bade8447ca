// Writes an edition of the 'cn' calendar from the npm package chinese-days, which knows the State Council's notices:
//   node tools/import-chinese-days.mjs            writes calendars/cn-2026-1.generated.ts
//   node tools/import-chinese-days.mjs --check    exits 1 when that file is not what would be written
// For the next edition raise EDITION: it gets a file of its own, and the file of the old one stays as it is.
// Options for its spec: --from, --to (years), --source (a folder of <year>.json files), --out (the file).
//
// chinese-days answers for a year without data as if it had no holidays (1.5.7 calls 2027-01-01 a working day), so a
// year is refused unless its own file exists, names all seven holidays (Mid-Autumn may lie within a National Day of
// eight days or more), and swaps as many weekdays as it has make-up days.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const EDITION = { file: 'cn-2026-1.generated.ts', from: 2019, to: 2026, package: '1.5.7' }
const HOLIDAYS = {
  元旦: 'newYear',
  春节: 'springFestival',
  清明: 'tombSweeping',
  劳动节: 'labourDay',
  端午: 'dragonBoat',
  中秋: 'midAutumn',
  国庆节: 'nationalDay',
}

const refuse = (message) => {
  console.error(message)
  process.exit(1)
}

const isWeekend = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

const codeOf = (day, label) => HOLIDAYS[label.split(',')[1]] ?? refuse(`${day}: unknown holiday ${label}`)

const coded = (days) =>
  Object.entries(days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, label]) => [day, codeOf(day, label)])

const unpublished = (year, holidays, makeUpDays, swapped) => {
  const lengthOf = (code) => holidays.filter(([, holiday]) => holiday === code).length
  const missing = Object.values(HOLIDAYS).filter(
    (code) => lengthOf(code) === 0 && !(code === 'midAutumn' && lengthOf('nationalDay') >= 8),
  )
  if (missing.length > 0) return `no ${missing.join(', ')}`
  if (makeUpDays.length !== swapped) return `${swapped} weekdays swapped for ${makeUpDays.length} make-up days`
  const stray = [...holidays, ...makeUpDays].find(([day]) => !day.startsWith(`${year}-`))
  if (stray) return `${stray[0]} lies outside`
  const weekday = makeUpDays.find(([day]) => !isWeekend(day))
  return weekday && `make-up day ${weekday[0]} is no weekend`
}

const importYear = (folder, year) => {
  const file = join(folder, `${year}.json`)
  if (!existsSync(file)) refuse(`${year}: refused, no published data`)
  const source = JSON.parse(readFileSync(file, 'utf8'))
  const holidays = coded(source.holidays)
  const makeUpDays = coded(source.workdays)
  const reason = unpublished(year, holidays, makeUpDays, Object.keys(source.inLieuDays).length)
  if (reason) refuse(`${year}: refused, ${reason}`)
  return { year, daysOff: holidays.filter(([day]) => !isWeekend(day)), makeUpDays }
}

const record = (name, days) => {
  const holidays = [...new Set(days.map(([, holiday]) => holiday))]
  const lines = holidays.map((holiday) =>
    days.flatMap(([day, its]) => (its === holiday ? [`'${day}': '${holiday}'`] : [])).join(', '),
  )
  return `    ${name}: {\n${lines.map((line) => `      ${line},\n`).join('')}    },\n`
}

const render = (years, version) =>
  [
    `// Written by tools/import-chinese-days.mjs from chinese-days ${version}. An edition that was released never changes.\n`,
    `import type { CalendarYear } from '../calendar.js'\n\n`,
    `export const cnYears: Readonly<Record<string, CalendarYear>> = {\n`,
    ...years.map(
      ({ year, daysOff, makeUpDays }) =>
        `  ${year}: {\n${record('daysOff', daysOff)}${record('makeUpDays', makeUpDays)}  },\n`,
    ),
    `}\n`,
  ].join('')

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    from: { type: 'string', default: String(EDITION.from) },
    to: { type: 'string', default: String(EDITION.to) },
    source: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL(`../calendars/${EDITION.file}`, import.meta.url)) },
  },
})
const manifest = createRequire(import.meta.url).resolve('chinese-days/package.json')
const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
if (version !== EDITION.package) refuse(`chinese-days ${version} is installed; this edition is from ${EDITION.package}`)
const folder = values.source ?? join(dirname(manifest), 'dist', 'years')
const count = Number(values.to) - Number(values.from) + 1
const years = Array.from({ length: count }, (_, index) => importYear(folder, Number(values.from) + index))
const text = render(years, version)
if (!values.check) writeFileSync(values.out, text)
else if (!existsSync(values.out) || readFileSync(values.out, 'utf8') !== text) refuse(`stale: ${values.out}`)
