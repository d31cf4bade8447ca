// docs/catalogue/requirements.md as text, from the rows and the evidence.

import { byText } from './requirement-ids.mjs'

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = (columns, rows) =>
  [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const HEAD = `# Requirements

Printed by \`npm run generate\` from \`docs/catalogue/requirement-rows.csv\` and \`docs/catalogue/requirements.csv\`; do not
edit. The numbers are those of the five campaign documents (S0 to S4). What a row must show is what somebody has to be able
to print, open or export in the end; the number is the one in its clause.

A row is *proven* when a spec whose title names it passed and, while it ran, sent a command or read a figure. What its specs
sent, were refused, decided and asked was noted while they ran (\`npm run proof -- PATH\`); nobody wrote it down by hand. That
a spec names a row says somebody meant it; whether it proves all of the row is for people to judge. Specs that ran in another process, or
drew pages without a command, leave no note: their rows are *only named*.`

const codes = (evidence, list) => {
  const all = new Set(evidence.flatMap((one) => one[list]))
  return [...all]
    .sort(byText)
    .map((code) => `\`${code}\``)
    .join(' ')
}
const specs = (evidence) =>
  [...new Set(evidence.map(({ spec }) => spec))]
    .sort(byText)
    .map((spec) => `\`${spec}\``)
    .join('<br>')

const provenRow = ({ id, shows, number }, evidence) => [
  ...[id, shows, number, specs(evidence)],
  ...['commands', 'refusals', 'events', 'figures'].map((list) => codes(evidence, list)),
]

/** Each row of a context with what counts for it and what only names it. */
const judged = (rows, evidence) =>
  rows.map((row) => {
    const naming = evidence.filter(({ id }) => id === row.id)
    return { row, counting: naming.filter(({ counts }) => counts), naming }
  })

const PROVEN = ['Row', 'Must show', 'Number', 'Specs', 'Commands', 'Refusals', 'Events', 'Figures and questions']

const contextPart = (context, all) => {
  const proven = all.filter(({ counting }) => counting.length > 0)
  const named = all.filter(({ counting, naming }) => counting.length === 0 && naming.length > 0)
  const without = all.filter(({ naming }) => naming.length === 0)
  const bare = ({ row: { id, shows, number } }) => [id, shows, number]
  return [
    `## ${context}`,
    ...(proven.length > 0
      ? [
          '### Proven',
          table(
            PROVEN,
            proven.map(({ row, counting }) => provenRow(row, counting)),
          ),
        ]
      : []),
    ...(named.length > 0
      ? [
          '### Only named',
          table(
            ['Row', 'Must show', 'Number', 'Specs'],
            named.map((one) => [...bare(one), specs(one.naming)]),
          ),
        ]
      : []),
    ...(without.length > 0 ? ['### Without a spec', table(['Row', 'Must show', 'Number'], without.map(bare))] : []),
  ]
}

/** The whole page. The same for the same tables: sorted, and without a time. */
export const requirementsPage = (rows, evidence) => {
  const contexts = [...new Set(rows.map(({ context }) => context))].sort(byText)
  const all = new Map(
    contexts.map((context) => [
      context,
      judged(
        rows.filter((row) => row.context === context),
        evidence,
      ),
    ]),
  )
  const counts = contexts.map((context) => {
    const judgedRows = all.get(context)
    const proven = judgedRows.filter(({ counting }) => counting.length > 0).length
    const without = judgedRows.filter(({ naming }) => naming.length === 0).length
    return [context, judgedRows.length, proven, judgedRows.length - proven - without, without]
  })
  const total = counts.reduce((sum, row) => sum.map((n, at) => n + row[at + 1]), [0, 0, 0, 0])
  const summary = table(['Context', 'Rows', 'Proven', 'Only named', 'Without a spec'], [...counts, ['all', ...total]])
  const parts = contexts.flatMap((context) => contextPart(context, all.get(context)))
  return `${[HEAD, summary, ...parts].join('\n\n')}\n`
}
