import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { refusalText } from '@huiyin/contracts'
import { calendarYear } from '@huiyin/contracts/campaign'
import { channelDefinition, replyTemplate } from '@huiyin/contracts/intake'
import { handlingMode, ledgerKind } from '@huiyin/contracts/rectification'
import { SYSTEM, type SendCommand } from '@huiyin/messaging'
import { parse, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { EXIT, NotPossible, type ExitCode } from './exit.js'
import type { Terminal } from './terminal.js'

/** What a tenant may define: what one is called, its shape, and the command that takes it. */
const DEFINABLE = {
  channels: { one: 'channel', shape: channelDefinition, command: 'DefineChannel' },
  modes: { one: 'mode', shape: handlingMode, command: 'DefineHandlingMode' },
  ledgers: { one: 'ledger', shape: ledgerKind, command: 'DefineLedgerKind' },
  templates: { one: 'template', shape: replyTemplate, command: 'DefineReplyTemplate' },
  calendar: { one: 'calendarYear', shape: calendarYear, command: 'AdoptCalendarYear' },
} as const

export type Definable = keyof typeof DEFINABLE
export const DEFINABLES = Object.keys(DEFINABLE) as [Definable, ...Definable[]]

/** A definition of any kind, checked by the shape of its kind. */
export type Definition = { readonly zh: string } & ({ readonly code: string } | { readonly year: number })

/** What tells one definition of a kind from another: its code, or the year it is about. */
const codeOf = (definition: Definition): string => ('code' in definition ? definition.code : String(definition.year))

const readYaml = (path: string): unknown => {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof YAMLParseError) throw new NotPossible(`${path} is no YAML: ${error.message}`)
    throw error
  }
}

/** What is wrong with one definition of a file, by its place. */
const problemsOf = (what: Definable, given: unknown, index: number): readonly string[] => {
  const { one, shape } = DEFINABLE[what]
  const { error } = (shape as z.ZodType).safeParse(given)
  return (error?.issues ?? []).map(
    ({ path, message }) => `${one} ${index + 1}, ${path.join('.') || 'as a whole'}: ${message}`,
  )
}

const twice = (codes: readonly string[]): readonly string[] =>
  [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map(
    (code) => `the code ${code} stands twice`,
  )

/** These definitions, checked; throws `NotPossible` with everything that is wrong in them. */
export const checkedDefinitions = (
  what: Definable,
  given: readonly unknown[],
  where: string,
): readonly Definition[] => {
  const cannot = (problems: readonly string[]) =>
    new NotPossible(`${where} cannot be used:\n  ${problems.join('\n  ')}`)
  const problems = given.flatMap((one, index) => problemsOf(what, one, index))
  if (problems.length > 0) throw cannot(problems)
  const definitions = given.map((one) => (DEFINABLE[what].shape as z.ZodType<Definition>).parse(one))
  const repeated = twice(definitions.map(codeOf))
  if (repeated.length > 0) throw cannot(repeated)
  return definitions
}

/**
 * The definitions of a file: one, or a list of them. Throws `NotPossible` with everything that is wrong in it, so that of
 * a file either all is defined or nothing.
 */
export const definitionsIn = (what: Definable, path: string): readonly Definition[] => {
  const read = readYaml(path)
  return checkedDefinitions(what, Array.isArray(read) ? (read as readonly unknown[]) : [read], path)
}

/** Defines them for a tenant, one after the other, and says of each whether that was new. */
export const defineAll = async (
  { send, settle }: { readonly send: SendCommand; readonly settle: () => Promise<void> },
  {
    tenant,
    what,
    definitions,
  }: { readonly tenant: string; readonly what: Definable; readonly definitions: readonly Definition[] },
  { print }: Pick<Terminal, 'print'>,
): Promise<ExitCode> => {
  const { one, command } = DEFINABLE[what]
  for (const definition of definitions) {
    const commandId = randomUUID()
    const ids = { commandId, correlation: commandId, causation: commandId }
    const about = { tenant, actor: SYSTEM, occurred: null, ...ids }
    const answer = await send({ name: command, input: { [one]: definition }, ...about })
    const code = codeOf(definition)
    if (!answer.ok) throw new NotPossible(`${code} was refused: ${refusalText(answer.refusal, 'en')}`)
    print(`${code}  ${definition.zh}  ${answer.events.length > 0 ? 'defined' : 'unchanged'}`)
  }
  await settle()
  return EXIT.ok
}
