import { createInterface } from 'node:readline/promises'
import type { Readable } from 'node:stream'
import { Writable } from 'node:stream'
import { organisationCalls } from '@huiyin/contracts/organisation'
import { LEAST_PASSWORD_LENGTH } from '@huiyin/identity'
import { askOwner } from '@huiyin/nest-platform'
import { EXIT, NotPossible, type ExitCode } from '../cli/exit.js'
import type { Terminal } from '../cli/terminal.js'
import type { Given } from './deed.js'
import type { Operator } from './operator.js'

const UNSEEN = new Writable({ write: (_chunk, _encoding, done) => done() })

/** The first line that is typed or piped in; on a terminal it is not shown. Empty where there is none. */
export const secretLine = async (input: Readable, terminal: Pick<Terminal, 'signal'>): Promise<string> => {
  const lines = createInterface({ input, output: UNSEEN, terminal: (input as { isTTY?: boolean }).isTTY === true })
  const stop = () => lines.close()
  terminal.signal.addEventListener('abort', stop, { once: true })
  lines.once('SIGINT', stop)
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    stop()
  }
}

const REFUSALS = {
  PasswordTooShort: `It is too short: ${LEAST_PASSWORD_LENGTH} characters at least, 15 are better.`,
  PasswordTooLong: 'It is too long.',
  PasswordIsLogin: 'It is the login itself.',
} as const

/**
 * Sets the password of a login and ends its sessions. It is read from the terminal or a pipe and never stands on the
 * command line, where everybody on the machine could read it.
 */
export const setPassword = async (
  { clientOf }: Pick<Operator, 'clientOf'>,
  { about: login }: Pick<Given, 'about'>,
  terminal: Pick<Terminal, 'print' | 'warn' | 'signal'>,
  input: Readable = process.stdin,
): Promise<ExitCode> => {
  if (!login) throw new NotPossible('Say whose: cluster password wang --config operator.yaml')
  if ((input as { isTTY?: boolean }).isTTY) terminal.warn(`New password of ${login} (it is not shown):`)
  const password = await secretLine(input, terminal)
  if (password === '') throw new NotPossible('No password was given; nothing was changed.')
  const set = await askOwner(organisationCalls.setPassword, clientOf)({ login, password })
  if (!set.ok) throw new NotPossible(`${REFUSALS[set.refusal]} Nothing was changed.`)
  terminal.print(`The password of ${login} is set, and all sessions of ${login} have ended.`)
  return EXIT.ok
}
