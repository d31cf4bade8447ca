// Prints infra/kafka/topics.yaml from the built contracts: which topic carries what each context publishes. `--check`
// writes nothing and ends with 1 when it is out of date. Needs `npm run build` first.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = join(root, 'infra/kafka/topics.yaml')
const { publishedByContext, topicsByContext } = await import(
  pathToFileURL(join(root, 'libs/contracts/dist/index.js')).href
)

const blockOf = ([context, { version, partitions }]) => {
  const name = `huiyin.${context}.v${version}`
  const events = Object.entries(publishedByContext[context]).map(([event, { version: of }]) => `      ${event}: ${of}`)
  return [
    `  - name: ${name}`,
    `    context: ${context}`,
    `    version: ${version}`,
    `    partitions: ${partitions}`,
    `    deadLetters: ${name}.dead-letters`,
    '    events:',
    ...events,
  ].join('\n')
}
const text = `# Printed from libs/contracts/topics.ts by \`npm run generate\`; do not edit. Partitions are never added: a topic with
# another number of them is another version. Each is kept for ever; replication is the cluster's own.
topics:
${Object.entries(topicsByContext).map(blockOf).join('\n')}
`

const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text
if (!isCurrent && process.argv.includes('--check')) {
  console.error('out of date: infra/kafka/topics.yaml (run npm run generate)')
  process.exit(1)
}
if (!isCurrent) {
  mkdirSync(join(root, 'infra/kafka'), { recursive: true })
  writeFileSync(file, text)
}
