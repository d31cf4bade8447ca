import { commandPrint } from './command-print.js'
import type { KeyVault } from './key-vault.js'
import type { SubjectId } from './subject.js'

/** A command whose print is to be taken. */
export interface PrintedCommand {
  readonly name: string
  /** The input as its schema returned it. */
  readonly input: unknown
}

/** What a context says of the prints of its commands. */
export interface CommandPrinting {
  /** How the inputs that name files are printed: by their contents, not by where these happen to lie. */
  readonly texts?: Readonly<Record<string, (input: never) => object>>
  /** Whose key takes the print where a command carries personal data; null: the installation's. */
  readonly under?: (name: string, input: unknown) => SubjectId | null
}

/** The text of a command as its print is taken. */
export const printedText = (
  printings: readonly CommandPrinting[],
  text: string,
  { name, input }: PrintedCommand,
): string => {
  const own = printings.find(({ texts }) => texts && Object.hasOwn(texts, name))?.texts?.[name]
  return own ? `${name}\n${JSON.stringify(own(input as never))}` : text
}

/**
 * Takes the print of a command: under the subject's key where it carries personal data, else, and where that key is
 * gone, under the installation's.
 */
export const commandPrinter = async (printings: readonly CommandPrinting[], vault: KeyVault) => {
  const installation = await vault.printingKey()
  return (sent: string, command: PrintedCommand): string | Promise<string> => {
    const text = printedText(printings, sent, command)
    const subject = printings.map(({ under }) => under?.(command.name, command.input) ?? null).find(Boolean) ?? null
    if (subject === null) return commandPrint(text, installation)
    return vault.keyOf(subject).then((key) => commandPrint(text, key ?? installation))
  }
}
