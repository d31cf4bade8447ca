// Prints docs/catalogue from the built code: commands, own events, published events, refusals, lists, fact tables.
// `--check` writes nothing and ends with 1 when a page is out of date. Needs `npm run build` first.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'docs/catalogue')
const check = process.argv.includes('--check')
const load = (file) => import(pathToFileURL(join(root, file)).href)

/** The files of a pattern in which `*` stands for one name; Node 20 has no glob of its own. */
const built = (pattern) =>
  pattern.split('/').reduce(
    (folders, part) =>
      folders.flatMap((at) => {
        if (!part.includes('*')) return existsSync(join(at, part)) ? [join(at, part)] : []
        const shape = new RegExp(`^${part.replaceAll('.', '[.]').replace('*', '[^.]+')}$`)
        return readdirSync(at)
          .filter((name) => shape.test(name))
          .sort()
          .map((name) => join(at, name))
      }),
    [root],
  )

const HEAD = 'Printed from the code by `npm run generate`; do not edit.'
const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
const table = (columns, rows) =>
  [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
const page = (title, ...parts) => `# ${title}\n\n${HEAD}\n\n${parts.join('\n\n')}\n`

const contracts = await load('libs/contracts/dist/index.js')
const { commandsByContext } = contracts

const commandPage = () =>
  page(
    'Commands',
    ...Object.entries(commandsByContext).map(([context, definitions]) => {
      const rows = Object.entries(definitions).map(([name, { zh, says, roles, scope, lateDays, requirements }]) => [
        `\`${name}\``,
        zh,
        says,
        roles.join(', '),
        typeof scope === 'string' ? scope : `ownUnit for ${scope.ownUnitFor.join(', ')}`,
        lateDays ?? 'any',
        requirements.join(', '),
      ])
      return `## ${context}\n\n${table(['Command', '中文', 'Meaning', 'Roles', 'Scope', 'Recorded up to days later', 'Requirements'], rows)}`
    }),
  )

const ofTheLog = ['seal', 'operations', 'access-digest'].map((name) =>
  join(root, `libs/event-sourcing/dist/${name}.js`),
)
const eventModules = [
  ...built('services/*/dist/domain/*/events.js'),
  ...ofTheLog,
  join(root, 'libs/installation/dist/api-keys.js'),
]
const definitions = []
for (const file of eventModules) {
  for (const value of Object.values(await import(pathToFileURL(file).href))) {
    if (value && typeof value === 'object' && 'category' in value && 'defs' in value) definitions.push(value)
  }
}

const eventPage = () =>
  page(
    'Events',
    ...definitions
      .toSorted((one, other) => one.category.localeCompare(other.category))
      .map(({ category, defs }) => {
        const rows = Object.entries(defs).map(([type, { schema, says }]) => [
          `\`${type}\``,
          contracts.eventLabels[type]?.zh,
          schema,
          says,
        ])
        return `## Streams \`${category}-<id>\`\n\n${table(['Event', '中文', 'Schema', 'Meaning'], rows)}`
      }),
  )

const publishedPage = async () => {
  const parts = []
  for (const file of built('libs/contracts/dist/*/published.js')) {
    for (const [name, value] of Object.entries(await import(pathToFileURL(file).href))) {
      if (!name.endsWith('Published')) continue
      const rows = Object.entries(value).map(([event, { version, says, example }]) => [
        `\`${event}\``,
        version,
        says,
        `\`${JSON.stringify(example).slice(0, 160)}\``,
      ])
      parts.push(`## ${name.replace(/Published$/, '')}\n\n${table(['Event', 'Version', 'Meaning', 'Example'], rows)}`)
    }
  }
  return page('Published events', ...parts)
}

const refusalPage = () =>
  page(
    'Refusals',
    table(
      ['Code', '中文', 'English'],
      Object.entries(contracts.refusalTexts).map(([code, { zh, en }]) => [`\`${code}\``, zh, en]),
    ),
  )

const listPages = async () => {
  const lists = []
  const tables = []
  for (const file of built('services/*/dist/projections/*.js')) {
    for (const value of Object.values(await import(pathToFileURL(file).href))) {
      if (!value || typeof value !== 'object' || !('columns' in value) || !('name' in value)) continue
      if ('read' in value) lists.push(value)
      if ('rowsOf' in value) tables.push(value)
    }
  }
  const rows = (values, ...more) =>
    values
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map((value) => [
        `\`${value.name}\``,
        value.says,
        Object.keys(value.columns).join(', '),
        ...more.map((of) => of(value)),
      ])
  const hiddenFrom = ({ hiddenFrom: rule }) =>
    'column' in rule ? `by ${rule.column}` : 'itemColumn' in rule ? `as the item in ${rule.itemColumn}` : rule.nobody
  return page(
    'Lists and fact tables',
    `## Lists (SQLite, one row a key)\n\n${table(
      ['List', 'Meaning', 'Columns', 'Unit column', 'Hidden from whoever is complained of'],
      rows(lists, ({ unitColumn }) => unitColumn, hiddenFrom),
    )}`,
    `## Fact tables (ClickHouse, one row a fact)\n\n${table(
      ['Table', 'Meaning', 'Columns', 'Order'],
      rows(tables, ({ orderBy }) => orderBy.join(', ')),
    )}`,
  )
}

const pages = {
  'commands.md': commandPage(),
  'events.md': eventPage(),
  'published-events.md': await publishedPage(),
  'refusals.md': refusalPage(),
  'lists.md': await listPages(),
}
if (!check) mkdirSync(folder, { recursive: true })
const stale = Object.entries(pages).filter(([name, text]) => {
  const file = join(folder, name)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false
  if (check) console.error(`out of date: docs/catalogue/${name} (run npm run generate)`)
  else writeFileSync(file, text)
  return true
})
process.exit(check && stale.length > 0 ? 1 : 0)
