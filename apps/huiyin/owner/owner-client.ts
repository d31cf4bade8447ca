import { connect } from 'node:net'
import { EXIT } from '../cli/exit.js'
import type { Terminal } from '../cli/terminal.js'
import type { OwnerAddress } from '../host/folder-owner.js'
import { frameOf, frameReader } from './frames.js'
import { answer, PROTOCOL } from './protocol.js'

/** The owner that the lock file names does not answer as one. */
export class OwnerSilent extends Error {
  override name = 'OwnerSilent'
}

/** What a command writes to, byte for byte as the owner says it. */
export interface Wires extends Pick<Terminal, 'isTerminal' | 'signal'> {
  write(to: 'out' | 'error' | 'progress', text: string): void
}

/**
 * Has a command run by the owner of a folder, and resolves with its exit code. When the signal is set the owner is asked
 * to stop, and what it then says is still waited for. Rejects with `OwnerSilent` when there is no such owner or it went
 * away without an end.
 */
export const askOwner = (
  { port, token }: OwnerAddress,
  { command, input }: { readonly command: string; readonly input: unknown },
  { write, isTerminal: terminal, signal }: Wires,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const read = frameReader()
    let exit: number | null = null
    const stop = () => void socket.write(frameOf({ cancel: true }))
    const fail = (why: string) => reject(new OwnerSilent(`the process that owns the folder ${why}`))
    socket.once('connect', () => {
      socket.write(frameOf({ protocol: PROTOCOL, token, command, input, terminal }))
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    })
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const frame of read(chunk)) {
          const said = answer.parse(frame)
          if ('exit' in said) exit = said.exit
          else write(said.to, said.text)
        }
      } catch {
        socket.destroy()
      }
    })
    socket.on('error', () => fail('does not answer'))
    socket.once('close', () => {
      signal.removeEventListener('abort', stop)
      if (exit !== null) resolve(exit)
      else if (signal.aborted) resolve(EXIT.interrupted)
      else fail('went away before the command had ended')
    })
  })
