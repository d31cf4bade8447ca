import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { EXIT, messageFor, type ExitCode } from '../cli/exit.js'
import type { OpenFolder, SentCommand } from '../cli/folder-command.js'
import type { Terminal } from '../cli/terminal.js'
import type { OwnerAddress } from '../host/folder-owner.js'
import { frameOf, frameReader, piecesOf } from './frames.js'
import { cancel, PROTOCOL, request } from './protocol.js'

export interface OwnerServerOptions {
  readonly folder: OpenFolder
  readonly commands: readonly SentCommand[]
  /** Told of faults of commands; whoever asked is told as well. */
  readonly onFault: (where: string, error: unknown) => void
}

/** Takes commands for a folder in use from other processes of this machine. */
export interface OwnerServer {
  readonly address: OwnerAddress
  /** Asks the commands under way to stop, waits for them, and takes no more. */
  close(): Promise<void>
}

/** A client that has not said what it wants by then is sent away. */
const FIRST_WORD_MILLIS = 5_000
/** Commands under way at once; figures and a rebuild side by side are enough. */
const MOST_CLIENTS = 8

type Request = ReturnType<typeof request.parse>

const terminalOf = (socket: Socket, isTerminal: boolean, signal: AbortSignal): Terminal => {
  const say = (to: 'out' | 'error' | 'progress') => (line: string) => {
    for (const text of piecesOf(to === 'progress' ? line : `${line}\n`)) {
      if (socket.writable) socket.write(frameOf({ to, text }))
    }
  }
  return { isTerminal, signal, print: say('out'), warn: say('error'), progress: say('progress') }
}

/** Runs what was asked for; how it ended is an exit code, also for a fault. */
const runAsked = async (
  { folder, commands, onFault }: OwnerServerOptions,
  { protocol, command: name, input }: Request,
  terminal: Terminal,
): Promise<ExitCode> => {
  const command = commands.find((one) => one.name === name)
  if (protocol !== PROTOCOL || !command) {
    terminal.warn(`The running product does not know this ${name}: it is another version. Stop it first.`)
    return EXIT.refused
  }
  try {
    return await command.run(folder, input, terminal)
  } catch (error) {
    const { message, code } = messageFor(error)
    terminal.warn(message)
    if (code === EXIT.fault) onFault(`command ${name}`, error)
    return code
  }
}

const isToken = (given: string, token: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** One client: its first frame is the request; a cancel, or going away, stops what runs for it. */
const serveClient = (
  socket: Socket,
  token: string,
  options: OwnerServerOptions,
): { stop(): void; done: Promise<void> } => {
  const asked = new AbortController()
  const read = frameReader(64 * 1024)
  const tooLate = setTimeout(() => socket.destroy(), FIRST_WORD_MILLIS)
  let running: Promise<void> | null = null
  const hear = (frame: object): void => {
    if (running !== null) {
      if (cancel.safeParse(frame).success) asked.abort()
      return
    }
    const said = request.safeParse(frame)
    if (!said.success || !isToken(said.data.token, token)) return void socket.destroy()
    clearTimeout(tooLate)
    const terminal = terminalOf(socket, said.data.terminal, asked.signal)
    running = runAsked(options, said.data, terminal).then((exit) => void socket.end(frameOf({ exit })))
  }
  socket.on('data', (chunk: Buffer) => {
    try {
      read(chunk).forEach(hear)
    } catch {
      socket.destroy()
    }
  })
  socket.on('error', () => socket.destroy())
  const done = new Promise<void>((resolve) => {
    socket.once('close', () => {
      clearTimeout(tooLate)
      asked.abort()
      void (running ?? Promise.resolve()).then(resolve)
    })
  })
  return { stop: () => (running ? asked.abort() : void socket.destroy()), done }
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** Listens on loopback at a port of the system's choice; who cannot read the token in the lock file is sent away. */
export const ownerServer = async (options: OwnerServerOptions): Promise<OwnerServer> => {
  const token = randomBytes(32).toString('base64url')
  const clients = new Set<ReturnType<typeof serveClient>>()
  const server = createServer((socket) => {
    if (clients.size >= MOST_CLIENTS) return void socket.destroy()
    const client = serveClient(socket, token, options)
    clients.add(client)
    void client.done.then(() => clients.delete(client))
  })
  const port = await listening(server)
  return {
    address: { port, token },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const client of clients) client.stop()
      await Promise.all([...clients].map(({ done }) => done))
      await closed
    },
  }
}
