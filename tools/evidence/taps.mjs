// Where the product is listened to while specs run with HUIYIN_EVIDENCE_FILE: every decider of a domain, the gate of all
// commands, the judge of roles before it, the questions, and the figures of ClickHouse. Nothing of this is in the
// product: the line is added to the module when Jest compiles it, and only then.

/** The global under which a spec's environment listens. */
export const LISTENER = 'huiyin.evidence'

const heard = (how, name) => `globalThis[Symbol.for('${LISTENER}')]?.${how}(${name})`
const objectTap = (how) => (name) => ({ appended: `\n;${heard(how, name)}\n` })
/** A function cannot be changed in place: the module keeps it under another name and exports what listens. */
const functionTap = (how) => (name) => ({
  from: `export const ${name} = `,
  to: `const ${name}Unheard = `,
  appended: `\n;export const ${name} = ${heard(how, `${name}Unheard`)} ?? ${name}Unheard\n`,
})

const TAPS = [
  { file: 'libs/messaging/command-gate.ts', name: 'commandGate', tap: functionTap('gate') },
  { file: 'libs/analytics/ask.ts', name: 'asking', tap: functionTap('figures') },
  { file: 'libs/nest-platform/handle-command.ts', name: 'HandleCommandHandler', tap: objectTap('commands') },
  { file: 'libs/nest-platform/answer-question.ts', name: 'AnswerQuestionHandler', tap: objectTap('questions') },
]
const DOMAIN = /(?:^|\/)services\/[a-z-]+\/domain\/[^.]+[.]ts$/
const DECIDER = /^export const (\w+): Decider</gm

/** What is tapped in this module, by its path with `/`. Throws where a module has lost what is tapped in it. */
const tapsOf = (source, file) => {
  const named = TAPS.filter((one) => file.endsWith(`/${one.file}`))
  for (const { name } of named) {
    if (!new RegExp(`^export (?:const|class) ${name}\\b`, 'm').test(source)) {
      throw new Error(`${file} exports no ${name} any more: see tools/evidence/taps.mjs`)
    }
  }
  const deciders = DOMAIN.test(file) ? [...source.matchAll(DECIDER)].map(([, name]) => name) : []
  return [...named.map(({ name, tap }) => tap(name)), ...deciders.map(objectTap('decider'))]
}

/**
 * The compiled module with its taps, given its source and its path. A module without taps stays as it is. Throws where
 * the compiler wrote an export in another way than expected, so that no tap is lost unseen.
 */
export const withTaps = (compiled, source, file) => {
  let code = compiled
  for (const { from, to, appended } of tapsOf(source, file)) {
    if (from !== undefined && code.split(from).length !== 2) throw new Error(`${file}: no single "${from}"`)
    if (from !== undefined) code = code.replace(from, to)
    code += appended
  }
  return code
}
