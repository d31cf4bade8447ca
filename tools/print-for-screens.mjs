// Prints what the screens know of the server from where it is decided: the types of the answers from the agreed schema,
// the words of refusals from the contracts, the names of channels from the campaigns. `--check` writes
// nothing and ends with 1 when a file is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSchema, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType } from 'graphql'
import { rolldown } from 'rolldown'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}apps/dashboard/`

const SCALARS = { ID: 'string', String: 'string', Int: 'number', Float: 'number', Boolean: 'boolean' }

const typeText = (type, input) => {
  if (isNonNullType(type)) return bareText(type.ofType, input)
  return `${bareText(type, input)} | null`
}
const bareText = (type, input) => {
  if (!isListType(type)) return SCALARS[type.name] ?? type.name
  const inner = typeText(type.ofType, input)
  return `readonly ${/^readonly |\|/.test(inner) ? `(${inner})` : inner}[]`
}

const fieldText = (field, input) => {
  const optional = input && !isNonNullType(field.type) ? '?' : ''
  const maybe = optional ? ' | undefined' : ''
  return `  readonly ${field.name}${optional}: ${typeText(field.type, input)}${maybe}`
}

const schemaTypes = () => {
  const schema = buildSchema(readFileSync(`${root}apps/dashboard-api/schema.graphql`, 'utf8'))
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && type.name !== 'Query' && (isObjectType(type) || isInputObjectType(type)),
  )
  if (Object.values(schema.getTypeMap()).some((type) => isEnumType(type) && !type.name.startsWith('__')))
    throw new Error('an enum appeared in the schema; print it here')
  return types
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((type) => {
      const input = isInputObjectType(type)
      const fields = Object.values(type.getFields()).map((field) => fieldText(field, input))
      return `export interface ${type.name} {\n${fields.join('\n')}\n}\n`
    })
    .join('\n')
}

/** The contracts' own module, run as it is: it is TypeScript, so it is bundled first. */
const refusalTexts = async () => {
  const bundle = await rolldown({
    input: `${root}libs/contracts/refusals.ts`,
    resolve: { conditionNames: ['@huiyin/source', 'import'] },
  })
  const { output } = await bundle.generate({ format: 'es' })
  const module = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
  return module.refusalTexts
}

const byLanguage = (texts, language) =>
  Object.fromEntries(
    Object.entries(texts)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, text]) => [code, text[language]]),
  )

const campaignChannels = () => {
  const files = readdirSync(`${root}campaigns`).filter((file) => /^s\d+\.yaml$/.test(file))
  const channels = {}
  for (const file of files.toSorted()) {
    const campaign = parse(readFileSync(`${root}campaigns/${file}`, 'utf8'))
    for (const { code, zh, en } of campaign.channels ?? []) channels[code] ??= { zh, en }
  }
  return channels
}

/** The channels of the model, under the names of the model where no campaign calls one so. */
const standardChannels = async () => (await import('@huiyin/contracts/intake')).standardChannels

const head = (from) => `// Printed from ${from} by npm run generate.\n`
const json = (value) => JSON.stringify(value, null, 2)

const texts = await refusalTexts()
const channels = campaignChannels()
for (const { code, zh, en } of await standardChannels()) channels[code] ??= { zh, en }
const files = {
  'shared/api/schema.generated.ts': `${head('apps/dashboard-api/schema.graphql')}\n${schemaTypes()}`,
  'shared/i18n/refusals.generated.ts':
    `${head('libs/contracts/refusals.ts')}\nexport const refusalsZh = ${json(byLanguage(texts, 'zh'))} as const\n\n` +
    `export const refusalsEn = ${json(byLanguage(texts, 'en'))} as const\n`,
  'shared/i18n/codes.generated.ts':
    `${head('campaigns/*.yaml and libs/contracts/intake/standard-channels.ts')}\ninterface Words {\n  readonly zh: string\n  readonly en: string\n}\n\n` +
    `/** Channels by code. */\nexport const channelNames: Readonly<Record<string, Words>> = ${json(channels)}\n`,
}

const check = process.argv.includes('--check')
let stale = 0
for (const [name, text] of Object.entries(files)) {
  const file = `${folder}${name}`
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  stale += 1
  if (check) console.error(`out of date: apps/dashboard/${name} (run npm run generate)`)
  else writeFileSync(file, text)
}
process.exit(check && stale > 0 ? 1 : 0)
